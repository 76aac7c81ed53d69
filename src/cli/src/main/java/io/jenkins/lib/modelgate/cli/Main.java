package io.jenkins.lib.modelgate.cli;

import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.report.ToolVersion;
import io.jenkins.lib.modelgate.report.UnavailableException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
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
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
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
        line.setExecutionExceptionHandler((problem, at, parsed) -> report(problem, at));
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: name a command.");
    }

    private static int report(Exception problem, CommandLine at) {
        if (problem instanceof SettingsException) {
            at.getErr().println("modelgate: " + problem.getMessage());
            return ExitStatus.USAGE;
        }
        if (problem instanceof UnavailableException) {
            at.getErr().println("modelgate: " + problem.getMessage());
            return ExitStatus.UNAVAILABLE;
        }
        at.getErr().println("modelgate: this should not have happened; please report it with the lines below.");
        problem.printStackTrace(at.getErr());
        return ExitStatus.UNAVAILABLE;
    }

    /** {@code modelgate 0.1.0 (Java 17.0.15)}. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"modelgate %s (Java %s)".formatted(ToolVersion.current(), Runtime.version())};
        }
    }
}
