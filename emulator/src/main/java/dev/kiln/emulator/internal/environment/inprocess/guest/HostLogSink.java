package dev.kiln.emulator.internal.environment.inprocess.guest;

import com.amazonaws.services.lambda.runtime.api.client.logging.LogSink;
import com.amazonaws.services.lambda.runtime.logging.LogFormat;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.kiln.emulator.internal.environment.inprocess.bridge.Host;
import java.nio.charset.StandardCharsets;

/** Where {@code LambdaLogger} writes. As on AWS each call begins a line, whether or not the one before ended its own. */
final class HostLogSink implements LogSink {
    private final Host host;

    HostLogSink(Host host) {
        this.host = host;
    }

    @Override
    public void log(byte[] message) {
        String text = new String(message, StandardCharsets.UTF_8);
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            host.log(text.substring(start, end));
            start = end + 1;
        }
        if (start < text.length() || text.isEmpty()) {
            host.log(text.substring(start));
        }
    }

    @Override
    public void log(LogLevel level, LogFormat format, byte[] message) {
        log(message);
    }

    @Override
    public void close() {}
}
