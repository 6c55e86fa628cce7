package dev.kiln.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What clients of SQS do, with messages of 1 KB. Before each round the queue is made anew. */
enum SqsWork implements Load.Work {
    SEND("SendMessage 1 KB") {
        @Override
        public void prepare(RawClient client) throws IOException {
            fill(client, 0);
        }

        @Override
        public long once(RawClient client) throws IOException {
            return client.span(SEND_ONE);
        }
    },
    RECEIVE_AND_DELETE("ReceiveMessage + DeleteMessage") {
        @Override
        public void prepare(RawClient client) throws IOException {
            fill(client, 25_000);
        }

        @Override
        public long once(RawClient client) throws IOException {
            long start = System.nanoTime();
            List<String> handles = handles(client.text(RECEIVE_ONE));
            if (handles.isEmpty()) {
                return -1;
            }
            client.call(request("DeleteMessage", QUEUE + ",\"ReceiptHandle\":\"" + handles.get(0) + "\"}"));
            return System.nanoTime() - start;
        }
    },
    SEND_BATCH("SendMessageBatch 10") {
        @Override
        public void prepare(RawClient client) throws IOException {
            fill(client, 0);
        }

        @Override
        public long once(RawClient client) throws IOException {
            return client.span(SEND_TEN);
        }
    },
    RECEIVE_AND_DELETE_BATCH("ReceiveMessage 10 + DeleteMessageBatch 10") {
        @Override
        public void prepare(RawClient client) throws IOException {
            fill(client, 60_000);
        }

        @Override
        public long once(RawClient client) throws IOException {
            long start = System.nanoTime();
            List<String> handles = handles(client.text(RECEIVE_TEN));
            if (handles.isEmpty()) {
                return -1;
            }
            String entries = IntStream.range(0, handles.size())
                    .mapToObj(i -> "{\"Id\":\"" + i + "\",\"ReceiptHandle\":\"" + handles.get(i) + "\"}")
                    .collect(Collectors.joining(","));
            client.call(request("DeleteMessageBatch", QUEUE + ",\"Entries\":[" + entries + "]}"));
            return System.nanoTime() - start;
        }
    };

    private static final String QUEUE = "{\"QueueUrl\":\"http://127.0.0.1/000000000000/bench\"";
    private static final String BODY = "x".repeat(1024);
    private static final byte[] SEND_ONE = request("SendMessage", QUEUE + ",\"MessageBody\":\"" + BODY + "\"}");
    private static final byte[] SEND_TEN = request(
            "SendMessageBatch",
            QUEUE
                    + IntStream.range(0, 10)
                            .mapToObj(i -> "{\"Id\":\"" + i + "\",\"MessageBody\":\"" + BODY + "\"}")
                            .collect(Collectors.joining(",", ",\"Entries\":[", "]}")));
    private static final byte[] RECEIVE_ONE = request("ReceiveMessage", QUEUE + "}");
    private static final byte[] RECEIVE_TEN = request("ReceiveMessage", QUEUE + ",\"MaxNumberOfMessages\":10}");
    private static final String HANDLE = "\"ReceiptHandle\":\"";

    final String title;

    SqsWork(String title) {
        this.title = title;
    }

    private static void fill(RawClient client, int messages) throws IOException {
        client.call(request("CreateQueue", "{\"QueueName\":\"bench\"}"));
        client.call(request("DeleteQueue", QUEUE + "}"));
        client.call(request("CreateQueue", "{\"QueueName\":\"bench\"}"));
        for (int i = 0; i < messages; i += 10) {
            client.call(SEND_TEN);
        }
    }

    private static List<String> handles(String reply) {
        List<String> handles = new ArrayList<>();
        for (int at = reply.indexOf(HANDLE); at >= 0; at = reply.indexOf(HANDLE, at)) {
            int start = at + HANDLE.length();
            at = reply.indexOf('"', start);
            handles.add(reply.substring(start, at));
        }
        return handles;
    }

    private static byte[] request(String operation, String body) {
        return ("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-amz-json-1.0\r\n"
                        + "X-Amz-Target: AmazonSQS." + operation + "\r\n"
                        + "Authorization: AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/sqs/aws4_request,"
                        + " SignedHeaders=host;x-amz-date, Signature=0\r\nX-Amz-Date: 20260101T000000Z\r\n"
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
