package dev.kiln.emulator.internal.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsResponse;
import software.amazon.awssdk.services.dynamodb.model.Stream;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

class ListStreamsTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    @Test
    void listsPageByPageAndByTable() {
        String hash = dynamo.hashTable().stream("hash", StreamViewType.KEYS_ONLY);
        String range = dynamo.rangeTable().stream("range", StreamViewType.KEYS_ONLY);

        ListStreamsResponse first = dynamo.streams.listStreams(list -> list.limit(1));
        ListStreamsResponse second =
                dynamo.streams.listStreams(list -> list.exclusiveStartStreamArn(first.lastEvaluatedStreamArn()));

        assertThat(first.streams()).singleElement().satisfies(stream -> {
            assertThat(stream.streamArn()).isEqualTo(hash).endsWith("/stream/" + stream.streamLabel());
            assertThat(stream.tableName()).isEqualTo("hash");
        });
        assertThat(second.streams()).extracting(Stream::streamArn).containsExactly(range);
        assertThat(second.lastEvaluatedStreamArn()).isNull();
        assertThat(dynamo.streams.listStreams(list -> list.tableName("range")).streams())
                .extracting(Stream::streamArn)
                .containsExactly(range);
        assertThat(dynamo.streams.listStreams(list -> list.tableName("none")).streams())
                .isEmpty();
    }

    @Test
    void aDeletedTablesStreamStaysListedForADay() {
        dynamo.hashTable().stream("hash", StreamViewType.KEYS_ONLY);
        dynamo.client.deleteTable(delete -> delete.tableName("hash"));

        dynamo.time.advance(Duration.ofHours(24));
        assertThat(dynamo.streams.listStreams().streams()).hasSize(1);
        dynamo.time.advance(Duration.ofMillis(1));
        assertThat(dynamo.streams.listStreams().streams()).isEmpty();
    }

    @Test
    void refusesWhatIsNotTheArnOfAStream() {
        assertThatThrownBy(() -> dynamo.streams.listStreams(list -> list.exclusiveStartStreamArn("x".repeat(40))))
                .hasMessageContaining("Invalid StreamArn");
        assertThatThrownBy(() -> dynamo.streams.listStreams(list -> list.limit(101)))
                .hasMessageContaining("at 'limit' failed to satisfy constraint");
    }
}
