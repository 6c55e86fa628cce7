package dev.kiln.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code kiln} command. Exit codes: 0 success, 1 a function or the emulator failed, 2 the command line is wrong. */
@Command(
        name = "kiln",
        description = "Runs AWS Lambda functions on this machine: no Docker, no account, real streaming, measured.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        subcommands = {
            ServeCommand.class,
            InvokeCommand.class,
            BenchCommand.class,
            DemoCommand.class,
            TrainCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  kiln serve target/classes --watch",
            "  kiln serve com.example.Hello --code target/hello.jar --port 4566",
            "  kiln invoke hello '{\"name\":\"Ada\"}' --stream",
            "  kiln bench com.example.Hello --code target/hello.jar --cold 10 --warm 1000",
            "  kiln demo"
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        // only the CLI ships a logging binding; its lines go to stderr so that stdout stays the command's result
        System.setProperty("org.slf4j.simpleLogger.showThreadName", "false");
        System.setProperty("org.slf4j.simpleLogger.showLogName", "false");
        System.setProperty("org.slf4j.simpleLogger.showShortLogName", "true"); // lambda.<function>: whose line it is
        System.setProperty("org.slf4j.simpleLogger.levelInBrackets", "true");
        System.setProperty("org.slf4j.simpleLogger.log.org.xnio", "warn");
        System.setProperty("org.slf4j.simpleLogger.log.org.jboss", "warn");
        System.setProperty("org.slf4j.simpleLogger.log.io.undertow", "warn");
        if (args.length > 0 && !args[0].equals("serve")) {
            // what functions log is the point of serve; elsewhere it is shown when it is asked for
            System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        }
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExpandAtFiles(false) // @FILE is an event
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Failures());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do:");
    }

    /** Reads the version from the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"kiln " + (version == null ? "(from a checkout)" : version)};
        }
    }
}
