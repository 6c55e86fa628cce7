package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.AwsCalls;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
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

    private final Configurations.Kind<NotificationConfiguration> configurations;
    private final Supplier<AwsCalls> calls;
    private final Time time;

    Notifications(Configurations.Kind<NotificationConfiguration> configurations, Supplier<AwsCalls> calls, Time time) {
        this.configurations = configurations;
        this.calls = calls;
        this.time = time;
    }

    void created(BucketRecord bucket, ObjectRecord object, String how, CallContext call) {
        send(bucket, Happening.to("ObjectCreated:" + how, object), call);
    }

    void tagged(BucketRecord bucket, ObjectRecord object, String how, CallContext call) {
        send(bucket, Happening.about("ObjectTagging:" + how, object), call);
    }

    void aclChanged(BucketRecord bucket, ObjectRecord object, CallContext call) {
        send(bucket, Happening.about("ObjectAcl:Put", object), call);
    }

    /** Tells that an archived object is asked for, and, since that takes no time, that it is there. */
    void restored(BucketRecord bucket, ObjectRecord object, Instant until, CallContext call) {
        send(bucket, Happening.to("ObjectRestore:Post", object), call);
        send(bucket, Happening.restored(object, until), call);
    }

    /** Tells of what a lifecycle rule ended: a version, or by the delete marker that it made. */
    void expired(BucketRecord bucket, ObjectRecord version, long sequence, String how, CallContext call) {
        String versionId = bucket.versioning().isEmpty() ? null : version.versionId();
        send(bucket, Happening.gone("LifecycleExpiration:" + how, version.key(), versionId, sequence), call);
    }

    void removed(
            BucketRecord bucket, String key, @Nullable String versionId, long sequence, String how, CallContext call) {
        send(bucket, Happening.gone("ObjectRemoved:" + how, key, versionId, sequence), call);
    }

    private void send(BucketRecord bucket, Happening happening, CallContext call) {
        NotificationConfiguration configured = configurations.get(bucket.name());
        if (configured == null) {
            return;
        }
        configured.queueConfigurations().forEach(queue -> {
            if (wants(queue.eventsAsStrings(), queue.filter(), happening)) {
                queue(queue.queueArn(), happening.record(bucket, queue.id(), time.now(), call), call);
            }
        });
        configured.lambdaFunctionConfigurations().forEach(function -> {
            if (wants(function.eventsAsStrings(), function.filter(), happening)) {
                function(function.lambdaFunctionArn(), happening.record(bucket, function.id(), time.now(), call), call);
            }
        });
    }

    private static boolean wants(
            List<String> events, @Nullable NotificationConfigurationFilter filter, Happening happening) {
        String event = happening.name();
        boolean named = events.stream().anyMatch(each -> {
            String wanted = each.startsWith("s3:") ? each.substring(3) : each;
            return wanted.equals(event)
                    || (wanted.endsWith("*") && event.startsWith(wanted.substring(0, wanted.length() - 1)));
        });
        return named && KeyFilter.of(filter).passes(happening.key());
    }

    /** Sends what tells a new destination that it is one. */
    void test(BucketRecord bucket, NotificationConfiguration configured, CallContext call) {
        Instant now = time.now();
        configured.queueConfigurations().forEach(queue -> {
            Map<String, Object> event = new LinkedHashMap<>();
            event.put("Service", "Amazon S3");
            event.put("Event", "s3:TestEvent");
            event.put("Time", Happening.MILLIS.format(now));
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
        calls.get()
                .call(request, SendMessageResponse.class, in(arn, call))
                .whenComplete((sent, failure) -> warn(arn, failure));
    }

    private void function(String arn, String event, CallContext call) {
        InvokeRequest request = InvokeRequest.builder()
                .functionName(arn)
                .invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromUtf8String(event))
                .build();
        calls.get()
                .call(request, InvokeResponse.class, in(arn, call))
                .whenComplete((sent, failure) -> warn(arn, failure));
    }

    /** The destination may be in another region than the caller. */
    static CallContext in(String arn, CallContext call) {
        return new CallContext(
                call.account(),
                arn.split(":", -1)[3],
                call.requestId(),
                call.principal(),
                call.traceHeader(),
                call.http());
    }

    private static void warn(String arn, @Nullable Throwable failure) {
        if (failure != null) {
            LOG.warn("S3 could not notify {}: {}", arn, failure.getMessage());
        }
    }
}
