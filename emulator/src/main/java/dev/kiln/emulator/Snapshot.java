package dev.kiln.emulator;

/**
 * All state of all services at one moment, to return to with {@link LambdaEmulator#rollback}: set a fixture up once and restore it after each test.
 * Taking one and returning to it cost the same however much is stored. Close it when it is no longer needed; closing the emulator closes all.
 */
public interface Snapshot extends AutoCloseable {
    @Override
    void close();
}
