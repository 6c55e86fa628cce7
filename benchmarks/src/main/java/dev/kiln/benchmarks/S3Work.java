package dev.kiln.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** What clients of S3 do, path style, each with requests made beforehand. */
enum S3Work implements Load.Work {
    PUT_1_KB("PutObject 1 KB") {
        @Override
        public long once(RawClient client) throws IOException {
            return client.span(put("small/" + next(), SMALL));
        }
    },
    GET_1_KB("GetObject 1 KB") {
        @Override
        public void prepare(RawClient client) throws IOException {
            client.call(put("small/read", SMALL));
        }

        @Override
        public long once(RawClient client) throws IOException {
            return client.span(get("/bench/small/read"));
        }
    },
    PUT_8_MB("PutObject 8 MB") {
        @Override
        public long once(RawClient client) throws IOException {
            return client.span(LARGE_PUTS[next() % LARGE_PUTS.length]);
        }
    },
    GET_8_MB("GetObject 8 MB") {
        @Override
        public void prepare(RawClient client) throws IOException {
            client.call(LARGE_PUTS[0]);
        }

        @Override
        public long once(RawClient client) throws IOException {
            return client.span(get("/bench/large/0"));
        }
    },
    LIST("ListObjectsV2 of 1,000 keys") {
        @Override
        public long once(RawClient client) throws IOException {
            return client.span(get("/listed?list-type=2&max-keys=1000&start-after=key0001"));
        }
    };

    static final byte[] SMALL = new byte[1024];

    private static final int NAMES = 1000;
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final byte[][] LARGE_PUTS = new byte[8][];

    static {
        Arrays.fill(SMALL, (byte) 'x');
        byte[] large = new byte[8 << 20];
        Arrays.fill(large, (byte) 'y');
        for (int i = 0; i < LARGE_PUTS.length; i++) {
            LARGE_PUTS[i] = put("large/" + i, large);
        }
    }

    final String title;

    S3Work(String title) {
        this.title = title;
    }

    private static int next() {
        return Math.floorMod(COUNT.incrementAndGet(), NAMES);
    }

    static byte[] bucket(String name) {
        return head("PUT", "/" + name, 0);
    }

    static byte[] put(String key, byte[] body) {
        return put("bench", key, body);
    }

    /** Sends the checksum that SDKs send unless they are told otherwise. */
    static byte[] put(String bucket, String key, byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(body);
        byte[] value = ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head(
                "PUT",
                "/" + bucket + "/" + key,
                body.length,
                "x-amz-sdk-checksum-algorithm: CRC32",
                "x-amz-checksum-crc32: " + Base64.getEncoder().encodeToString(value)));
        request.writeBytes(body);
        return request.toByteArray();
    }

    private static byte[] get(String target) {
        return head("GET", target, 0);
    }

    private static byte[] head(String method, String target, int length, String... headers) {
        return (method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                        + "Authorization: AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/s3/aws4_request,"
                        + " SignedHeaders=host;x-amz-date, Signature=0\r\nX-Amz-Date: 20260101T000000Z\r\n"
                        + "x-amz-content-sha256: UNSIGNED-PAYLOAD\r\n"
                        + Arrays.stream(headers).map(each -> each + "\r\n").collect(Collectors.joining())
                        + (method.equals("PUT") ? "Content-Length: " + length + "\r\n" : "") + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
