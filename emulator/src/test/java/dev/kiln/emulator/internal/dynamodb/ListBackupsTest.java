package dev.kiln.emulator.internal.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.BackupSummary;
import software.amazon.awssdk.services.dynamodb.model.BackupTypeFilter;
import software.amazon.awssdk.services.dynamodb.model.ListBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.ListBackupsResponse;

class ListBackupsTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    private List<String> list(Consumer<ListBackupsRequest.Builder> wanted) {
        return dynamo.client.listBackups(wanted).backupSummaries().stream()
                .map(BackupSummary::backupArn)
                .toList();
    }

    @Test
    void listsByTableAndTimePageByPage() {
        dynamo.hashTable().rangeTable();
        String first = dynamo.backup("hash");
        dynamo.time.advance(Duration.ofSeconds(1));
        Instant middle = dynamo.time.now();
        String second = dynamo.backup("hash");
        String range = dynamo.backup("range");
        dynamo.client.deleteTable(delete -> delete.tableName("hash"));

        assertThat(list(all -> {})).containsExactly(first, second, range);
        assertThat(list(all -> all.tableName("hash"))).containsExactly(first, second);
        assertThat(list(all -> all.tableName("hash").timeRangeLowerBound(middle)))
                .containsExactly(second);
        assertThat(list(all -> all.timeRangeUpperBound(middle))).containsExactly(first);
        ListBackupsResponse page = dynamo.client.listBackups(list -> list.limit(2));
        assertThat(page.lastEvaluatedBackupArn()).isEqualTo(second);
        assertThat(list(rest -> rest.exclusiveStartBackupArn(second))).containsExactly(range);
        assertThatThrownBy(
                        () -> list(all -> all.timeRangeLowerBound(middle).timeRangeUpperBound(middle.minusMillis(1))))
                .hasMessageContaining("Time range lower bound must be less than or equal to upper bound");
    }

    @Test
    void aTableThatCouldBeRestoredLeavesABackupForThirtyFiveDays() {
        dynamo.hashTable().recover("hash");
        dynamo.client.deleteTable(delete -> delete.tableName("hash"));

        assertThat(list(all -> {})).isEmpty();
        assertThat(dynamo.client
                        .listBackups(list -> list.backupType(BackupTypeFilter.ALL))
                        .backupSummaries())
                .singleElement()
                .satisfies(backup -> {
                    assertThat(backup.backupName()).isEqualTo("hash$DeletedTableBackup");
                    assertThat(backup.backupArn()).endsWith("-00000000");
                    assertThat(backup.backupExpiryDateTime())
                            .isEqualTo(dynamo.time.now().plus(Duration.ofDays(35)));
                });
        dynamo.time.advance(Duration.ofDays(35));
        assertThat(list(all -> all.backupType(BackupTypeFilter.ALL))).isEmpty();
    }
}
