package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;

class LambdaConstraintsTest {
    private static final CreateFunctionRequest GOOD = CreateFunctionRequest.builder()
            .functionName("hello")
            .role("arn:aws:iam::000000000000:role/r")
            .handler("a.B::c")
            .runtime("java21")
            .timeout(900)
            .memorySize(128)
            .architecturesWithStrings("arm64")
            .environment(environment -> environment.variables(Map.of("AB", "c")))
            .tags(Map.of("team", "x"))
            .code(code -> {})
            .build();

    /** Newer than the SDK that Kiln is built with; they apply when users bring one that has them. */
    private static final List<String> NEWER = List.of(
            "FunctionCode.S3ObjectStorageMode",
            "UpdateFunctionCodeRequest.S3ObjectStorageMode",
            "LayerVersionContentInput.S3ObjectStorageMode",
            "DurableConfig.KMSKeyArn");

    @Test
    void speaksOnlyOfMembersThatTheSdkHas() throws ReflectiveOperationException {
        List<String> unknown = new ArrayList<>();
        for (String line : LambdaConstraints.TABLE.strip().split("\n", -1)) {
            List<String> words = List.of(line.split(" ", -1));
            int dot = words.get(0).indexOf('.');
            List<String> members = dot < 0
                    ? words.subList(2, words.size())
                    : List.of(words.get(0).substring(dot + 1));
            String types = dot < 0 ? words.get(0) : words.get(0).substring(0, dot);
            for (String type : types.split("\\|", -1)) {
                Class<?> model = Class.forName(InvokeRequest.class.getPackageName() + "." + type);
                SdkPojo builder = (SdkPojo) model.getMethod("builder").invoke(null);
                List<String> known = builder.sdkFields().stream()
                        .<String>map(SdkField::memberName)
                        .toList();
                members.stream()
                        .filter(member -> !known.contains(member))
                        .forEach(member -> unknown.add(type + "." + member));
            }
        }
        assertThat(unknown).isSubsetOf(NEWER);
    }

    @Test
    void requiresWhatTheModelRequires() {
        assertThat(failure(CreateFunctionRequest.builder().functionName("f").build()))
                .isEqualTo("2 validation errors detected: "
                        + "Value null at 'role' failed to satisfy constraint: Member must not be null; "
                        + "Value null at 'code' failed to satisfy constraint: Member must not be null");
        assertThat(failure(GOOD.toBuilder().ephemeralStorage(storage -> {}).build()))
                .endsWith(
                        "Value null at 'ephemeralStorage.size' failed to satisfy constraint: Member must not be null");
    }

    @Test
    void acceptsAnOrdinaryFunction() {
        assertThatCode(() -> LambdaConstraints.CONSTRAINTS.check(GOOD)).doesNotThrowAnyException();
    }

    @Test
    void wordsABadRoleAsAwsDoes() {
        assertThat(failure(GOOD.toBuilder().role("r1").build()))
                .isEqualTo("1 validation error detected: Value 'r1' at 'role' failed to satisfy constraint: "
                        + "Member must satisfy regular expression pattern: "
                        + "arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+");
    }

    @Test
    void reportsElementsOfListsAndMapsAsOneConstraint() {
        assertThat(failure(GOOD.toBuilder().architecturesWithStrings("x86").build()))
                .isEqualTo(
                        "1 validation error detected: Value '[x86]' at 'architectures' failed to satisfy constraint: "
                                + "Member must satisfy constraint: "
                                + "[Member must satisfy enum value set: [x86_64, arm64], Member must not be null]");
        assertThat(failure(GOOD.toBuilder()
                        .environment(environment -> environment.variables(Map.of("1", "x")))
                        .build()))
                .isEqualTo(
                        "1 validation error detected: Value at 'environment.variables' failed to satisfy constraint: "
                                + "Map keys must satisfy constraint: "
                                + "[Member must satisfy regular expression pattern: [a-zA-Z]([a-zA-Z0-9_])+]");
    }

    @Test
    void boundsTimeoutAndMemory() {
        assertThat(failure(GOOD.toBuilder().timeout(901).memorySize(64).build()))
                .startsWith("2 validation errors detected: ")
                .contains("Value '901' at 'timeout' failed to satisfy constraint: "
                        + "Member must have value less than or equal to 900")
                .contains("Value '64' at 'memorySize' failed to satisfy constraint: "
                        + "Member must have value greater than or equal to 128");
    }

    @Test
    void checksTheModeOfAnInvocation() {
        assertThat(failure(InvokeRequest.builder()
                        .functionName("f")
                        .invocationType("Sometimes")
                        .build()))
                .isEqualTo("1 validation error detected: Value 'Sometimes' at 'invocationType' failed to satisfy "
                        + "constraint: Member must satisfy enum value set: [Event, RequestResponse, DryRun]");
    }

    private static String failure(SdkPojo request) {
        AwsServiceException thrown =
                catchThrowableOfType(AwsServiceException.class, () -> LambdaConstraints.CONSTRAINTS.check(request));
        return thrown.awsErrorDetails().errorMessage();
    }
}
