package dev.kiln.emulator.internal.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.LambdaEmulator;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients of the Query protocol see; their requests are written here as they stand on the wire. */
class SqsQueryTest {
    private final LambdaEmulator emulator = LambdaEmulator.start();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        emulator.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.header(
                                    "Authorization",
                                    "AWS4-HMAC-SHA256 Credential=AK/20260131/us-east-1/sqs/aws4_request")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private URI at(String path) {
        return URI.create(emulator.endpoint() + path);
    }

    private HttpResponse<String> get(String pathAndQuery) {
        return send(HttpRequest.newBuilder(at(pathAndQuery)));
    }

    private HttpResponse<String> post(String form) {
        return send(HttpRequest.newBuilder(at("/"))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private String queue(String name) {
        String answer =
                post("Action=CreateQueue&Version=2012-11-05&QueueName=" + name).body();
        return found("<QueueUrl>(.*?)</QueueUrl>", answer);
    }

    private static String found(String pattern, String in) {
        Matcher matcher = Pattern.compile(pattern).matcher(in);
        assertThat(matcher.find()).as("%s in %s", pattern, in).isTrue();
        return Objects.requireNonNull(matcher.group(1));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void sendsReceivesAndDeletesWithForms() {
        String url = encoded(queue("jobs"));

        HttpResponse<String> sent =
                post("Action=SendMessage&QueueUrl=" + url + "&MessageBody=" + encoded("a <b> & \r\n\"ü\"")
                        + "&MessageAttribute.1.Name=one&MessageAttribute.1.Value.DataType=String"
                        + "&MessageAttribute.1.Value.StringValue=1"
                        + "&MessageAttribute.2.Name=two&MessageAttribute.2.Value.DataType=Binary"
                        + "&MessageAttribute.2.Value.BinaryValue=AQI%3D");
        assertThat(sent.headers().firstValue("Content-Type")).hasValue("text/xml");
        assertThat(sent.body())
                .startsWith("<?xml version=\"1.0\"?><SendMessageResponse"
                        + " xmlns=\"http://queue.amazonaws.com/doc/2012-11-05/\"><SendMessageResult><MD5OfMessageBody>")
                .contains("<MD5OfMessageAttributes>")
                .containsPattern("</SendMessageResult><ResponseMetadata><RequestId>.{36}</RequestId></ResponseMetadata>"
                        + "</SendMessageResponse>$");

        String received =
                post("Action=ReceiveMessage&AttributeName.1=ApproximateReceiveCount&MessageAttributeName.1=All&QueueUrl="
                                + url)
                        .body();
        assertThat(received)
                .contains("<ReceiveMessageResult><Message><MessageId>")
                .contains("<Body>a &lt;b&gt; &amp; &#xD;\n&quot;ü&quot;</Body>")
                .contains("<Attribute><Name>ApproximateReceiveCount</Name><Value>1</Value></Attribute>")
                .contains("<MessageAttribute><Name>one</Name><Value><StringValue>1</StringValue>"
                        + "<DataType>String</DataType></Value></MessageAttribute>")
                .contains("<BinaryValue>AQI=</BinaryValue>");

        String handle = found("<ReceiptHandle>(.*?)</ReceiptHandle>", received);
        assertThat(post("Action=DeleteMessage&ReceiptHandle=" + encoded(handle) + "&QueueUrl=" + url)
                        .body())
                .contains(
                        "<DeleteMessageResponse xmlns=\"http://queue.amazonaws.com/doc/2012-11-05/\"><ResponseMetadata>");
        assertThat(post("Action=ReceiveMessage&VisibilityTimeout=0&QueueUrl=" + url)
                        .body())
                .contains("<ReceiveMessageResult/>");
    }

    @Test
    void takesBatchesAndTagsAndAttributesInBothSpellings() {
        String url = encoded(queue("jobs"));
        String batch = post("Action=SendMessageBatch&QueueUrl=" + url
                        + "&SendMessageBatchRequestEntry.2.Id=b&SendMessageBatchRequestEntry.2.MessageBody=two"
                        + "&SendMessageBatchRequestEntry.1.Id=a&SendMessageBatchRequestEntry.1.MessageBody=one"
                        + "&SendMessageBatchRequestEntry.3.Id=c&SendMessageBatchRequestEntry.3.MessageBody=%01")
                .body();
        assertThat(batch)
                .containsSubsequence(
                        "<SendMessageBatchResultEntry><Id>a</Id>",
                        "<SendMessageBatchResultEntry><Id>b</Id>",
                        "<BatchResultErrorEntry><Id>c</Id><SenderFault>true</SenderFault><Code>InvalidMessageContents</Code>");

        post("Action=TagQueue&Tag.1.Key=k&Tag.1.Value=v&QueueUrl=" + url);
        post("Action=TagQueue&Tags.1.Key=l&Tags.1.Value=w&QueueUrl=" + url);
        assertThat(post("Action=ListQueueTags&QueueUrl=" + url).body())
                .contains("<Tag><Key>k</Key><Value>v</Value></Tag>", "<Tag><Key>l</Key><Value>w</Value></Tag>");

        post("Action=SetQueueAttributes&Attribute.Name=DelaySeconds&Attribute.Value=45&QueueUrl=" + url);
        assertThat(post("Action=GetQueueAttributes&AttributeName=DelaySeconds&QueueUrl=" + url)
                        .body())
                .contains("<GetQueueAttributesResult><Attribute><Name>DelaySeconds</Name><Value>45</Value></Attribute>"
                        + "</GetQueueAttributesResult>");
    }

    @Test
    void takesTheQueueFromThePathUnlessAParameterNamesOne() {
        queue("one");
        String other = queue("other");

        assertThat(get("/000000000000/one?Action=SendMessage&MessageBody=x").statusCode())
                .isEqualTo(200);
        assertThat(get("/000000000000/one?Action=ReceiveMessage").body()).contains("<Body>x</Body>");
        assertThat(get("/000000000000/one?Action=GetQueueAttributes&AttributeName.1=QueueArn&QueueUrl="
                                + encoded(other))
                        .body())
                .contains("us-east-1:000000000000:other");
        assertThat(get("/000000000000/one?Action=GetQueueUrl&QueueName=other").body())
                .contains("<QueueUrl>" + other + "</QueueUrl>");
    }

    @Test
    void findsTheServiceOfAnUnsignedRequestByItsAction() throws Exception {
        queue("jobs");

        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(at("/000000000000/jobs?Action=SendMessage&MessageBody=x"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.body()).contains("<MD5OfMessageBody>9dd4e461268c8034f5c8564e155c67a6</MD5OfMessageBody>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/000000000000/jobs", "/queue/us-east-1/000000000000/jobs"})
    void aMisspelledActionWithoutSignatureIsNoQuestionToS3(String path) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(at(path + "?Action=SendMesage&MessageBody=x"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("<Code>InvalidAction</Code>");
    }

    @Test
    void refusesInXmlWithTheCodesOfThisProtocol() {
        queue("jobs");

        HttpResponse<String> gone = get("/000000000000/none?Action=GetQueueAttributes");
        assertThat(gone.statusCode()).isEqualTo(400);
        assertThat(gone.body())
                .startsWith(
                        "<?xml version=\"1.0\"?><ErrorResponse xmlns=\"http://queue.amazonaws.com/doc/2012-11-05/\">"
                                + "<Error><Type>Sender</Type><Code>AWS.SimpleQueueService.NonExistentQueue</Code>"
                                + "<Message>The specified queue does not exist for this wsdl version.</Message><Detail/></Error>"
                                + "<RequestId>");
        assertThat(get("/000000000000/jobs?Action=SendMessage").body())
                .contains("<Code>MissingParameter</Code>"
                        + "<Message>The request must contain the parameter MessageBody.</Message>");
        assertThat(get("/000000000000/jobs?Action=GetQueueAttributes&AttributeName.1=Foobar")
                        .body())
                .contains("<Code>InvalidAttributeName</Code><Message>Unknown Attribute Foobar.</Message>");
        get("/000000000000/jobs?Action=PurgeQueue");
        HttpResponse<String> again = get("/000000000000/jobs?Action=PurgeQueue");
        assertThat(again.statusCode()).isEqualTo(403);
        assertThat(again.body()).contains("<Code>AWS.SimpleQueueService.PurgeQueueInProgress</Code>");
    }

    @Test
    void refusesActionsThatThereAreNotOrNotHere() {
        queue("jobs");

        for (String action : new String[] {"FooBar", "CreateQueue", "ListQueues"}) {
            HttpResponse<String> refused = get("/000000000000/jobs?Action=" + action);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body())
                    .contains("<Type>Sender</Type><Code>InvalidAction</Code><Message>The action " + action
                            + " is not valid for this endpoint.</Message>");
        }
        for (String path : new String[] {"/", "/000000000000/jobs"}) {
            HttpResponse<String> nothing = get(path);
            assertThat(nothing.statusCode()).isEqualTo(404);
            assertThat(nothing.body()).endsWith("<UnknownOperationException/>");
        }
    }
}
