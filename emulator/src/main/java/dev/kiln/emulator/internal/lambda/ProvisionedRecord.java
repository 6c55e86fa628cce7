package dev.kiln.emulator.internal.lambda;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyStatusEnum;

/**
 * Provisioned concurrency of a version or an alias.
 *
 * @param serial tells this request from an earlier one whose environments come up late
 */
record ProvisionedRecord(
        String serial,
        String functionArn,
        int requested,
        int available,
        ProvisionedConcurrencyStatusEnum status,
        @Nullable String statusReason,
        String lastModified) {}
