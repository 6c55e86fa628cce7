package dev.kiln.emulator.internal.aws;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A service that is made when it is first called: its operations cost class loading that most tests need of one or two
 * services only. Its own lock guards the making.
 */
public final class Service {
    private final String name;
    private final String targetPrefix;
    private final String models;
    private final Supplier<ServiceApi> maker;
    private volatile @Nullable ServiceApi api;

    /**
     * Describes what a service is found by.
     *
     * @param name in a signature's credential scope and in host names
     * @param targetPrefix what stands before the dot in {@code X-Amz-Target}; empty for REST services
     * @param models package of the SDK's request classes
     */
    public Service(String name, String targetPrefix, String models, Supplier<ServiceApi> maker) {
        this.name = name;
        this.targetPrefix = targetPrefix;
        this.models = models;
        this.maker = maker;
    }

    /** Returns a service that has been made. */
    public static Service of(ServiceApi made, String models) {
        return new Service(made.name(), made.targetPrefix(), models, () -> made);
    }

    public String name() {
        return name;
    }

    public String targetPrefix() {
        return targetPrefix;
    }

    public String models() {
        return models;
    }

    public ServiceApi api() {
        ServiceApi made = api;
        return made == null ? make() : made;
    }

    private synchronized ServiceApi make() {
        ServiceApi made = api;
        if (made == null) {
            made = maker.get();
            api = made;
        }
        return made;
    }
}
