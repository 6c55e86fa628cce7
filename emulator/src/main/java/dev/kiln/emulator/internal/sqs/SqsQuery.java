package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.aws.QueryStyle;

/** SQS over the Query protocol, as SDKs of before 2024 speak it: the SDK's classes know the names of the JSON protocol only. */
final class SqsQuery {
    static final QueryStyle STYLE = QueryStyle.of("http://queue.amazonaws.com/doc/2012-11-05/")
            .withDetail()
            .path("QueueUrl", "CreateQueue", "ListQueues")
            .message("QueueDoesNotExist", "The specified queue does not exist for this wsdl version.")
            .flattened("""
                    Attributes                                      Attribute Name Value
                    MessageAttributes                               MessageAttribute Name Value
                    MessageSystemAttributes                         MessageSystemAttribute Name Value
                    Tags                                            Tag Key Value
                    tags                                            Tag Key Value
                    AttributeNames                                  AttributeName
                    MessageSystemAttributeNames                     MessageSystemAttributeName
                    MessageAttributeNames                           MessageAttributeName
                    StringListValues                                StringListValue
                    BinaryListValues                                BinaryListValue
                    AWSAccountIds                                   AWSAccountId
                    Actions                                         ActionName
                    TagKeys                                         TagKey
                    QueueUrls                                       QueueUrl
                    queueUrls                                       QueueUrl
                    Messages                                        Message
                    Results                                         ListMessageMoveTasksResultEntry
                    SendMessageBatchRequest.Entries                 SendMessageBatchRequestEntry
                    SendMessageBatchResponse.Successful             SendMessageBatchResultEntry
                    DeleteMessageBatchRequest.Entries               DeleteMessageBatchRequestEntry
                    DeleteMessageBatchResponse.Successful           DeleteMessageBatchResultEntry
                    ChangeMessageVisibilityBatchRequest.Entries     ChangeMessageVisibilityBatchRequestEntry
                    ChangeMessageVisibilityBatchResponse.Successful ChangeMessageVisibilityBatchResultEntry
                    Failed                                          BatchResultErrorEntry
                    """);

    private SqsQuery() {}
}
