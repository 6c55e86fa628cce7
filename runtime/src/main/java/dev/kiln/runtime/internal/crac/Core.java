package dev.kiln.runtime.internal.crac;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Holds the one context of this JVM (or of this class loader). */
public final class Core {
    private static final Context<Resource> GLOBAL = new Registered();

    private Core() {}

    /** The context that {@code org.crac} registers resources with. */
    public static Context<Resource> getGlobalContext() {
        return GLOBAL;
    }

    /** Not for the function to decide. */
    @SuppressWarnings("DoNotCallSuggester") // org.crac looks for it, and calls it when the function does
    public static void checkpointRestore() {
        throw new UnsupportedOperationException("Lambda takes the snapshot itself, when init is over");
    }

    /** Calls resources in the reverse order of registration before a checkpoint, and in order after a restore. */
    private static final class Registered extends Context<Resource> {
        private final List<Resource> resources = new ArrayList<>();

        @Override
        public synchronized void register(Resource resource) {
            resources.add(resource);
        }

        private synchronized List<Resource> snapshot() {
            return new ArrayList<>(resources);
        }

        @Override
        public void beforeCheckpoint(Context<? extends Resource> context) throws CheckpointException {
            CheckpointException failed = new CheckpointException();
            List<Resource> reversed = snapshot();
            Collections.reverse(reversed);
            for (Resource resource : reversed) {
                try {
                    resource.beforeCheckpoint(this);
                } catch (Exception e) { // the edge to the function's hooks: each gets its turn
                    failed.addSuppressed(e);
                }
            }
            if (failed.getSuppressed().length > 0) {
                throw failed;
            }
        }

        @Override
        public void afterRestore(Context<? extends Resource> context) throws RestoreException {
            RestoreException failed = new RestoreException();
            for (Resource resource : snapshot()) {
                try {
                    resource.afterRestore(this);
                } catch (Exception e) { // the edge to the function's hooks: each gets its turn
                    failed.addSuppressed(e);
                }
            }
            if (failed.getSuppressed().length > 0) {
                throw failed;
            }
        }
    }
}
