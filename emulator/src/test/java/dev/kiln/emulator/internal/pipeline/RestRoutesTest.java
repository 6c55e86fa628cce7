package dev.kiln.emulator.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.internal.aws.ServiceApi.Route;
import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.RequestBody;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RestRoutesTest {
    private final RestRoutes routes = new RestRoutes(List.of(
            new Route("ListFunctions", "GET", "/2015-03-31/functions"),
            new Route("GetFunction", "GET", "/2015-03-31/functions/{FunctionName}"),
            new Route("DeleteFunction", "DELETE", "/2015-03-31/functions/{FunctionName}"),
            new Route("GetAlias", "GET", "/2015-03-31/functions/{FunctionName}/aliases/{Name}"),
            new Route("ListLayers", "GET", "/2018-10-31/layers"),
            new Route("GetLayerVersionByArn", "GET", "/2018-10-31/layers?find=LayerVersion"),
            new Route("GetObject", "GET", "/{Bucket}/{Key+}")));

    @Test
    void findsByMethodAndPath() {
        assertThat(find("GET", "/2015-03-31/functions", "")).isEqualTo("ListFunctions {}");
        assertThat(find("GET", "/2015-03-31/functions/", "")).isEqualTo("ListFunctions {}");
        assertThat(find("DELETE", "/2015-03-31/functions/f", "")).isEqualTo("DeleteFunction {FunctionName=f}");
        assertThat(find("PUT", "/2015-03-31/functions/f", "")).isEqualTo("nothing");
    }

    @Test
    void decodesLabels() {
        assertThat(find("GET", "/2015-03-31/functions/arn%3Aaws%3Alambda/aliases/a+b", ""))
                .isEqualTo("GetAlias {FunctionName=arn:aws:lambda, Name=a+b}");
    }

    @Test
    void literalQueryParametersDecideBetweenRoutesOfOnePath() {
        assertThat(find("GET", "/2018-10-31/layers", "find=LayerVersion&Arn=x")).isEqualTo("GetLayerVersionByArn {}");
        assertThat(find("GET", "/2018-10-31/layers", "MaxItems=5")).isEqualTo("ListLayers {}");
    }

    @Test
    void greedyLabelsTakeTheRest() {
        assertThat(find("GET", "/bucket/a/b%20c", "")).isEqualTo("GetObject {Bucket=bucket, Key=a/b c}");
    }

    private String find(String method, String path, String query) {
        RestRoutes.@Nullable Match match =
                routes.find(new HttpRequest(method, path, query, new Headers(), RequestBody.EMPTY));
        return match == null
                ? "nothing"
                : match.operation() + " "
                        + Map.copyOf(match.labels()).entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .toList()
                                .toString()
                                .replace('[', '{')
                                .replace(']', '}');
    }
}
