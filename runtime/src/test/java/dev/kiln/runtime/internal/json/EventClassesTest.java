package dev.kiln.runtime.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** The classes of aws-lambda-java-events, which name things a little differently from the events. */
@NullUnmarked // AWS's classes say nothing of null
@SuppressWarnings("JavaUtilDate")
class EventClassesTest {

    private static <T> T read(String json, Class<T> type) {
        return type.cast(
                Objects.requireNonNull(Json.read(json.replace('\'', '"').getBytes(UTF_8), type)));
    }

    @Test
    void readsSqsRecords() {
        SQSEvent event = read("""
                {'Records':[{'messageId':'m-1','body':'hello','attributes':{'ApproximateReceiveCount':'1'},
                'messageAttributes':{'k':{'stringValue':'v','dataType':'String','binaryListValues':[],'binaryValue':'AQI='}},
                'md5OfBody':'x','eventSource':'aws:sqs','eventSourceARN':'arn:aws:sqs:q','awsRegion':'eu-west-1'}]}
                """, SQSEvent.class);
        SQSEvent.SQSMessage message = event.getRecords().get(0);
        assertThat(message.getBody()).isEqualTo("hello");
        assertThat(message.getEventSourceArn()).isEqualTo("arn:aws:sqs:q");
        assertThat(message.getAwsRegion()).isEqualTo("eu-west-1");
        assertThat(message.getAttributes()).containsEntry("ApproximateReceiveCount", "1");
        assertThat(message.getMessageAttributes().get("k").getStringValue()).isEqualTo("v");
        assertThat(message.getMessageAttributes().get("k").getBinaryValue().remaining())
                .isEqualTo(2);
    }

    @Test
    void readsSnsRecordsWithTheirJodaTime() {
        SNSEvent event = read(
                "{'Records':[{'EventSource':'aws:sns','Sns':{'Message':'hi','Timestamp':'2024-01-02T03:04:05.678Z',"
                        + "'MessageAttributes':{'a':{'Type':'String','Value':'v'}}}}]}",
                SNSEvent.class);
        SNSEvent.SNS sns = event.getRecords().get(0).getSNS();
        assertThat(sns.getMessage()).isEqualTo("hi");
        assertThat(sns.getTimestamp().getMillis()).isEqualTo(1704164645678L);
        assertThat(sns.getMessageAttributes().get("a").getValue()).isEqualTo("v");
    }

    @Test
    void readsS3RecordsThroughConstructors() {
        S3Event event = read("""
                {'Records':[{'eventVersion':'2.1','eventSource':'aws:s3','awsRegion':'eu-west-1',
                'eventTime':'2024-01-02T03:04:05.678Z','eventName':'ObjectCreated:Put',
                'userIdentity':{'principalId':'p'},'requestParameters':{'sourceIPAddress':'1.2.3.4'},
                'responseElements':{'x-amz-request-id':'r','x-amz-id-2':'i'},
                's3':{'s3SchemaVersion':'1.0','configurationId':'c','bucket':{'name':'b','arn':'arn:aws:s3:::b'},
                'object':{'key':'a+b%3F','size':1024,'eTag':'e','sequencer':'s'}}}]}
                """, S3Event.class);
        var record = event.getRecords().get(0);
        assertThat(record.getS3().getBucket().getName()).isEqualTo("b");
        assertThat(record.getS3().getObject().getUrlDecodedKey()).isEqualTo("a b?");
        assertThat(record.getS3().getObject().getSizeAsLong()).isEqualTo(1024);
        assertThat(record.getResponseElements().getxAmzId2()).isEqualTo("i");
        assertThat(record.getEventTime().getMillis()).isEqualTo(1704164645678L);
    }

    @Test
    void readsDynamodbAttributeValues() {
        DynamodbEvent event = read("""
                {'Records':[{'eventID':'1','eventName':'INSERT','awsRegion':'eu-west-1','eventSourceARN':'arn:t',
                'dynamodb':{'ApproximateCreationDateTime':1704164645.5,'Keys':{'id':{'S':'k'}},
                'NewImage':{'n':{'N':'5'},'b':{'BOOL':true},'z':{'NULL':true},'l':{'L':[{'S':'x'}]},'m':{'M':{'q':{'SS':['a']}}}},
                'SequenceNumber':'7','SizeBytes':9,'StreamViewType':'NEW_IMAGE'}}]}
                """, DynamodbEvent.class);
        var record = event.getRecords().get(0);
        assertThat(record.getEventSourceARN()).isEqualTo("arn:t");
        assertThat(record.getDynamodb().getApproximateCreationDateTime()).isEqualTo(new Date(1704164645500L));
        var image = record.getDynamodb().getNewImage();
        assertThat(image.get("n").getN()).isEqualTo("5");
        assertThat(image.get("b").getBOOL()).isTrue();
        assertThat(image.get("z").isNULL()).isTrue();
        assertThat(image.get("l").getL().get(0).getS()).isEqualTo("x");
        assertThat(image.get("m").getM().get("q").getSS()).containsExactly("a");
    }

    @Test
    void readsKinesisDataAndArrivalInSeconds() {
        KinesisEvent event = read(
                "{'Records':[{'kinesis':{'partitionKey':'p','data':'aGk=','approximateArrivalTimestamp':1704164645.5},"
                        + "'eventID':'e','eventSourceARN':'arn:s'}]}",
                KinesisEvent.class);
        var record = event.getRecords().get(0);
        assertThat(UTF_8.decode(record.getKinesis().getData()).toString()).isEqualTo("hi");
        assertThat(record.getKinesis().getApproximateArrivalTimestamp()).isEqualTo(new Date(1704164645500L));
        assertThat(record.getEventSourceARN()).isEqualTo("arn:s");
    }

    @Test
    void readsNamesWithDashes() {
        ScheduledEvent event = read(
                "{'detail-type':'Scheduled Event','time':'2024-01-02T03:04:05Z','detail':{'a':1}}",
                ScheduledEvent.class);
        assertThat(event.getDetailType()).isEqualTo("Scheduled Event");
        assertThat(event.getDetail()).containsEntry("a", 1);
    }

    @Test
    void readsHttpEvents() {
        APIGatewayV2HTTPEvent event = read(
                "{'version':'2.0','rawPath':'/x','headers':{'a':'b'},'requestContext':{'http':{'method':'GET','sourceIp':'1.2.3.4'},"
                        + "'timeEpoch':5},'body':'b','isBase64Encoded':true}",
                APIGatewayV2HTTPEvent.class);
        assertThat(event.getRequestContext().getHttp().getMethod()).isEqualTo("GET");
        assertThat(event.getIsBase64Encoded()).isTrue();
    }

    @Test
    void writesBatchResponses() {
        SQSBatchResponse response = new SQSBatchResponse(List.of(new SQSBatchResponse.BatchItemFailure("m-1")));
        assertThat(new String(Json.write(response), UTF_8))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m-1\"}]}");
    }
}
