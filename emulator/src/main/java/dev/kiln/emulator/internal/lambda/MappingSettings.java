package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.Arn;
import dev.kiln.emulator.internal.aws.AwsErrors;
import dev.kiln.emulator.internal.pattern.EventPattern;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.DestinationConfig;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.FilterCriteria;
import software.amazon.awssdk.services.lambda.model.OnFailure;
import software.amazon.awssdk.services.lambda.model.ScalingConfig;

/** Which settings a mapping of each kind has, their usual values, and which go together. */
final class MappingSettings {
    private static final int USUAL_SQS_BATCH = 10;
    private static final int USUAL_STREAM_BATCH = 100;
    private static final int LARGEST_BATCH_WITHOUT_WINDOW = 10;
    private static final int MOST_FILTERS = 10;

    private MappingSettings() {}

    /** The kinds of sources that are polled. */
    enum Kind {
        SQS,
        STREAM
    }

    /**
     * The kind of a source.
     *
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException where it is none that Lambda, or Kiln, polls
     */
    static Kind kind(@Nullable Arn source) {
        if (source == null) {
            throw LambdaErrors.invalid("Unrecognized event source.");
        }
        return switch (source.service()) {
            case "sqs" -> Kind.SQS;
            case "dynamodb" -> {
                if (!source.resource().contains("/stream/")) {
                    throw LambdaErrors.invalid("Unrecognized event source.");
                }
                yield Kind.STREAM;
            }
            case "kinesis", "kafka", "mq", "rds" ->
                throw AwsErrors.error(
                        501,
                        "NotImplemented",
                        "Kiln does not support event source mappings of " + source.service() + " yet.");
            default -> throw LambdaErrors.invalid("Unrecognized event source.");
        };
    }

    /** Fills in what was not given, and drops what says nothing. */
    static EventSourceMappingConfiguration complete(EventSourceMappingConfiguration given) {
        Kind kind = kind(Arn.of(given.eventSourceArn()));
        EventSourceMappingConfiguration.Builder full = given.toBuilder()
                .batchSize(or(given.batchSize(), kind == Kind.SQS ? USUAL_SQS_BATCH : USUAL_STREAM_BATCH))
                .maximumBatchingWindowInSeconds(or(given.maximumBatchingWindowInSeconds(), 0));
        FilterCriteria filters = given.filterCriteria();
        if (filters != null && filters.filters().isEmpty()) {
            full.filterCriteria((FilterCriteria) null);
        }
        if (given.scalingConfig() != null && given.scalingConfig().maximumConcurrency() == null) {
            full.scalingConfig((ScalingConfig) null);
        }
        if (kind == Kind.SQS) {
            return full.stateTransitionReason("USER_INITIATED").build();
        }
        DestinationConfig destinations = given.destinationConfig();
        OnFailure onFailure = destinations == null || destinations.onFailure() == null
                ? OnFailure.builder().build()
                : destinations.onFailure();
        return full.stateTransitionReason("User action")
                .lastProcessingResult(or(given.lastProcessingResult(), "No records processed"))
                .bisectBatchOnFunctionError(or(given.bisectBatchOnFunctionError(), false))
                .maximumRecordAgeInSeconds(or(given.maximumRecordAgeInSeconds(), -1))
                .maximumRetryAttempts(or(given.maximumRetryAttempts(), -1))
                .parallelizationFactor(or(given.parallelizationFactor(), 1))
                .tumblingWindowInSeconds(or(given.tumblingWindowInSeconds(), 0))
                .destinationConfig(
                        DestinationConfig.builder().onFailure(onFailure).build())
                .build();
    }

    private static <T> T or(@Nullable T given, T usual) {
        return given == null ? usual : given;
    }

    /** Checks settings as they were given, before the usual ones are filled in. */
    static void check(EventSourceMappingConfiguration given) {
        Arn source = Arn.of(given.eventSourceArn());
        if (kind(source) == Kind.STREAM) {
            checkStream(given);
        } else if (source != null) {
            checkSqs(given, source);
        }
        checkFilters(given.filterCriteria());
    }

    private static void checkSqs(EventSourceMappingConfiguration given, Arn source) {
        unsupported("DestinationConfig", given.destinationConfig());
        unsupported("BisectBatchOnFunctionError", given.bisectBatchOnFunctionError());
        unsupported("MaximumRecordAgeInSeconds", given.maximumRecordAgeInSeconds());
        unsupported("MaximumRetryAttempts", given.maximumRetryAttempts());
        unsupported("ParallelizationFactor", given.parallelizationFactor());
        unsupported("TumblingWindowInSeconds", given.tumblingWindowInSeconds());
        if (given.startingPositionAsString() != null) {
            throw LambdaErrors.invalid("StartingPosition is not valid for SQS event sources.");
        }
        int size = or(given.batchSize(), USUAL_SQS_BATCH);
        int window = or(given.maximumBatchingWindowInSeconds(), 0);
        boolean fifo = source.resource().toLowerCase(Locale.ROOT).endsWith(".fifo");
        if (fifo && window > 0) {
            throw LambdaErrors.invalid("Batching window is not supported for FIFO queues");
        }
        if (fifo && size > LARGEST_BATCH_WITHOUT_WINDOW) {
            throw LambdaErrors.invalid("Maximum batch size for FIFO queues is " + LARGEST_BATCH_WITHOUT_WINDOW + ".");
        }
        if (size > LARGEST_BATCH_WITHOUT_WINDOW && window == 0) {
            throw LambdaErrors.invalid("Maximum batch window in seconds must be greater than 0 if maximum batch size is"
                    + " greater than " + LARGEST_BATCH_WITHOUT_WINDOW);
        }
    }

    private static void checkStream(EventSourceMappingConfiguration given) {
        unsupported("ScalingConfig", given.scalingConfig());
        DestinationConfig destinations = given.destinationConfig();
        unsupported("DestinationConfig", destinations == null ? null : destinations.onSuccess());
        if (given.startingPositionAsString() == null) {
            throw LambdaErrors.invalid("1 validation error detected: Value null at 'startingPosition' failed to satisfy"
                    + " constraint: Member must not be null.");
        }
        if (given.startingPosition() == EventSourcePosition.AT_TIMESTAMP) {
            throw LambdaErrors.invalid("Unsupported starting position for arn type: " + given.eventSourceArn());
        }
        if (or(given.tumblingWindowInSeconds(), 0) > 0 && or(given.parallelizationFactor(), 1) > 1) {
            throw LambdaErrors.invalid("Tumbling windows are not supported with a parallelization factor above 1.");
        }
    }

    private static void unsupported(String parameter, @Nullable Object given) {
        if (given != null) {
            throw LambdaErrors.invalid("Unsupported " + parameter + " parameter for given event source mapping type.");
        }
    }

    private static void checkFilters(@Nullable FilterCriteria criteria) {
        if (criteria == null) {
            return;
        }
        if (criteria.filters().size() > MOST_FILTERS) {
            throw LambdaErrors.invalid("Maximum number of filters per event source mapping is " + MOST_FILTERS + ".");
        }
        for (Filter filter : criteria.filters()) {
            if (EventPattern.of(filter.pattern()) == null) {
                throw LambdaErrors.invalid("Invalid filter pattern definition.");
            }
        }
    }
}
