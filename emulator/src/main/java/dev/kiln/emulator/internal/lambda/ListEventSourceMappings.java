package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.List;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsRequest;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;

/**
 * Lists event source mappings: all, or those of a function, of a source, or of both.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_ListEventSourceMappings.html">AWS: ListEventSourceMappings</a>
 */
final class ListEventSourceMappings
        implements Operation.Direct<ListEventSourceMappingsRequest, ListEventSourceMappingsResponse> {
    private final Mappings mappings;

    ListEventSourceMappings(Mappings mappings) {
        this.mappings = mappings;
    }

    @Override
    public ListEventSourceMappingsResponse run(ListEventSourceMappingsRequest request, CallContext call) {
        String source = request.eventSourceArn();
        String function = request.functionName() == null
                ? null
                : FunctionName.of(request.functionName(), call).arn();
        List<Mapping> wanted = mappings.of(call).stream()
                .filter(mapping ->
                        source == null || source.equals(mapping.configuration().eventSourceArn()))
                .filter(mapping -> function == null
                        || function.equals(mapping.configuration().functionArn()))
                .toList();
        Pages<Mapping> page = Pages.page(wanted, Mapping::uuid, request.marker(), request.maxItems());
        return ListEventSourceMappingsResponse.builder()
                .eventSourceMappings(
                        page.items().stream().map(Mapping::configuration).toList())
                .nextMarker(page.nextMarker())
                .build();
    }
}
