package io.jenkins.lib.modelgate.cli;

import io.jenkins.lib.modelgate.report.ToolVersion;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line's entry. */
@Command(
        name = "modelgate",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "The life of a machine-learning model under the CI/CD you already run:",
            "validated, checked for drift, registered, rolled out a little at a time."
        },
        footerHeading = "%nExit status:%n",
        footer = {
            "  0    passed, also with warnings (unless --strict)",
            "  1    a gate failed",
            "  2    wrong usage or configuration",
            "  3    not enough data to tell",
            "  4    something needed could not be reached or read",
            "  130  interrupted",
            "",
            "Examples:",
            "  modelgate run modelgate.yaml",
            "  modelgate validate --predictions test.csv --target y --score p --limit 'rocAuc>=0.85'",
            "  modelgate drift --reference train.parquet --current 'today/*.parquet'"
        },
        subcommands = {
            RunCommand.class,
            ScanCommand.class,
            ValidateCommand.class,
            DriftCommand.class,
            ProfileCommand.class,
            RegisterCommand.class,
            RegistryCommand.class,
            CanaryCommand.class,
            ProxyCommand.class,
            ServeCommand.class,
            AutoComplete.GenerateCompletion.class,
            CommandLine.HelpCommand.class
        })
public final class Main implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        CommandLine line = commandLine();
        if (System.console() == null) {
            // What reads a pipe or a file expects UTF-8, whatever the locale; a terminal gets what it can show.
            line.setOut(new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true));
            line.setErr(new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true));
        }
        System.exit(checked(line, status(line, arguments)));
    }

    /** Java's print streams keep it to themselves when what they were given is lost. */
    private static int checked(CommandLine line, int status) {
        boolean lost = line.getOut().checkError() | System.out.checkError();
        return lost ? Complaint.lost(line.getErr()) : status;
    }

    private static int status(CommandLine line, String... arguments) {
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError e) {
            line.getErr().println("modelgate: out of memory; give Java more with -Xmx, e.g. java -Xmx4g -jar …");
            return ExitStatus.UNAVAILABLE;
        }
    }

    /** The whole command, ready to execute; it returns the exit status instead of ending the machine. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.getSubcommands()
                .get("generate-completion")
                .getCommandSpec()
                .usageMessage()
                .hidden(false);
        everyCommandTellsTheVersion(line);
        line.setParameterExceptionHandler((problem, arguments) -> Complaint.usage(problem));
        line.setExecutionExceptionHandler((problem, at, parsed) -> Complaint.of(problem, at.getErr()));
        return line;
    }

    private static void everyCommandTellsTheVersion(CommandLine line) {
        line.getCommandSpec().versionProvider(new Version());
        line.getSubcommands().values().forEach(Main::everyCommandTellsTheVersion);
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitStatus.USAGE;
    }

    /** {@code modelgate 0.1.0 (Java 17.0.15)}. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"modelgate %s (Java %s)".formatted(ToolVersion.current(), Runtime.version())};
        }
    }
}
