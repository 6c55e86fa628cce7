package dev.kiln.emulator.internal.lambda;

import static software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyStatusEnum.FAILED;
import static software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyStatusEnum.IN_PROGRESS;
import static software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyStatusEnum.READY;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.Limits;
import dev.kiln.emulator.internal.environment.Environments;
import dev.kiln.emulator.internal.environment.Environments.Provisioned;
import dev.kiln.emulator.internal.lambda.Tables.Reserved;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;

/** Provisioned concurrency: environments that are started before anybody calls. */
final class Provisioning {
    private static final DateTimeFormatter LAST_MODIFIED = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss'+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Functions functions;
    private final Specs specs;
    private final Environments environments;
    private final Time time;

    Provisioning(Functions functions, Specs specs, Environments environments, Time time) {
        this.functions = functions;
        this.specs = specs;
        this.environments = environments;
        this.time = time;
    }

    ProvisionedRecord put(FunctionName name, int wanted) {
        VersionRecord version = check(name, wanted);
        ProvisionedRecord asked = new ProvisionedRecord(
                UUID.randomUUID().toString(),
                name.arn(),
                wanted,
                0,
                IN_PROGRESS,
                null,
                LAST_MODIFIED.format(time.now()));
        functions.tables().provisioned().put(name.key(name.version()), asked);
        environments
                .provision(specs.provisioned(functions.require(name), version), wanted)
                .whenComplete((provisioned, bug) -> finish(name, asked, provisioned));
        return asked;
    }

    private VersionRecord check(FunctionName name, int wanted) {
        functions.require(name);
        if (name.version().equals(FunctionName.LATEST)) {
            throw LambdaErrors.invalid(
                    "Provisioned Concurrency Configs cannot be applied to unpublished function versions.");
        }
        VersionRecord version = functions.version(name);
        AliasConfiguration alias = functions.alias(name);
        if (alias != null && functions.tables().provisioned().contains(name.key(alias.functionVersion()))) {
            throw LambdaErrors.conflict(
                    "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version");
        }
        Reserved reserved = functions.tables().reserved().get(name.key());
        if (reserved != null && wanted > reserved.executions()) {
            throw LambdaErrors.invalid(
                    "Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for"
                            + " function");
        }
        int free = Limits.CONCURRENT_EXECUTIONS
                - Concurrency.reserved(functions.tables(), name.account(), name.region())
                - Concurrency.MIN_UNRESERVED;
        if (reserved == null && wanted > free) {
            throw LambdaErrors.invalid(
                    "Specified ConcurrentExecutions for function is greater than account's unreserved"
                            + " concurrency [" + free + "].");
        }
        return version;
    }

    /** Notes what became of the request, unless it was replaced or withdrawn meanwhile. */
    private void finish(FunctionName name, ProvisionedRecord asked, @Nullable Provisioned result) {
        String error = result == null ? "the environments could not be started" : result.initError();
        functions.change(() -> {
            ProvisionedRecord current = functions.tables().provisioned().get(name.key(name.version()));
            if (current != null && current.serial().equals(asked.serial())) {
                functions
                        .tables()
                        .provisioned()
                        .put(
                                name.key(name.version()),
                                new ProvisionedRecord(
                                        asked.serial(),
                                        asked.functionArn(),
                                        asked.requested(),
                                        result == null ? 0 : result.ready(),
                                        error == null ? READY : FAILED,
                                        error == null ? null : "FUNCTION_ERROR_INIT_FAILURE",
                                        asked.lastModified()));
            }
            return null;
        });
    }

    ProvisionedRecord require(FunctionName name) {
        functions.require(name);
        ProvisionedRecord found = functions.tables().provisioned().get(name.key(name.version()));
        if (found == null) {
            throw LambdaErrors.noProvisionedConcurrency();
        }
        return found;
    }

    void delete(FunctionName name) {
        functions.require(name);
        ProvisionedRecord removed = functions.tables().provisioned().remove(name.key(name.version()));
        if (removed != null) {
            functions.retire(name, functions.version(name));
        }
    }
}
