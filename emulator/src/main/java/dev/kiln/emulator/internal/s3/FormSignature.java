package dev.kiln.emulator.internal.s3;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** The signature of a form, which is one of its policy; verified where the secret of the access key is known. */
final class FormSignature {
    private FormSignature() {}

    static void check(Map<String, String> fields, Secrets secrets) {
        String policy = fields.get("policy");
        if (policy == null) {
            return;
        }
        String credential = fields.getOrDefault("x-amz-credential", "");
        String accessKey = fields.getOrDefault("awsaccesskeyid", credential.split("/", 2)[0]);
        String secret = secrets.of(accessKey);
        if (secret == null) {
            return;
        }
        boolean old = credential.isEmpty();
        String given = fields.getOrDefault(old ? "signature" : "x-amz-signature", "");
        String made = old ? second(secret, policy) : fourth(secret, credential, policy);
        if (!made.equals(given)) {
            throw LinkSignature.mismatch(accessKey, policy, given).error();
        }
    }

    private static String second(String secret, String policy) {
        return Base64.getEncoder().encodeToString(Macs.sha1(secret.getBytes(StandardCharsets.UTF_8), policy));
    }

    private static String fourth(String secret, String credential, String policy) {
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        String[] scope = credential.split("/", -1);
        for (int i = 1; i < scope.length; i++) {
            key = Macs.sha256(key, scope[i]);
        }
        return HexFormat.of().formatHex(Macs.sha256(key, policy));
    }
}
