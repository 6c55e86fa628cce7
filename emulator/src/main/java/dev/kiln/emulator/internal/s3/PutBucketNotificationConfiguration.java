package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.AwsCalls;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfigurationFilter;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;

/**
 * Sets who is told of what happens to objects, and sends queues a test event.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html">AWS: PutBucketNotificationConfiguration</a>
 */
final class PutBucketNotificationConfiguration
        implements Operation.Waiting<
                PutBucketNotificationConfigurationRequest, PutBucketNotificationConfigurationResponse> {
    private final S3 s3;
    private final Configurations.Kind<NotificationConfiguration> configurations;
    private final Supplier<AwsCalls> calls;

    PutBucketNotificationConfiguration(
            S3 s3, Configurations.Kind<NotificationConfiguration> configurations, Supplier<AwsCalls> calls) {
        this.s3 = s3;
        this.configurations = configurations;
        this.calls = calls;
    }

    @Override
    public CompletionStage<PutBucketNotificationConfigurationResponse> run(
            PutBucketNotificationConfigurationRequest request, CallContext call) {
        BucketRecord bucket = s3.buckets().bucket(request.bucket());
        NotificationConfiguration given = request.notificationConfiguration() == null
                ? NotificationConfiguration.builder().build()
                : request.notificationConfiguration();
        if (!given.topicConfigurations().isEmpty()) {
            throw S3Errors.of(501, "NotImplemented", "Kiln does not support topics as destinations of notifications.")
                    .error();
        }
        NotificationConfiguration named = named(given);
        NotificationChecks.check(named, bucket);
        boolean skip = Boolean.TRUE.equals(request.skipDestinationValidation());
        CompletionStage<?> valid = skip ? CompletableFuture.completedFuture(bucket) : destinations(named, call);
        return valid.thenApply(known -> {
            configurations.put(bucket.name(), named);
            if (!skip) {
                s3.notifications().test(bucket, named, call);
            }
            return PutBucketNotificationConfigurationResponse.builder().build();
        });
    }

    /** Gives those an id that have none, and writes the names of filter rules as S3 does. */
    private static NotificationConfiguration named(NotificationConfiguration given) {
        return given.toBuilder()
                .queueConfigurations(given.queueConfigurations().stream()
                        .map(queue -> queue.toBuilder()
                                .id(id(queue.id()))
                                .filter(written(queue.filter()))
                                .build())
                        .toList())
                .lambdaFunctionConfigurations(given.lambdaFunctionConfigurations().stream()
                        .map(function -> function.toBuilder()
                                .id(id(function.id()))
                                .filter(written(function.filter()))
                                .build())
                        .toList())
                .build();
    }

    private static String id(@Nullable String given) {
        return given == null ? UUID.randomUUID().toString() : given;
    }

    /** Returns a filter with the names of its rules as S3 writes them. */
    private static @Nullable NotificationConfigurationFilter written(@Nullable NotificationConfigurationFilter filter) {
        if (filter == null || filter.key() == null) {
            return filter;
        }
        List<FilterRule> rules = filter.key().filterRules().stream()
                .map(rule -> rule.nameAsString() == null
                        ? rule
                        : rule.toBuilder().name(capital(rule.nameAsString())).build())
                .toList();
        return filter.toBuilder().key(key -> key.filterRules(rules)).build();
    }

    private static String capital(String name) {
        return name.equalsIgnoreCase("prefix") ? "Prefix" : name.equalsIgnoreCase("suffix") ? "Suffix" : name;
    }

    /** Asks the destinations whether they are there; those that are not are named together. */
    private CompletionStage<?> destinations(NotificationConfiguration configuration, CallContext call) {
        Map<String, CompletableFuture<String>> missing = new LinkedHashMap<>();
        configuration.queueConfigurations().forEach(queue -> {
            String[] arn = queue.queueArn().split(":", -1);
            GetQueueUrlRequest request = GetQueueUrlRequest.builder()
                    .queueName(arn[5])
                    .queueOwnerAWSAccountId(arn[4])
                    .build();
            missing.put(
                    queue.queueArn(),
                    answer(
                            calls.get()
                                    .call(request, GetQueueUrlResponse.class, Notifications.in(queue.queueArn(), call)),
                            "The destination queue does not exist"));
        });
        configuration.lambdaFunctionConfigurations().forEach(function -> {
            String arn = function.lambdaFunctionArn();
            GetFunctionConfigurationRequest request =
                    GetFunctionConfigurationRequest.builder().functionName(arn).build();
            missing.put(
                    arn + ", null",
                    answer(
                            calls.get()
                                    .call(request, GetFunctionConfigurationResponse.class, Notifications.in(arn, call)),
                            "Not authorized to invoke function [" + arn + "]"));
        });
        return CompletableFuture.allOf(missing.values().toArray(CompletableFuture[]::new))
                .thenRun(() -> refuse(missing));
    }

    /** Becomes a complaint where there is no such destination; "" where there is. */
    private static CompletableFuture<String> answer(CompletionStage<?> answer, String complaint) {
        return answer.handle((found, failure) -> failure == null ? "" : complaint)
                .toCompletableFuture();
    }

    private static void refuse(Map<String, CompletableFuture<String>> missing) {
        S3Errors.Made error =
                S3Errors.of(400, "InvalidArgument", "Unable to validate the following destination configurations");
        int number = 0;
        for (Map.Entry<String, CompletableFuture<String>> each : missing.entrySet()) {
            String complaint = each.getValue().join();
            if (!complaint.isEmpty()) {
                number++;
                error.with("ArgumentName" + number, each.getKey()).with("ArgumentValue" + number, complaint);
            }
        }
        if (number > 0) {
            throw error.error();
        }
    }
}
