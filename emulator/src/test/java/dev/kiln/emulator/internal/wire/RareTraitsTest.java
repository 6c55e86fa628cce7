package dev.kiln.emulator.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.internal.message.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.JsonValueTrait;
import software.amazon.awssdk.core.traits.LocationTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import software.amazon.awssdk.core.traits.Trait;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListPartsRequest;
import software.amazon.awssdk.utils.builder.Buildable;

/** Traits that none of the services in use have, on S3's classes and on one made by hand. */
class RareTraitsTest {
    @Test
    void readsTimestampsOfHeadersAsHttpDates() {
        HeadObjectRequest.Builder builder = HeadObjectRequest.builder();
        RestBinding.readHeaders(
                builder,
                Shape.of(HeadObjectRequest.class),
                Headers.of("if-modified-since", "Tue, 14 Nov 2023 22:13:20 GMT", "Range", "bytes=0-1"));

        assertThat(builder.build().ifModifiedSince()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        assertThat(builder.build().range()).isEqualTo("bytes=0-1");
    }

    @Test
    void readsNumbersOfTheQuery() {
        ListPartsRequest.Builder builder = ListPartsRequest.builder();
        RestBinding.readQuery(builder, Shape.of(ListPartsRequest.class), "uploadId=a%2Bb+c&max-parts=7&x-id=ListParts");

        assertThat(builder.build().maxParts()).isEqualTo(7);
        assertThat(builder.build().uploadId()).isEqualTo("a+b c");
    }

    @Test
    void writesMapsAsHeadersWithAPrefix() {
        Headers headers = new Headers();
        RestBinding.writeHeaders(
                HeadObjectResponse.builder()
                        .metadata(Map.of("colour", "red"))
                        .lastModified(Instant.ofEpochSecond(1_700_000_000))
                        .contentLength(5L)
                        .build(),
                headers);

        assertThat(headers.first("x-amz-meta-colour")).isEqualTo("red");
        assertThat(headers.first("Last-Modified")).isEqualTo("Tue, 14 Nov 2023 22:13:20 GMT");
        assertThat(headers.first("Content-Length")).isEqualTo("5");

        HeadObjectResponse.Builder back = HeadObjectResponse.builder();
        RestBinding.readHeaders(back, Shape.of(HeadObjectResponse.class), headers);
        assertThat(back.build().metadata()).containsExactly(Map.entry("colour", "red"));
    }

    @Test
    void passesDocumentsAndOddNumbersAndTextTimes() {
        String json = "{\"doc\":{\"a\":[1,2.5,\"x\",true,null]},\"time\":\"2023-11-14T22:13:20Z\",\"real\":\"NaN\"}";
        HandMade read = (HandMade) JsonCodec.JSON.read(HandMade.class, json.getBytes(StandardCharsets.UTF_8));

        assertThat(read.values)
                .containsEntry(
                        "doc",
                        Document.mapBuilder()
                                .putList(
                                        "a",
                                        list -> list.addNumber("1")
                                                .addNumber("2.5")
                                                .addString("x")
                                                .addBoolean(true)
                                                .addNull())
                                .build());
        assertThat(read.values).containsEntry("time", Instant.ofEpochSecond(1_700_000_000));
        assertThat(new String(JsonCodec.JSON.write(read), StandardCharsets.UTF_8))
                .isEqualTo(json);
    }

    @Test
    void wrapsJsonInHeadersIntoBase64AndGivesTheRestOfTheQueryToAMap() {
        HandMade builder = HandMade.builder();
        RestBinding.readHeaders(builder, Shape.of(HandMade.class), Headers.of("X-Json", "eyJhIjoxfQ=="));
        RestBinding.readQuery(builder, Shape.of(HandMade.class), "a=1&b&c=x%20y");
        assertThat(builder.values)
                .containsEntry("json", "{\"a\":1}")
                .containsEntry("query", Map.of("a", "1", "b", "", "c", "x y"));

        Headers headers = new Headers();
        RestBinding.writeHeaders(builder, headers);
        assertThat(headers.first("X-Json")).isEqualTo("eyJhIjoxfQ==");
    }

    /** Its own builder, which is all that the codecs ask of a class. */
    public static final class HandMade implements SdkPojo, Buildable {
        private static final List<SdkField<?>> FIELDS = List.of(
                field(MarshallingType.DOCUMENT, "doc", "doc", MarshallLocation.PAYLOAD),
                field(
                        MarshallingType.INSTANT,
                        "time",
                        "time",
                        MarshallLocation.PAYLOAD,
                        TimestampFormatTrait.create(Format.ISO_8601)),
                field(MarshallingType.DOUBLE, "real", "real", MarshallLocation.PAYLOAD),
                field(MarshallingType.STRING, "json", "X-Json", MarshallLocation.HEADER, JsonValueTrait.create()),
                field(
                        MarshallingType.MAP,
                        "query",
                        "",
                        MarshallLocation.QUERY_PARAM,
                        MapTrait.builder()
                                .valueFieldInfo(field(MarshallingType.STRING, "v", "v", MarshallLocation.PAYLOAD))
                                .build()));

        private final Map<String, Object> values = new HashMap<>();

        public static HandMade builder() {
            return new HandMade();
        }

        private static <T> SdkField<T> field(
                MarshallingType<T> type, String member, String name, MarshallLocation location, Trait... more) {
            Trait[] traits = Arrays.copyOf(more, more.length + 1);
            traits[more.length] = LocationTrait.builder()
                    .location(location)
                    .locationName(name)
                    .build();
            return SdkField.<T>builder(type)
                    .memberName(member)
                    .traits(traits)
                    .getter(from -> as(type, ((HandMade) from).values.get(member)))
                    .setter((to, value) -> ((HandMade) to).values.put(member, value))
                    .build();
        }

        @SuppressWarnings({"unchecked", "NullAway"}) // each field reads what it wrote, or nothing
        private static <T> T as(MarshallingType<T> type, @Nullable Object value) {
            return (T) type.getTargetClass().cast(value);
        }

        @Override
        public List<SdkField<?>> sdkFields() {
            return FIELDS;
        }

        @Override
        public Object build() {
            return this;
        }
    }
}
