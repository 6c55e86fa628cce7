package dev.kiln.samples.hello;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.Invocation;
import dev.kiln.emulator.LambdaFunction;
import dev.kiln.emulator.LaunchMode;
import dev.kiln.junit.DeployFunction;
import dev.kiln.junit.Emulated;
import dev.kiln.junit.LambdaEmulatorExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

@ExtendWith(LambdaEmulatorExtension.class)
@DeployFunction(name = "hello", handler = HelloHandler.class, environment = "GREETING=Good day")
@DeployFunction(name = "hello-process", handler = HelloHandler.class, mode = LaunchMode.PROCESS)
class HelloHandlerTest {
    private static final String ADA = "{\"name\":\"Ada\"}";

    @Test
    void greetsWithTheConfiguredWord(LambdaFunction hello) {
        assertThat(hello.invoke(ADA).text()).isEqualTo("{\"greeting\":\"Good day, Ada\"}");
    }

    @Test
    void startsColdOnceAndIsWarmAfterwards(LambdaFunction hello) {
        hello.forceColdStart();

        Invocation cold = hello.invoke(ADA);
        Invocation warm = hello.invoke(ADA);

        assertThat(cold.coldStart()).isTrue();
        assertThat(cold.initDuration().orElseThrow()).isLessThan(Duration.ofSeconds(5));
        assertThat(warm.coldStart()).isFalse();
        assertThat(warm.responseLatency().orElseThrow())
                .isLessThan(cold.timeToFirstByte().orElseThrow());
    }

    @Test
    void runsUnderAwsRuntimeClientInAProcessOfItsOwn(@Emulated("hello-process") LambdaFunction process) {
        Invocation cold = process.invoke(ADA);
        Invocation warm = process.invoke(ADA);

        assertThat(cold.text()).isEqualTo("{\"greeting\":\"Hello, Ada\"}");
        assertThat(cold.initDuration().orElseThrow()).isPositive();
        assertThat(cold.logTail()).contains("START RequestId", "greeting Ada", "Init Duration");
        assertThat(warm.coldStart()).isFalse();
    }

    @Test
    void answersTheSdk(LambdaClient lambda) {
        InvokeResponse response =
                lambda.invoke(request -> request.functionName("hello").payload(SdkBytes.fromUtf8String(ADA)));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.functionError()).isNull();
        assertThat(response.payload().asUtf8String()).contains("Good day, Ada");
    }
}
