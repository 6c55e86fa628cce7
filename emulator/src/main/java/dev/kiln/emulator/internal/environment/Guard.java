package dev.kiln.emulator.internal.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The one lock of an environment. A change is made under it and lists its effects (completing a future, killing a process);
 * they run after the lock is left, in order, on the same thread.
 */
final class Guard {
    private final Object lock = new Object();

    /** What a change sets off outside the lock. */
    static final class Effects {
        private final List<Runnable> later = new ArrayList<>(2);

        void add(Runnable effect) {
            later.add(effect);
        }
    }

    <T> T change(Function<Effects, T> change) {
        Effects effects = new Effects();
        try {
            synchronized (lock) {
                return change.apply(effects);
            }
        } finally {
            effects.later.forEach(Runnable::run);
        }
    }

    void update(Consumer<Effects> change) {
        change(effects -> {
            change.accept(effects);
            return true;
        });
    }
}
