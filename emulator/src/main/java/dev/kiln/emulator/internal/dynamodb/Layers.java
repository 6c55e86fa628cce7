package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.dynamodb.value.RequestLayer;
import java.util.Map;

/** Which operation words its errors how, as observed in October 2026; AWS moves operations on one by one. */
final class Layers {
    private static final Map<Class<?>, RequestLayer> LAYERS = Map.of(
            PutItem.class, RequestLayer.ENVELOPE,
            UpdateItem.class, RequestLayer.ENVELOPE,
            DeleteItem.class, RequestLayer.ENVELOPE,
            GetItem.class, RequestLayer.BARE,
            BatchGetItem.class, RequestLayer.BARE,
            Query.class, RequestLayer.BARE);

    private Layers() {}

    static RequestLayer of(Class<?> operation) {
        return LAYERS.getOrDefault(operation, RequestLayer.OLD);
    }
}
