package dev.kiln.emulator.internal.inprocess;

import dev.kiln.emulator.internal.http.SdkClientContract;
import java.net.URI;
import java.util.concurrent.Executor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;

/** The socketless clients under the SDK. */
class SdkInProcessTest extends SdkClientContract {
    @Override
    protected URI endpoint() {
        return URI.create("http://nobody.listens.here.invalid");
    }

    @Override
    protected SdkHttpClient blocking(Executor threads) {
        return new DoorHttpClient(door, threads);
    }

    @Override
    protected SdkAsyncHttpClient async(Executor threads) {
        return new DoorAsyncHttpClient(door, threads);
    }
}
