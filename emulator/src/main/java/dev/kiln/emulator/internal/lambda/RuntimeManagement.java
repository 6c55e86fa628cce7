package dev.kiln.emulator.internal.lambda;

import org.jspecify.annotations.Nullable;

/** How a version's runtime is updated; remembered and without effect, as there is one build of each runtime here. */
record RuntimeManagement(String updateRuntimeOn, @Nullable String runtimeVersionArn) {}
