import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** ElasticMQ in a process of its own, in memory; ends with its standard input. Run from its source, as no build of ours has ElasticMQ. */
final class ElasticMq {
    private ElasticMq() {}

    public static void main(String[] arguments) throws java.io.IOException {
        SQSRestServerBuilder.withInterface("127.0.0.1")
                .withPort(Integer.parseInt(arguments[0]))
                .start()
                .waitUntilStarted();
        System.out.println("started");
        while (System.in.read() >= 0) {
            // until the parent closes it
        }
        System.exit(0);
    }
}
