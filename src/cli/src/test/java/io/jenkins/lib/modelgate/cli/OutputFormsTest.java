package io.jenkins.lib.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.jenkins.lib.modelgate.report.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

class OutputFormsTest {

    private static final String SCHEMA = "/io/jenkins/lib/modelgate/schema/modelgate.report-1.schema.json";

    @TempDir
    Path folder;

    private Samples samples;

    @BeforeEach
    void prepare() {
        samples = new Samples(folder);
    }

    @Test
    void jsonIsOneReportOnStandardOutputWhateverTheVerdict() throws IOException {
        Path good = samples.good();
        for (Shell shell : List.of(
                json("validate", "--predictions", good, "--target", "y", "--score", "score", "--limit", "rocAuc>=0.9"),
                json("validate", "--predictions", good, "--target", "y", "--score", "score", "--limit", "rocAuc<=0.1"),
                json("validate", "--predictions", samples.few(), "--target", "y", "--score", "score"),
                json("validate", "--predictions", samples.absent(), "--target", "y", "--score", "score"),
                json("drift", "--reference", samples.reference(), "--current", samples.shifted()),
                json("register", "--model", "m", "--model-file", samples.model(), "--registry", folder.resolve("reg")),
                json("canary", "--stable", good, "--candidate", good, "--interval", "100ms", "--max-wait", "0s"))) {
            JsonNode report = onlyDocument(shell.out());

            assertThat(schema().validate(report)).as(shell.out()).isEmpty();
            assertThat(report.get("verdict").asText()).isNotBlank();
            assertThat(shell.err()).isNotBlank();
        }
    }

    @Test
    void jsonSaysNothingOnStandardOutputWhereTheUsageIsWrong() {
        assertThat(json("validate", "--target", "y").out()).isEmpty();
        assertThat(json("validate", "--targt", "y").out()).isEmpty();
    }

    @Test
    void theRegistryIsJsonWhereAskedFor() throws IOException {
        Path registry = folder.resolve("reg");
        json("register", "--model", "m", "--model-file", samples.model(), "--registry", registry);

        assertThat(onlyDocument(Shell.run("registry", "list", "--json", "--registry", registry)
                        .out()))
                .hasSize(1);
        assertThat(onlyDocument(Shell.run("registry", "show", "m:1", "--json", "--registry", registry)
                                .out())
                        .get("name")
                        .asText())
                .isEqualTo("m");
    }

    @Test
    void writesJUnitXmlAndMarkdownWhereAskedFor() throws Exception {
        Shell.run(
                "validate",
                "--predictions",
                samples.good(),
                "--target",
                "y",
                "--score",
                "score",
                "--limit",
                "rocAuc<=0.1",
                "--junit",
                "--markdown",
                "--output",
                samples.output());

        assertThat(samples.output().resolve("modelValidate-default.md"))
                .content()
                .contains("Failed", "ROC AUC");
        Path junit = samples.output().resolve("modelValidate-default.xml");
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(junit.toFile())
                        .getElementsByTagName("failure")
                        .getLength())
                .isPositive();
    }

    @Test
    void leavesNoFormOfAnEarlierReportBehind() throws IOException {
        Object[] said = {
            "validate",
            "--predictions",
            samples.good(),
            "--target",
            "y",
            "--score",
            "score",
            "--output",
            samples.output()
        };
        Shell.run(Stream.concat(Stream.of(said), Stream.of("--junit", "--markdown"))
                .toArray());

        Shell.run(said);
        assertThat(samples.output().resolve("modelValidate-default.json")).exists();
        assertThat(samples.output().resolve("modelValidate-default.xml")).doesNotExist();
        assertThat(samples.output().resolve("modelValidate-default.md")).doesNotExist();
    }

    @Test
    void quietLeavesOutProgressOnly() throws IOException {
        Shell shell = Shell.run(
                "validate",
                "--predictions",
                samples.good(),
                "--target",
                "y",
                "--score",
                "score",
                "--quiet",
                "--output",
                samples.output());

        assertThat(shell.err()).isEmpty();
        assertThat(shell.out()).contains("modelValidate");
    }

    @Test
    void writesNoEscapeCodesWhereNoTerminalIs() throws IOException {
        Stream.of(
                        Shell.run("--help"),
                        Shell.run("validate", "--help"),
                        Shell.run("validate", "--nonsense"),
                        Shell.run(
                                "drift",
                                "--reference",
                                samples.reference(),
                                "--current",
                                samples.shifted(),
                                "--output",
                                samples.output()))
                .forEach(shell ->
                        assertThat(shell.out() + shell.err()).isNotEmpty().doesNotContain("\u001B"));
    }

    @Test
    void tellsItsVersion() {
        Shell shell = Shell.run("--version");

        assertThat(shell.status()).isZero();
        assertThat(shell.out()).startsWith("modelgate ").contains("(Java ");
    }

    @Test
    void theCompletionScriptKnowsEveryCommand() {
        Shell shell = Shell.run("generate-completion");

        assertThat(shell.status()).isZero();
        assertThat(shell.out()).contains(Main.commandLine().getSubcommands().keySet());
        assertThat(shell.out()).contains("--min-rows", "--candidate-error-rate");
    }

    @TestFactory
    Stream<DynamicTest> everyCommandExplainsItself() {
        List<CommandLine> commands = new ArrayList<>();
        collect(Main.commandLine(), commands);
        return commands.stream()
                .filter(command -> !List.of("help", "generate-completion").contains(command.getCommandName()))
                .map(command -> DynamicTest.dynamicTest(
                        command.getCommandSpec().qualifiedName(), () -> explainsItself(command.getCommandSpec())));
    }

    private static void explainsItself(CommandSpec command) {
        String[] words = (command.qualifiedName().replaceFirst("^modelgate ?", "") + " --help")
                .strip()
                .split(" ");
        Shell help = Shell.run((Object[]) words);

        assertThat(help.status()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out()).contains("Examples:", "  modelgate ");
        words[words.length - 1] = "--version";
        assertThat(Shell.run((Object[]) words).out()).startsWith("modelgate ");
        assertThat(command.usageMessage().description()).isNotEmpty();
        assertThat(command.args())
                .allSatisfy(argument -> assertThat(described(argument))
                        .as(argument.toString())
                        .isNotBlank()
                        .endsWith("."));
    }

    private static String described(ArgSpec argument) {
        return String.join(" ", argument.description());
    }

    private static void collect(CommandLine command, List<CommandLine> into) {
        into.add(command);
        command.getSubcommands().values().forEach(sub -> collect(sub, into));
    }

    private Shell json(Object... words) {
        Object[] all = Stream.concat(Stream.of(words), Stream.of("--json", "--output", samples.output()))
                .toArray();
        return Shell.run(all);
    }

    /** Fails where anything comes before or after it. */
    private static JsonNode onlyDocument(String text) throws IOException {
        return Json.mapper()
                .reader()
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(text);
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream schema = Json.class.getResourceAsStream(SCHEMA)) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema);
        }
    }
}
