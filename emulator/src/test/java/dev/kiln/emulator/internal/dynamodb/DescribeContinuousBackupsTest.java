package dev.kiln.emulator.internal.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsDescription;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsStatus;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryDescription;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.TableNotFoundException;

class DescribeContinuousBackupsTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    private ContinuousBackupsDescription describe() {
        return dynamo.client
                .describeContinuousBackups(get -> get.tableName("hash"))
                .continuousBackupsDescription();
    }

    @Test
    void saysWhetherATableCanBeRestored() {
        dynamo.hashTable();
        assertThat(describe().continuousBackupsStatus()).isEqualTo(ContinuousBackupsStatus.ENABLED);
        assertThat(describe().pointInTimeRecoveryDescription())
                .isEqualTo(PointInTimeRecoveryDescription.builder()
                        .pointInTimeRecoveryStatus(PointInTimeRecoveryStatus.DISABLED)
                        .build());

        dynamo.recover("hash");

        assertThat(describe().pointInTimeRecoveryDescription().pointInTimeRecoveryStatus())
                .isEqualTo(PointInTimeRecoveryStatus.ENABLED);
        assertThat(describe().pointInTimeRecoveryDescription().latestRestorableDateTime())
                .isEqualTo(dynamo.time.now());
    }

    @Test
    void refusesTablesThatThereAreNot() {
        assertThatThrownBy(this::describe)
                .isInstanceOf(TableNotFoundException.class)
                .hasMessageContaining("Table not found: hash");
    }
}
