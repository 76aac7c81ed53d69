package io.jenkins.lib.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.LifecycleStep;
import io.jenkins.lib.modelgate.policy.ConfigFile;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.report.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What the pages and the help say is what the engine and the command line take. */
class DocumentationTest {

    private static final Pattern SECTION = Pattern.compile("(?m)^(scan|validate|drift|register|canary):");
    private static final Pattern COMMAND = Pattern.compile("(?m)^ *(?:modelgate|java -jar \\S*modelgate\\.jar) (.*)$");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"]+)");
    private static final Pattern THERE_ARE = Pattern.compile("there are (.*)\\.$");
    private static final String UNKNOWN = "nobodyEverHeardOfASettingThatIsCalledLikeThis";

    /** The least that each step needs. */
    private static final Map<LifecycleStep, Map<String, String>> LEAST = Map.of(
            LifecycleStep.SCAN, Map.of("modelFile", "m.pkl"),
            LifecycleStep.VALIDATE, Map.of("predictions", "p.csv", "target", "y", "score", "s"),
            LifecycleStep.DRIFT, Map.of("reference", "r.csv", "current", "c.csv"),
            LifecycleStep.REGISTER, Map.of("model", "m", "modelFile", "m.onnx"),
            LifecycleStep.CANARY, Map.of("proxy", "http://127.0.0.1:8081"));

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyConfigurationOnThePagesIsTaken() {
        return Project.pages().stream()
                .flatMap(page -> Project.blocks(page, List.of("yaml", "yml")).stream()
                        .filter(block -> SECTION.matcher(block).find())
                        .map(block -> DynamicTest.dynamicTest(
                                page.getFileName().toString(), () -> takesConfiguration(block))));
    }

    @TestFactory
    Stream<DynamicTest> everyCommandOnThePagesIsTaken() {
        return Project.pages().stream()
                .flatMap(page -> Project.blocks(page, List.of("", "sh", "bash", "shell")).stream()
                        .flatMap(block -> commands(block).stream())
                        .map(command -> DynamicTest.dynamicTest(
                                page.getFileName() + ": " + command, () -> takesCommand(command))));
    }

    @TestFactory
    Stream<DynamicTest> everyCommandInTheHelpIsTaken() {
        return specs(Main.commandLine().getCommandSpec())
                .flatMap(spec -> commands(String.join("\n", spec.usageMessage().footer())).stream())
                .map(command -> DynamicTest.dynamicTest(command, () -> takesCommand(command)));
    }

    @TestFactory
    Stream<DynamicTest> everySettingHasAnOption() {
        return Arrays.stream(LifecycleStep.values())
                .map(step -> DynamicTest.dynamicTest(
                        step.section(), () -> assertThat(options(step)).isEqualTo(settings(step))));
    }

    @TestFactory
    Stream<DynamicTest> everySettingHasARowOnTheStepsPage() {
        return Arrays.stream(LifecycleStep.values())
                .filter(step -> Files.exists(page(step)))
                .map(step -> DynamicTest.dynamicTest(
                        step.pipelineName(),
                        () -> assertThat(Project.parameters(page(step)))
                                .containsExactlyInAnyOrderElementsOf(settings(step))));
    }

    @Test
    void thereIsSomethingToCheck() {
        assertThat(everyConfigurationOnThePagesIsTaken().count()).isGreaterThanOrEqualTo(3);
        assertThat(everyCommandOnThePagesIsTaken().count()).isGreaterThanOrEqualTo(8);
        assertThat(everySettingHasARowOnTheStepsPage().count()).isGreaterThanOrEqualTo(3);
        assertThat(everyCommandInTheHelpIsTaken().count()).isGreaterThanOrEqualTo(15);
    }

    private void takesConfiguration(String block) throws IOException {
        ConfigFile config = ConfigFile.read(
                Files.writeString(folder.resolve("modelgate.yaml"), block), "modelgate.yaml", LifecycleStep.sections());
        for (LifecycleStep step : LifecycleStep.values()) {
            if (config.has(step.section())) {
                step.check(config.section(step.section()));
            }
        }
    }

    private static void takesCommand(String command) {
        ParseResult parsed = Main.commandLine().parseArgs(words(command));
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
        }
        CommandSpec spec = parsed.commandSpec();
        if (spec.userObject() instanceof StepCommand step && step.common.config == null) {
            ObjectNode said = Said.by(spec);
            step.complete(said);
            step.step().check(Settings.of(command, said));
        }
    }

    private static Path page(LifecycleStep step) {
        return Project.path("docs/steps/%s.md".formatted(step.pipelineName()));
    }

    private static Set<String> options(LifecycleStep step) {
        CommandLine command = Main.commandLine().getSubcommands().get(step.section());
        Set<String> names = new TreeSet<>(Said.names(command.getCommandSpec()));
        if (command.getCommandSpec().findOption("--limit") != null) {
            assertThat(command.getCommandSpec().findOption("--no-worse-than")).isNotNull();
            names.add("limits");
        }
        return names;
    }

    /** As the refusal of an unknown one lists them. */
    private static Set<String> settings(LifecycleStep step) {
        ObjectNode said = Json.mapper().createObjectNode().put(UNKNOWN, "x");
        LEAST.get(step).forEach(said::put);
        Throwable refusal = catchThrowable(() -> step.check(Settings.of("test", said)));
        assertThat(refusal).isInstanceOf(SettingsException.class).hasMessageContaining(UNKNOWN);
        Matcher known = THERE_ARE.matcher(refusal.getMessage());
        assertThat(known.find()).as(refusal.getMessage()).isTrue();
        return new TreeSet<>(List.of(known.group(1).split(", ")));
    }

    private static List<String> commands(String block) {
        return COMMAND.matcher(block.replaceAll("\\\\\\R *", " "))
                .results()
                .map(found -> found.group(1).strip())
                .toList();
    }

    /** As a shell splits them; what follows a pipe, a redirection or a hash is not ours. */
    private static String[] words(String command) {
        return WORD.matcher(command.replaceAll(" [|>#&].*", ""))
                .results()
                .map(word -> Stream.of(1, 2, 3)
                        .map(word::group)
                        .filter(group -> group != null)
                        .findFirst()
                        .orElseThrow())
                .toArray(String[]::new);
    }

    private static Stream<CommandSpec> specs(CommandSpec top) {
        Collection<CommandLine> below = top.subcommands().values();
        return Stream.concat(Stream.of(top), below.stream().flatMap(sub -> specs(sub.getCommandSpec())));
    }
}
