package dev.kiln.junit;

import dev.kiln.emulator.LambdaEmulator;
import java.lang.reflect.InvocationTargetException;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;

/** Makes clients of the AWS SDK v2 from their interface: {@code LambdaClient}, {@code DynamoDbAsyncClient}. */
final class SdkClients {
    private SdkClients() {}

    static boolean isClient(Class<?> type) {
        return type.isInterface() && SdkClient.class.isAssignableFrom(type) && type != SdkClient.class;
    }

    static Object create(Class<?> type, LambdaEmulator emulator) {
        try {
            return build((AwsClientBuilder<?, ?>) type.getMethod("builder").invoke(null), emulator);
        } catch (NoSuchMethodException
                | IllegalAccessException
                | InvocationTargetException
                | ClassCastException failure) {
            throw new ParameterResolutionException(
                    type.getName() + " has no builder() of the AWS SDK v2 that works here", failure);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a builder's own type arguments are not known here
    private static Object build(AwsClientBuilder builder, LambdaEmulator emulator) {
        return emulator.client(builder);
    }

    static void close(Object client) {
        ((SdkClient) client).close();
    }
}
