package dev.kiln.cli;

import dev.kiln.emulator.LaunchMode;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code in-process} as the enum's constant. */
final class ModeConverter implements ITypeConverter<LaunchMode> {
    @Override
    public LaunchMode convert(String text) {
        try {
            return LaunchMode.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw new TypeConversionException("give process, in-process or attached, not " + text);
        }
    }
}
