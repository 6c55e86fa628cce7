package dev.kiln.emulator.internal.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DynamoDbErrorsTest {
    @Test
    void errorsWithAnItemOrWithReasonsNameTheirMessageWithACapital() {
        assertThat(DynamoDbModel.ERRORS.messageNameOf(DynamoDbErrors.conditionFailed(null)))
                .isEqualTo("message");
        assertThat(DynamoDbModel.ERRORS.messageNameOf(DynamoDbErrors.conditionFailed(Map.of())))
                .isEqualTo("Message");
        assertThat(DynamoDbModel.ERRORS.messageNameOf(DynamoDbErrors.cancelled(List.of())))
                .isEqualTo("Message");
        assertThat(DynamoDbModel.ERRORS.messageNameOf(DynamoDbErrors.tableMissing()))
                .isEqualTo("message");
    }
}
