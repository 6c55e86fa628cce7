package dev.kiln.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwsHostTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sqs.eu-west-1.amazonaws.com",
                "SQS.EU-WEST-1.AMAZONAWS.COM",
                "s3.cn-north-1.amazonaws.com.cn",
                "lambda.us-east-1.api.aws",
                "123456789012.ddb.us-east-1.amazonaws.com",
                "iam.amazonaws.com"
            })
    void knowsTheHostsOfAws(String host) {
        assertThat(AwsHost.isAws(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "127.0.0.1", "amazonaws.com.example.org", "notamazonaws.com", "my-api.aws", ""})
    void leavesOtherHostsAlone(String host) {
        assertThat(AwsHost.isAws(host)).isFalse();
        assertThat(AwsHost.isAws(null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "bucket.s3.us-east-1.amazonaws.com, bucket",
        "bucket.s3.amazonaws.com, bucket",
        "my.bucket.s3.eu-central-1.amazonaws.com, my.bucket",
        "bucket.s3-us-west-2.amazonaws.com, bucket",
        "bucket.s3.dualstack.us-gov-west-1.amazonaws.com, bucket",
        "bucket.s3-accelerate.dualstack.amazonaws.com, bucket",
        "bucket.s3-fips.us-east-1.amazonaws.com, bucket",
        "bucket.s3.cn-north-1.amazonaws.com.cn, bucket",
        "s3.s3.us-east-1.amazonaws.com, s3",
        "bucket--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com, bucket--use1-az4--x-s3"
    })
    void readsTheBucketOfAVirtualHost(String host, String bucket) {
        assertThat(AwsHost.bucket(host)).isEqualTo(bucket);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3.us-east-1.amazonaws.com",
                "s3-us-west-2.amazonaws.com",
                "s3.amazonaws.com",
                "123456789012.s3-control.us-east-1.amazonaws.com",
                "point-123456789012.s3-accesspoint.us-east-1.amazonaws.com",
                "sqs.us-east-1.amazonaws.com"
            })
    void seesNoBucketElsewhere(String host) {
        assertThat(AwsHost.bucket(host)).isNull();
    }

    @Test
    void readsTheRegion() {
        assertThat(AwsHost.region("sqs.eu-west-1.amazonaws.com")).isEqualTo("eu-west-1");
        assertThat(AwsHost.region("bucket.s3-us-gov-west-1.amazonaws.com")).isEqualTo("us-gov-west-1");
        assertThat(AwsHost.region("s3.dualstack.cn-north-1.amazonaws.com.cn")).isEqualTo("cn-north-1");
        assertThat(AwsHost.region("s3.amazonaws.com")).isEqualTo("us-east-1");
    }
}
