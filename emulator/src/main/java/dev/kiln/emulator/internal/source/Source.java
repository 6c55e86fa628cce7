package dev.kiln.emulator.internal.source;

/** What a mapping polls. Started once, ended once. */
interface Source {
    void start();

    /** Takes no more; what the function has already got is finished. */
    void stop();

    /** Takes no more, and forgets what the function has got: the source is not what it was. */
    void abandon();
}
