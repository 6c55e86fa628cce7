package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.dynamodb.value.ItemSize;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;

/** Writes that happen all or not at all. */
final class Transactions {
    private static final CancellationReason NONE =
            CancellationReason.builder().code("None").build();

    private final Items items;
    private final ClientTokens tokens;

    Transactions(Items items, ClientTokens tokens) {
        this.items = items;
        this.tokens = tokens;
    }

    /** Makes drafts writes of their tables. What does not fit a table's schema cancels the transaction; only the first is told. */
    List<ItemWrite> fit(List<Writes.Draft> drafts, Function<String, Schema> schemas) {
        Map<String, Schema> known = new HashMap<>();
        List<Schema> tables = drafts.stream()
                .map(draft -> known.computeIfAbsent(draft.tableName(), schemas))
                .toList();
        List<ItemWrite> writes = new ArrayList<>();
        AwsServiceException misfit = null;
        for (int i = 0; i < drafts.size(); i++) {
            try {
                writes.add(drafts.get(i).on(tables.get(i)));
            } catch (AwsServiceException refused) {
                AwsServiceException refusal = refusal(drafts.size(), i, refused);
                if (refusal == refused) {
                    throw refused;
                }
                misfit = misfit == null ? refusal : misfit;
            }
        }
        if (misfit != null) {
            throw misfit;
        }
        return writes;
    }

    /**
     * Runs writes together, unless that was done before with the same token; then the items are only read.
     *
     * @param tables the tables of the writes, as the request names them
     * @return what that cost; null if the request did not ask
     */
    @Nullable
    List<ConsumedCapacity> once(
            @Nullable String token,
            Object request,
            List<ItemWrite> writes,
            List<String> tables,
            @Nullable ReturnConsumedCapacity wanted) {
        return items.atomically(() -> {
            Map<String, Bill> bills = new LinkedHashMap<>();
            if (tokens.used(token, request)) {
                for (int i = 0; i < writes.size(); i++) {
                    ItemWrite write = writes.get(i);
                    bills.computeIfAbsent(tables.get(i), name -> Bill.transactRead(wanted))
                            .read(null, ItemSize.of(items.get(write.schema(), write.key())), true);
                }
                return shown(bills);
            }
            List<ItemWrite.Outcome> outcomes = run(writes);
            tokens.use(token, request);
            for (int i = 0; i < outcomes.size(); i++) {
                bills.computeIfAbsent(tables.get(i), name -> Bill.transactWrite(wanted))
                        .write(writes.get(i).schema(), outcomes.get(i));
            }
            return shown(bills);
        });
    }

    /** Reads items as they are at one moment; null stands for none. */
    static List<@Nullable Map<String, AttributeValue>> read(Items items, List<Reads.KeyRead> reads) {
        List<@Nullable Map<String, AttributeValue>> found = items.atomically(() -> {
            List<@Nullable Map<String, AttributeValue>> all = new ArrayList<>();
            reads.forEach(read -> all.add(items.get(read.schema(), read.key())));
            return all;
        });
        Throttling throttling = items.throttling();
        if (throttling.on()) {
            paid(reads.size(), i -> {
                Bill bill = throttling.bill(Bill.Kind.TRANSACT_READ, null);
                throttling.read(reads.get(i).schema(), bill.read(null, ItemSize.of(found.get(i)), true));
            });
        }
        return found;
    }

    /** Takes what each action costs. Throttling of one cancels the transaction. */
    private static void paid(int actions, IntConsumer payment) {
        for (int i = 0; i < actions; i++) {
            try {
                payment.accept(i);
            } catch (ProvisionedThroughputExceededException refused) {
                throw cancelled(actions, i, "ProvisionedThroughputExceeded", refused);
            } catch (ThrottlingException refused) {
                throw cancelled(actions, i, "ThrottlingError", refused);
            }
        }
    }

