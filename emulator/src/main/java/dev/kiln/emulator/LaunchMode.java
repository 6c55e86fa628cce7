package dev.kiln.emulator;

/** Where the code of a function runs. */
public enum LaunchMode {
    /** In this JVM, in a class loader of its own: breakpoints, coverage and shared test classes work. Java only. */
    IN_PROCESS,
    /** In a process of its own, through AWS's runtime client or the function's own bootstrap, as on AWS. */
    PROCESS,
    /** In a process that the user starts, for example in a debugger; Kiln prints the environment to start it with. */
    ATTACHED
}
