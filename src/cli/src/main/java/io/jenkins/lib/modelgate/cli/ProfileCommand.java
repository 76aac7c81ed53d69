package io.jenkins.lib.modelgate.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.profile.Profile;
import io.jenkins.lib.modelgate.profile.ProfileSpec;
import io.jenkins.lib.modelgate.report.AtomicFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code modelgate profile}: what a data set looks like, to compare with later without keeping the data. */
@Command(
        name = "profile",
        mixinStandardHelpOptions = true,
        description = "Writes a data set's profile, which 'drift --reference' takes in place of the data.",
        footerHeading = "%nExamples:%n",
        footer = {"  modelgate profile train.parquet --output profile.json --exclude id"})
final class ProfileCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private TableInput table;

    @Parameters(paramLabel = "FILE|GLOB", description = "The data.")
    private String data;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            defaultValue = "profile.json",
            description = "Where the profile goes (default: ${DEFAULT-VALUE}).")
    private Path output;

    @Said.Setting
    @Option(names = "--columns", split = ",", paramLabel = "COLUMN", description = "Only these (default: all).")
    private List<String> columns;

    @Said.Setting
    @Option(names = "--exclude", split = ",", paramLabel = "COLUMN", description = "Without these.")
    private List<String> exclude;

    @Option(names = "--quiet", description = "No progress lines.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        Screen screen =
                new Screen(spec.commandLine().getOut(), spec.commandLine().getErr(), Ansi.AUTO);
        ObjectNode said = Said.by(spec).put("data", data);
        String profile = Profile.run(
                ProfileSpec.from(Settings.of(spec.qualifiedName(), said)),
                Workspace.open(Path.of("")),
                screen.progress(quiet));
        AtomicFiles.write(output, profile);
        screen.line("profile: " + output);
        return ExitStatus.PASSED;
    }
}
