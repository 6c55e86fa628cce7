package dev.kiln.emulator.internal.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryDescription;

class UpdateContinuousBackupsTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    private PointInTimeRecoveryDescription set(boolean enabled, @Nullable Integer days) {
        return dynamo.client
                .updateContinuousBackups(update -> update.tableName("hash")
                        .pointInTimeRecoverySpecification(recovery ->
                                recovery.pointInTimeRecoveryEnabled(enabled).recoveryPeriodInDays(days)))
                .continuousBackupsDescription()
                .pointInTimeRecoveryDescription();
    }

    @Test
    void remembersSinceWhenAndHowFarBack() {
        dynamo.hashTable();
        Instant start = dynamo.time.now();
        assertThat(set(true, null).recoveryPeriodInDays()).isEqualTo(35);
        dynamo.time.advance(Duration.ofDays(2));

        assertThat(set(true, null).earliestRestorableDateTime()).isEqualTo(start);
        assertThat(set(true, 1).earliestRestorableDateTime()).isEqualTo(start.plus(Duration.ofDays(1)));
        set(false, null);
        assertThat(set(true, null).earliestRestorableDateTime()).isEqualTo(dynamo.time.now());
    }

    @Test
    void refusesPeriodsThatAreNotKept() {
        dynamo.hashTable();

        assertThatThrownBy(() -> set(false, 3)).hasMessageContaining("RecoveryPeriodInDays");
        assertThatThrownBy(() -> set(true, 36)).hasMessageContaining("Member must have value less than or equal to 35");
    }
}
