package dev.kiln.emulator;

import dev.kiln.emulator.internal.inprocess.DoorAsyncHttpClient;
import dev.kiln.emulator.internal.inprocess.DoorHttpClient;
import dev.kiln.emulator.internal.message.HttpDoor;
import java.net.URI;
import java.util.concurrent.Executor;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkAsyncClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.regions.Region;

/** Builds SDK clients that call the emulator without sockets. */
final class Clients {
    /** Never connected to: requests go to the door. */
    private static final URI ENDPOINT = URI.create("http://kiln.localhost");

    private final EmulatorConfig config;
    private final HttpDoor door;
    private final Executor blocking;

    Clients(EmulatorConfig config, HttpDoor door, Executor blocking) {
        this.config = config;
        this.door = door;
        this.blocking = blocking;
    }

    <B extends AwsClientBuilder<B, C>, C> C build(B builder) {
        builder.endpointOverride(ENDPOINT)
                .region(Region.of(config.region()))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(config.account(), "kiln")));
        if (builder instanceof SdkSyncClientBuilder<?, ?> sync) {
            sync.httpClient(new DoorHttpClient(door, blocking));
        } else if (builder instanceof SdkAsyncClientBuilder<?, ?> async) {
            async.httpClient(new DoorAsyncHttpClient(door, blocking));
        } else {
            throw new IllegalArgumentException(builder.getClass().getName()
                    + " takes no HTTP client; build it with endpointOverride(emulator.endpoint())");
        }
        return builder.build();
    }
}
