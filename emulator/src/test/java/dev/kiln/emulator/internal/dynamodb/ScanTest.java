package dev.kiln.emulator.internal.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ScanTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    @Test
    void readsEverythingOnceInSegmentsOfAnyNumber() {
        dynamo.hashTable();
        for (int i = 0; i < 50; i++) {
            dynamo.put("hash", "h", "key" + i);
        }

        for (int segments : List.of(1, 3, 7)) {
            int found = 0;
            for (int segment = 0; segment < segments; segment++) {
                int mine = segment;
                found += dynamo.client
                        .scan(r -> r.tableName("hash").segment(mine).totalSegments(segments))
                        .count();
            }
            assertThat(found).isEqualTo(50);
        }
    }

    @Test
    void goesOnAfterAPage() {
        dynamo.hashTable();
        for (int i = 0; i < 10; i++) {
            dynamo.put("hash", "h", "key" + i);
        }

        assertThat(dynamo.client
                        .scanPaginator(r -> r.tableName("hash").limit(3))
                        .items())
                .hasSize(10)
                .doesNotHaveDuplicates();
    }

    @Test
    void wantsBothOrNeitherOfTheSegmentParameters() {
        assertThatThrownBy(() -> dynamo.client.scan(r -> r.tableName("hash").segment(0)))
                .hasMessageContaining("The TotalSegments parameter is required but was not present");
    }
}
