package dev.kiln.emulator.internal.s3;

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
import org.jspecify.annotations.Nullable;

/**
 * What happened to an object, as AWS's event record says it.
 *
 * @param version of the record's form; tags and ACLs are told of in a later one
 * @param key of the object, as it is
 * @param object what the record says of the object
 * @param restored what the record says of the archive; empty for most
 */
record Happening(String name, String version, String key, Map<String, Object> object, Map<String, Object> restored) {
    static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Something that made an object what it is. */
    static Happening to(String name, ObjectRecord object) {
        return new Happening(name, "2.1", object.key(), whole(object), Map.of());
    }

    private static Map<String, Object> whole(ObjectRecord object) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("key", Encoding.encoded(object.key()));
        shown.put("size", object.size());
        shown.put("eTag", object.etag());
        version(shown, object.versionId());
        shown.put("sequencer", sequencer(object.sequence()));
        return shown;
    }

    /** Something about an object that leaves its body as it is. */
    static Happening about(String name, ObjectRecord object) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("key", Encoding.encoded(object.key()));
        shown.put("eTag", object.etag());
        version(shown, object.versionId());
        return new Happening(name, "2.3", object.key(), shown, Map.of());
    }

    static Happening gone(String name, String key, @Nullable String versionId, long sequence) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("key", Encoding.encoded(key));
        if (name.endsWith("DeleteMarkerCreated")) {
            shown.put("eTag", "d41d8cd98f00b204e9800998ecf8427e"); // that of nothing
        }
        if (versionId != null) {
            shown.put("versionId", versionId);
        }
        shown.put("sequencer", sequencer(sequence));
        return new Happening(name, "2.1", key, shown, Map.of());
    }

    static Happening restored(ObjectRecord object, Instant until) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("lifecycleRestorationExpiryTime", MILLIS.format(until));
        event.put("lifecycleRestoreStorageClass", object.storageClass());
        return new Happening("ObjectRestore:Completed", "2.1", object.key(), whole(object), event);
    }

    private static void version(Map<String, Object> shown, String versionId) {
        if (!versionId.equals(ObjectRecord.NO_VERSION)) {
            shown.put("versionId", versionId);
        }
    }

    private static String sequencer(long sequence) {
        return String.format(Locale.ROOT, "%018X", sequence);
    }

    /**
     * Returns the message of an event.
     *
     * @param id of the configuration that wants it
     */
    String record(BucketRecord bucket, @Nullable String id, Instant now, CallContext call) {
        String owner = Owners.id(bucket.account()).substring(0, 14).toUpperCase(Locale.ROOT);
        Map<String, Object> s3 = new LinkedHashMap<>();
        s3.put("s3SchemaVersion", "1.0");
        s3.put("configurationId", id == null ? "" : id);
        Map<String, Object> ofBucket = new LinkedHashMap<>();
        ofBucket.put("name", bucket.name());
        ofBucket.put("ownerIdentity", Map.of("principalId", owner));
        ofBucket.put("arn", "arn:aws:s3:::" + bucket.name());
        s3.put("bucket", ofBucket);
        s3.put("object", object);
        HttpRequest http = call.http();
        boolean ownDoing = !restored.isEmpty();
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("eventVersion", version);
        record.put("eventSource", "aws:s3");
        record.put("awsRegion", bucket.region());
        record.put("eventTime", MILLIS.format(now));
        record.put("eventName", name);
        record.put(
                "userIdentity", Map.of("principalId", ownDoing ? "AmazonCustomer:" + owner : "AWS:" + call.account()));
        String source = http == null ? "127.0.0.1" : http.sourceIp();
        record.put("requestParameters", Map.of("sourceIPAddress", ownDoing ? "s3.amazonaws.com" : source));
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("x-amz-request-id", call.requestId());
        response.put("x-amz-id-2", call.requestId());
        record.put("responseElements", response);
        record.put("s3", s3);
        if (ownDoing) {
            record.put("glacierEventData", Map.of("restoreEventData", restored));
        }
        return Json.write(Map.of("Records", List.of(record)));
    }
}
