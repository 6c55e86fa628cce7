package dev.kiln.emulator.internal.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UntagResourceTest {
    private static final String TABLE = "arn:aws:dynamodb:us-east-1:000000000000:table/hash";

    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    @Test
    void takesOffTheTagsThatAreThere() {
        dynamo.hashTable()
                .client
                .tagResource(tags ->
                        tags.resourceArn(TABLE).tags(TagResourceTest.tag("a", "1"), TagResourceTest.tag("b", "2")));

        dynamo.client.untagResource(tags -> tags.resourceArn(TABLE).tagKeys("a", "none"));

        assertThat(dynamo.client
                        .listTagsOfResource(tags -> tags.resourceArn(TABLE))
                        .tags())
                .containsExactly(TagResourceTest.tag("b", "2"));
    }
}