    /** Returns the bills of tables as responses show them, or null if they were not asked for. */
    static @Nullable List<ConsumedCapacity> shown(Map<String, Bill> bills) {
        List<ConsumedCapacity> consumed = new ArrayList<>();
        bills.forEach((name, bill) -> {
            ConsumedCapacity one = bill.shown(name);
            if (one != null) {
                consumed.add(one);
            }
        });
        return consumed.isEmpty() ? null : consumed;
    }

    /**
     * Runs writes together, or fails with a reason for each.
     *
     * @return what became of each item
     */
    List<ItemWrite.Outcome> run(List<ItemWrite> writes) {
        Set<Object> seen = new HashSet<>();
        for (ItemWrite write : writes) {
            if (!seen.add(Items.key(write.schema(), null, write.key()))) {
                throw DynamoDbErrors.validation("Transaction request cannot include multiple operations on one item");
            }
        }
        return items.atomically(() -> {
            List<@Nullable Map<String, AttributeValue>> before = new ArrayList<>();
            writes.forEach(write -> before.add(items.get(write.schema(), write.key())));
            List<ItemWrite.Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i < writes.size(); i++) {
                outcomes.add(new ItemWrite.Outcome(before.get(i), after(writes, i, before.get(i))));
            }
            refuseFailedConditions(writes, before);
            if (items.throttling().on()) {
                paid(
                        writes.size(),
                        i -> items.throttling()
                                .write(Bill.Kind.TRANSACT_WRITE, writes.get(i).schema(), outcomes.get(i)));
            }
            for (int i = 0; i < writes.size(); i++) {
                items.replace(
                        writes.get(i).schema(),
                        outcomes.get(i).before(),
                        outcomes.get(i).after());
            }
            return outcomes;
        });
    }

    private static void refuseFailedConditions(
            List<ItemWrite> writes, List<@Nullable Map<String, AttributeValue>> before) {
        List<CancellationReason> reasons = new ArrayList<>();
        boolean failed = false;
        for (int i = 0; i < writes.size(); i++) {
            ItemWrite write = writes.get(i);
            if (write.allows(before.get(i))) {
                reasons.add(NONE);
            } else {
                failed = true;
                CancellationReason.Builder reason = CancellationReason.builder()
                        .code("ConditionalCheckFailed")
                        .message("The conditional request failed");
                if (write.showsItem() && before.get(i) != null) {
                    reason.item(before.get(i));
                }
                reasons.add(reason.build());
            }
        }
        if (failed) {
            throw DynamoDbErrors.cancelled(reasons);
        }
    }

    /** Returns an item after its write; what is wrong with it cancels the transaction. */
    private static @Nullable Map<String, AttributeValue> after(
            List<ItemWrite> writes, int place, @Nullable Map<String, AttributeValue> before) {
        try {
            return writes.get(place).checked(before, writes.get(place).change().after(before));
        } catch (AwsServiceException invalid) {
            throw validationError(writes.size(), place, invalid);
        }
    }

    /** Returns what becomes of a transaction one of whose actions does not fit its table: AWS refuses it for an empty key. */
    static AwsServiceException refusal(int actions, int place, AwsServiceException misfit) {
        return misfit.awsErrorDetails().errorMessage().contains("cannot contain an empty")
                ? misfit
                : validationError(actions, place, misfit);
    }

    /** Returns the cancellation for what is wrong with one of several writes. */
    static AwsServiceException validationError(int writes, int place, AwsServiceException invalid) {
        return cancelled(writes, place, "ValidationError", invalid);
    }

    private static AwsServiceException cancelled(int actions, int place, String code, AwsServiceException invalid) {
        List<CancellationReason> reasons = new ArrayList<>();
        for (int i = 0; i < actions; i++) {
            reasons.add(
                    i == place
                            ? CancellationReason.builder()
                                    .code(code)
                                    .message(invalid.awsErrorDetails().errorMessage())
                                    .build()
                            : NONE);
        }
        return DynamoDbErrors.cancelled(reasons);
    }
}
