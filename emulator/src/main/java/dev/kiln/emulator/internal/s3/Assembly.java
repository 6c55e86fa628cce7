package dev.kiln.emulator.internal.s3;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * The parts that a client names to complete an upload, checked and made one.
 *
 * @param etag MD5 of the parts' MD5s, and how many there are
 */
record Assembly(List<ObjectPart> parts, long size, String etag, Checksum checksum) {
    private static final long LEAST_BYTES = 5L << 20;

    static Assembly of(UploadRecord upload, List<CompletedPart> named, List<ObjectPart> uploaded) {
        if (named.isEmpty()) {
            throw S3Errors.invalidRequest("You must specify at least one part");
        }
        Map<Integer, ObjectPart> known = new TreeMap<>();
        uploaded.forEach(part -> known.put(part.number(), part));
        List<ObjectPart> parts = new ArrayList<>();
        int before = 0;
        for (CompletedPart each : named) {
            Integer number = each.partNumber();
            if (number == null || each.eTag() == null) {
                throw S3Errors.malformedXml();
            }
            if (number <= before) {
                throw S3Errors.of(
                                400,
                                "InvalidPartOrder",
                                "The list of parts was not in ascending order. Parts must be ordered by part number.")
                        .with("UploadId", upload.id())
                        .error();
            }
            before = number;
            parts.add(part(upload, each, known.get(number)));
        }
        checkSizes(parts);
        long size = parts.stream().mapToLong(part -> part.blob().length()).sum();
        return new Assembly(parts, size, etag(parts), checksum(upload, named, parts));
    }

    private static ObjectPart part(UploadRecord upload, CompletedPart named, @Nullable ObjectPart uploaded) {
        String etag = named.eTag().replace("\"", "");
        if (uploaded == null || !uploaded.etag().equals(etag)) {
            throw invalidPart(upload, named.partNumber(), etag);
        }
        String kept = uploaded.checksum().algorithm();
        for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
            String promised = Checksums.get(named, algorithm.name());
            boolean other = !algorithm.name().equals(kept);
            if (!promised.isEmpty() && other && !upload.checksum().algorithm().isEmpty()) {
                throw S3Errors.of(
                                400,
                                "BadDigest",
                                "The " + algorithm.name().toLowerCase(Locale.ROOT) + " you specified for part "
                                        + named.partNumber() + " did not match what we received.")
                        .error();
            }
            if (!promised.isEmpty()
                    && (other || !promised.equals(uploaded.checksum().value()))) {
                throw invalidPart(upload, named.partNumber(), etag);
            }
        }
        return uploaded;
    }

    private static RuntimeException invalidPart(UploadRecord upload, int number, String etag) {
        return S3Errors.of(
                        400,
                        "InvalidPart",
                        "One or more of the specified parts could not be found.  The part may not have been uploaded, or"
                                + " the specified entity tag may not match the part's entity tag.")
                .with("UploadId", upload.id())
                .with("PartNumber", Integer.toString(number))
                .with("ETag", etag)
                .error();
    }

    private static void checkSizes(List<ObjectPart> parts) {
        for (ObjectPart part : parts.subList(0, parts.size() - 1)) {
            if (part.blob().length() < LEAST_BYTES) {
                throw S3Errors.of(
                                400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size")
                        .with("ETag", part.etag())
                        .with("MinSizeAllowed", Long.toString(LEAST_BYTES))
                        .with("PartNumber", Integer.toString(part.number()))
                        .with("ProposedSize", Long.toString(part.blob().length()))
                        .error();
            }
        }
    }

    private static String etag(List<ObjectPart> parts) {
        MessageDigest md5 = ChecksumAlgorithm.digest("MD5");
        parts.forEach(part -> md5.update(HexFormat.of().parseHex(part.etag())));
        return HexFormat.of().formatHex(md5.digest()) + "-" + parts.size();
    }

    private static Checksum checksum(UploadRecord upload, List<CompletedPart> named, List<ObjectPart> parts) {
        ChecksumAlgorithm asked = ChecksumAlgorithm.named(upload.checksum().algorithm());
        if (asked == null && CustomerKeys.used(upload.headers())) {
            return Checksum.NONE;
        }
        ChecksumAlgorithm algorithm = asked == null ? ChecksumAlgorithm.CRC64NVME : asked;
        boolean all =
                parts.stream().allMatch(part -> part.checksum().algorithm().equals(algorithm.name()));
        if (!all) {
            return Checksum.NONE;
        }
        if (upload.checksum().composite()) {
            checkGiven(named, algorithm);
            ChecksumAlgorithm.Running running = algorithm.start();
            for (ObjectPart part : parts) {
                byte[] value = Base64.getDecoder().decode(part.checksum().value());
                running.update(value, 0, value.length);
            }
            return new Checksum(algorithm.name(), true, ChecksumAlgorithm.base64(running.value()) + "-" + parts.size());
        }
        byte[] whole = Base64.getDecoder().decode(parts.get(0).checksum().value());
        for (ObjectPart part : parts.subList(1, parts.size())) {
            byte[] next = Base64.getDecoder().decode(part.checksum().value());
            whole = algorithm.combine(whole, next, part.blob().length());
        }
        return new Checksum(algorithm.name(), false, ChecksumAlgorithm.base64(whole));
    }

    private static void checkGiven(List<CompletedPart> named, ChecksumAlgorithm algorithm) {
        for (CompletedPart each : named) {
            if (Checksums.get(each, algorithm.name()).isEmpty()) {
                String name = algorithm.name().toLowerCase(java.util.Locale.ROOT);
                throw S3Errors.invalidRequest("The upload was created using a " + name
                        + " checksum. The complete request must include the checksum for each part. It was missing for"
                        + " part " + each.partNumber() + " in the request.");
            }
        }
    }
}
