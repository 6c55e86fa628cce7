package dev.kiln.emulator.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChecksumHeadersTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    private final RawHttp http = new RawHttp(s3.emulator.endpoint());

    private RawHttp.Answer put(String... headers) throws IOException {
        return http.send("PUT", "/photos/a", "hello", headers);
    }

    @Test
    void refusesAlgorithmsThatNobodyHas() throws IOException {
        assertThat(put("x-amz-checksum-crc31", "AAAA").body())
                .contains("The algorithm type you specified in x-amz-checksum- header is invalid.");
        assertThat(put("x-amz-trailer", "x-amz-checksum-crc31").body())
                .contains("The value specified in the x-amz-trailer header is not supported");
    }

    @Test
    void saysSoWhereAWSHasAnAlgorithmAndKilnDoesNot() throws IOException {
        RawHttp.Answer answer = put("x-amz-checksum-xxhash3", "AAAA");

        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.body()).contains("Kiln does not support checksums of the algorithm XXHASH3.");
    }

    @Test
    void wantsTheChecksumThatIsAnnounced() throws IOException {
        assertThat(put("x-amz-sdk-checksum-algorithm", "CRC32").body())
                .contains("x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-*");
        assertThat(put("x-amz-sdk-checksum-algorithm", "CRC32", "x-amz-checksum-crc32", "NhCmhg==")
                        .status())
                .isEqualTo(200);
    }
}
