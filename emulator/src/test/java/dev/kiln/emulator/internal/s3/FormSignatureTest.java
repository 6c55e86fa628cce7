package dev.kiln.emulator.internal.s3;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Exception;

class FormSignatureTest {
    private static final String POLICY = "eyJleHBpcmF0aW9uIjoiMjAzMCJ9";
    private static final byte[] SECRET = "test".getBytes(StandardCharsets.UTF_8);

    private final Secrets secrets = new Secrets();

    private static Map<String, String> old(String signature) {
        return Map.of("awsaccesskeyid", "known", "policy", POLICY, "signature", signature);
    }

    @Test
    void takesAFormAsItIsWhileNobodyKnowsTheSecret() {
        assertThatCode(() -> FormSignature.check(old("wrong"), secrets)).doesNotThrowAnyException();
    }

    @Test
    void refusesAFormThatWasSignedForAnotherPolicy() {
        LinkSignatureTest.learn(secrets);

        FormSignature.check(old(Base64.getEncoder().encodeToString(Macs.sha1(SECRET, POLICY))), secrets);
        assertThatThrownBy(() -> FormSignature.check(old("wrong"), secrets))
                .isInstanceOf(S3Exception.class)
                .hasMessageContaining("signature we calculated does not match");
    }

    @Test
    void verifiesTheFourthVersionToo() {
        LinkSignatureTest.learn(secrets);
        byte[] key = "AWS4test".getBytes(StandardCharsets.UTF_8);
        for (String part : new String[] {"20260101", "us-east-1", "s3", "aws4_request"}) {
            key = Macs.sha256(key, part);
        }
        String right = HexFormat.of().formatHex(Macs.sha256(key, POLICY));

        FormSignature.check(fourth(right), secrets);
        assertThatThrownBy(() -> FormSignature.check(fourth(right.replace(right.charAt(0), '-')), secrets))
                .isInstanceOf(S3Exception.class);
    }

    private static Map<String, String> fourth(String signature) {
        return Map.of(
                "x-amz-credential",
                "known/20260101/us-east-1/s3/aws4_request",
                "policy",
                POLICY,
                "x-amz-signature",
                signature);
    }
}
