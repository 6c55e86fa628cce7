package dev.kiln.cli;

import dev.kiln.emulator.LambdaEmulator;
import dev.kiln.emulator.LambdaFunction;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What {@code kiln serve} prints when it is ready: addresses, and lines to paste. */
final class Ready {
    private Ready() {}

    static String text(LambdaEmulator emulator, List<LambdaFunction> functions) {
        String endpoint = emulator.endpoint().toString();
        StringBuilder text = new StringBuilder("Kiln is ready at " + endpoint + "\n");
        for (LambdaFunction function : functions) {
            text.append("\n  ")
                    .append(function.name())
                    .append("   ")
                    .append(function.arn())
                    .append('\n');
            text.append("    curl ").append(function.url()).append('\n');
            text.append("    curl ")
                    .append(endpoint)
                    .append("/2015-03-31/functions/")
                    .append(function.name())
                    .append("/invocations -d '{}'\n");
            text.append("    aws --endpoint-url ")
                    .append(endpoint)
                    .append(" lambda invoke --function-name ")
                    .append(function.name())
                    .append(" /dev/stdout\n");
        }
        text.append("\nFor the AWS CLI and SDKs:\n  export AWS_ENDPOINT_URL=")
                .append(endpoint)
                .append(" AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_REGION=")
                .append(emulator.region())
                .append(" AWS_DEFAULT_REGION=")
                .append(emulator.region())
                .append("\nStop with Ctrl-C.");
        return text.toString();
    }

    static String json(LambdaEmulator emulator, List<LambdaFunction> functions) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("endpoint", emulator.endpoint().toString());
            json.writeArrayPropertyStart("functions");
            for (LambdaFunction function : functions) {
                json.writeStartObject();
                json.writeStringProperty("name", function.name());
                json.writeStringProperty("arn", function.arn());
                json.writeStringProperty("url", function.url().toString());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }
}
