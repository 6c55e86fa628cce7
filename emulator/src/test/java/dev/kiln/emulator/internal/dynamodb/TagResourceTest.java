package dev.kiln.emulator.internal.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.Tag;

class TagResourceTest {
    private static final String TABLE = "arn:aws:dynamodb:us-east-1:000000000000:table/hash";

    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    @Test
    void replacesTheValueOfAKeyThatIsThere() {
        dynamo.hashTable().client.tagResource(tags -> tags.resourceArn(TABLE).tags(tag("a", "1"), tag("b", "2")));
        dynamo.client.tagResource(tags -> tags.resourceArn(TABLE).tags(tag("a", "3")));

        assertThat(dynamo.client
                        .listTagsOfResource(tags -> tags.resourceArn(TABLE))
                        .tags())
                .isEqualTo(List.of(tag("a", "3"), tag("b", "2")));
    }

    @Test
    void refusesATableThatIsNotThereAndAnArnThatIsNone() {
        assertThatThrownBy(() -> dynamo.client.tagResource(
                        tags -> tags.resourceArn(TABLE).tags(tag("a", "1"))))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> dynamo.client.tagResource(
                        tags -> tags.resourceArn("hash").tags(tag("a", "1"))))
                .hasMessageContaining("Invalid TableArn");
    }

    @Test
    void refusesWhatNoTagCanHave() {
        dynamo.hashTable();

        assertThatThrownBy(() -> dynamo.client.tagResource(
                        tags -> tags.resourceArn(TABLE).tags(tag("100%", "1"))))
                .hasMessageContaining("Member must satisfy regular expression pattern");
    }
}
