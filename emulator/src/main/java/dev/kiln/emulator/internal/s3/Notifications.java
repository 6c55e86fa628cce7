package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.AwsCalls;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.json.Json;
import dev.kiln.emulator.internal.message.HttpRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfigurationFilter;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/**
 * Tells queues and functions what happened to objects, by the same calls that S3 makes.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">AWS: Event message
 *     structure</a>
 */
final class Notifications {
    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Configurations.Kind<NotificationConfiguration> configurations;
    private final Supplier<AwsCalls> calls;
    private final Time time;

    Notifications(Configurations.Kind<NotificationConfiguration> configurations, Supplier<AwsCalls> calls, Time time) {
        this.configurations = configurations;
        this.calls = calls;
        this.time = time;
    }

    void created(BucketRecord bucket, ObjectRecord object, String how, CallContext call) {
        send(bucket, "ObjectCreated:" + how, object.key(), object(bucket, object), call);
    }

    void tagged(BucketRecord bucket, ObjectRecord object, String how, CallContext call) {
        send(bucket, "ObjectTagging:" + how, object.key(), object(bucket, object), call);
    }

    /** Tells of what a lifecycle rule ended: a version, or by the delete marker that it made. */
    void expired(BucketRecord bucket, ObjectRecord version, String how, CallContext call) {
        String versionId = bucket.versioning().isEmpty() ? null : version.versionId();
        gone(bucket, version.key(), versionId, version.sequence(), "LifecycleExpiration:" + how, call);
    }

    void removed(
            BucketRecord bucket, String key, @Nullable String versionId, long sequence, String how, CallContext call) {
        gone(bucket, key, versionId, sequence, "ObjectRemoved:" + how, call);
    }

    private void gone(
            BucketRecord bucket,
            String key,
            @Nullable String versionId,
            long sequence,
            String event,
            CallContext call) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("key", Encoding.encoded(key));
        if (versionId != null) {
            object.put("versionId", versionId);
        }
        object.put("sequencer", sequencer(sequence));
        send(bucket, event, key, object, call);
    }

    private static Map<String, Object> object(BucketRecord bucket, ObjectRecord object) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("key", Encoding.encoded(object.key()));
        shown.put("size", object.size());
        shown.put("eTag", object.etag());
        if (!bucket.versioning().isEmpty()) {
            shown.put("versionId", object.versionId());
        }
        shown.put("sequencer", sequencer(object.sequence()));
        return shown;
    }

    private static String sequencer(long sequence) {
        return String.format(Locale.ROOT, "%018X", sequence);
    }

    private void send(BucketRecord bucket, String event, String key, Map<String, Object> object, CallContext call) {
        NotificationConfiguration configured = configurations.get(bucket.name());
        if (configured == null) {
            return;
        }
        configured.queueConfigurations().forEach(queue -> {
            if (wants(queue.eventsAsStrings(), queue.filter(), event, key)) {
                queue(queue.queueArn(), record(bucket, event, queue.id(), object, call), call);
            }
        });
        configured.lambdaFunctionConfigurations().forEach(function -> {
            if (wants(function.eventsAsStrings(), function.filter(), event, key)) {
                function(function.lambdaFunctionArn(), record(bucket, event, function.id(), object, call), call);
            }
        });
    }

    private static boolean wants(
            List<String> events, @Nullable NotificationConfigurationFilter filter, String event, String key) {
        boolean named = events.stream().anyMatch(each -> {
            String wanted = each.startsWith("s3:") ? each.substring(3) : each;
            return wanted.equals(event)
                    || (wanted.endsWith("*") && event.startsWith(wanted.substring(0, wanted.length() - 1)));
        });
        if (!named || filter == null || filter.key() == null) {
            return named;
        }
        for (FilterRule rule : filter.key().filterRules()) {
            boolean prefix = "prefix".equalsIgnoreCase(rule.nameAsString());
            String value = rule.value() == null ? "" : rule.value();
            if (prefix ? !key.startsWith(value) : !key.endsWith(value)) {
                return false;
            }
        }
        return true;
    }

    private String record(
            BucketRecord bucket, String event, @Nullable String id, Map<String, Object> object, CallContext call) {
        HttpRequest http = call.http();
        Map<String, Object> s3 = new LinkedHashMap<>();
        s3.put("s3SchemaVersion", "1.0");
        s3.put("configurationId", id == null ? "" : id);
        s3.put(
                "bucket",
                new LinkedHashMap<>(Map.of(
                        "name",
                        bucket.name(),
                        "ownerIdentity",
                        Map.of(
                                "principalId",
                                Owners.id(bucket.account()).substring(0, 14).toUpperCase(Locale.ROOT)),
                        "arn",
                        "arn:aws:s3:::" + bucket.name())));
        s3.put("object", object);
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("eventVersion", "2.1");
        record.put("eventSource", "aws:s3");
        record.put("awsRegion", bucket.region());
        record.put("eventTime", MILLIS.format(time.now()));
        record.put("eventName", event);
        record.put("userIdentity", Map.of("principalId", "AWS:" + call.account()));
        record.put("requestParameters", Map.of("sourceIPAddress", http == null ? "127.0.0.1" : http.sourceIp()));
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("x-amz-request-id", call.requestId());
        response.put("x-amz-id-2", call.requestId());
        record.put("responseElements", response);
        record.put("s3", s3);
        return Json.write(Map.of("Records", List.of(record)));
    }

    /** Sends what tells a new destination that it is one. */
    void test(BucketRecord bucket, NotificationConfiguration configured, CallContext call) {
        Instant now = time.now();
        configured.queueConfigurations().forEach(queue -> {
            Map<String, Object> event = new LinkedHashMap<>();
            event.put("Service", "Amazon S3");
            event.put("Event", "s3:TestEvent");
            event.put("Time", MILLIS.format(now));
            event.put("Bucket", bucket.name());
            event.put("RequestId", call.requestId());
            event.put("HostId", call.requestId());
            queue(queue.queueArn(), Json.write(event), call);
        });
    }

    private void queue(String arn, String message, CallContext call) {
        String[] parts = arn.split(":", -1);
        String url = "http://sqs.localhost/" + parts[4] + "/" + parts[5];
        SendMessageRequest request =
                SendMessageRequest.builder().queueUrl(url).messageBody(message).build();
        calls.get().call(request, SendMessageResponse.class, call).whenComplete((sent, failure) -> warn(arn, failure));
    }

    private void function(String arn, String event, CallContext call) {
        InvokeRequest request = InvokeRequest.builder()
                .functionName(arn)
                .invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromUtf8String(event))
                .build();
        calls.get().call(request, InvokeResponse.class, call).whenComplete((sent, failure) -> warn(arn, failure));
    }

    private static void warn(String arn, @Nullable Throwable failure) {
        if (failure != null) {
            LOG.warn("S3 could not notify {}: {}", arn, failure.getMessage());
        }
    }
}
