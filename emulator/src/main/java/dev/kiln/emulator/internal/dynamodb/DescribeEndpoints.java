package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.message.HttpRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeEndpointsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeEndpointsResponse;
import software.amazon.awssdk.services.dynamodb.model.Endpoint;

/**
 * Answers the regional endpoint, under the host that the caller used.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeEndpoints.html">AWS: DescribeEndpoints</a>
 */
final class DescribeEndpoints implements Operation.Direct<DescribeEndpointsRequest, DescribeEndpointsResponse> {
    private static final long CACHE_MINUTES = 1440;

    @Override
    public DescribeEndpointsResponse run(DescribeEndpointsRequest request, CallContext call) {
        HttpRequest http = call.http();
        String host = http == null ? null : http.header("Host");
        if (host == null || host.isEmpty()) {
            host = "dynamodb." + call.region() + ".amazonaws.com";
        }
        return DescribeEndpointsResponse.builder()
                .endpoints(Endpoint.builder()
                        .address(host)
                        .cachePeriodInMinutes(CACHE_MINUTES)
                        .build())
                .build();
    }
}
