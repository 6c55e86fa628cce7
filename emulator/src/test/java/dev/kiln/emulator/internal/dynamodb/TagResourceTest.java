package dev.kiln.emulator.internal.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
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
                .hasMessageContaining("ARNs must start with 'arn:': hash");
    }

    @Test
    void refusesWhatNoTagCanHave() {
        dynamo.hashTable();

        assertThatThrownBy(() -> dynamo.client.tagResource(
                        tags -> tags.resourceArn(TABLE).tags(tag("100%", "1"))))
                .hasMessageContaining("The Tag Key provided is invalid, Key: 100%");
        assertThatThrownBy(() -> dynamo.client.tagResource(
                        tags -> tags.resourceArn(TABLE).tags(tag("AWS:a", "1"))))
                .hasMessageContaining("Tag Key cannot be prefixed with aws:, Key: AWS:a");
        assertThatThrownBy(() -> dynamo.client.tagResource(
                        tags -> tags.resourceArn(TABLE).tags(tag("a", "v".repeat(257)))))
                .hasMessageContaining("The Tag Value provided is invalid, Value: vvv");
    }

    @Test
    void takesAllTagsOfARequestOrNone() {
        dynamo.hashTable();

        assertThatThrownBy(() -> dynamo.client.tagResource(
                        tags -> tags.resourceArn(TABLE).tags(tag("b", "1"), tag("a", "1"), tag("a", "2"))))
                .hasMessageContaining("Duplicate Tag Keys provided as input: Duplicate Tag Key found a");
        assertThatThrownBy(() -> dynamo.client.tagResource(tags -> tags.resourceArn(TABLE)
                        .tags(IntStream.range(0, 51)
                                .mapToObj(i -> tag("k" + i, "1"))
                                .toList())))
                .hasMessageContaining("Number of Tags exceed the current limit for the provided ResourceArn");

        assertThat(dynamo.client
                        .listTagsOfResource(list -> list.resourceArn(TABLE))
                        .tags())
                .isEmpty();
    }
}
