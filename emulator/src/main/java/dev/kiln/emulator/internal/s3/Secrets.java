package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.message.HttpRequest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of access keys, as far as clients gave them away: an emulator is used with a few common ones, and a request whose signature
 * one of them makes says whose it is. Links of such an access key can be verified; others are taken as they are.
 */
final class Secrets {
    private static final List<String> COMMON = List.of("test", "kiln", "secret");
    private static final int MOST_KEYS = 1000;
    private static final int MOST_TRIES = 3;
    private static final int MOST_HOSTS = 16;

    private final Map<String, Known> known = new LinkedHashMap<>();

    /** What is known of an access key; guarded by its owner's lock. */
    private static final class Known {
        private @Nullable String secret;
        private int tries;
        private final Set<String> hosts = new LinkedHashSet<>();
    }

    /** The secrets that an access key may have. */
    static Set<String> common(String accessKey) {
        Set<String> secrets = new LinkedHashSet<>(COMMON);
        if (!accessKey.isEmpty()) {
            secrets.add(accessKey);
        }
        return secrets;
    }

    /** Learns from a request that is signed in its header. */
    void learn(HttpRequest request) {
        Signed signed = Signed.header(request);
        if (signed == null) {
            return;
        }
        synchronized (known) {
            Known of = known.get(signed.accessKey());
            if (of == null) {
                if (known.size() == MOST_KEYS) {
                    return;
                }
                of = new Known();
                known.put(signed.accessKey(), of);
            }
            if (of.secret == null && of.tries < MOST_TRIES) {
                of.tries++;
                of.secret = common(signed.accessKey()).stream()
                        .filter(signed::isOf)
                        .findFirst()
                        .orElse(null);
            }
            if (of.hosts.size() < MOST_HOSTS) {
                of.hosts.add(signed.host());
            }
        }
    }

    /** Returns the secret of an access key; null where no client gave it away. */
    @Nullable
    String of(String accessKey) {
        synchronized (known) {
            Known of = known.get(accessKey);
            return of == null ? null : of.secret;
        }
    }

    /** Returns by which names clients with an access key call the emulator. A link may come back by another than it was made for. */
    List<String> hosts(String accessKey) {
        synchronized (known) {
            Known of = known.get(accessKey);
            return of == null ? List.of() : List.copyOf(of.hosts);
        }
    }
}
