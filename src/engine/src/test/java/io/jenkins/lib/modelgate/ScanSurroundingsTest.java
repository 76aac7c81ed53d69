package io.jenkins.lib.modelgate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.Logins;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.registry.ModelVersion;
import io.jenkins.lib.modelgate.registry.Registry;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scan at a model's doors: what a registered version is compared with, and what comes into the registry at all. */
class ScanSurroundingsTest {

    /** {@code collections.OrderedDict()}, protocol 0. */
    private static final String HARMLESS = "ccollections\nOrderedDict\n(tR.";

    /** {@code functools.partial(collections.OrderedDict)}: reviewed by nobody. */
    private static final String GROWN = "cfunctools\npartial\n(ccollections\nOrderedDict\ntR.";

    private static final String POISONED = "cos\nsystem\n(S'id'\ntR.";

    @TempDir
    Path folder;

    private StepContext context;

    @BeforeEach
    void setUp() throws IOException {
        context = new StepContext(
                Workspace.confined(folder),
                folder.resolve("modelgate"),
                Clock.systemUTC(),
                Progress.NONE,
                Logins.in(java.util.Map.of()));
        model(HARMLESS);
    }

    @Test
    void tellsWhatIsNewSinceTheRegisteredVersion() throws IOException {
        register("{}");
        Registry.open(folder.resolve("modelgate-registry")).alias("m:1", "champion");
        model(GROWN);
        allow("import functools.partial # ours\n");

        for (String name : List.of("registry:m@champion", "registry:m:1", "registry:m")) {
            Report report = run(LifecycleStep.SCAN, "{modelFile: m.pkl, approved: '%s'}".formatted(name))
                    .report();

            assertThat(report.verdict()).isEqualTo(Verdict.WARNING);
            assertThat(check(report, "scan.approved").explanation())
                    .contains("Against m:1: new import: functools.partial");
            assertThat(report.inputs()).extracting(Input::role).contains("model", "allow", "approved");
        }
    }

    @Test
    void comparesWithTheSameAndFindsNothingNew() {
        register("{}");

        Report report = run(LifecycleStep.SCAN, "{modelFile: m.pkl, approved: 'registry:m'}")
                .report();

        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(report, "scan.approved").explanation()).contains("The same");
    }

    @Test
    void scansTheStoredFileWhereNoScanWasKept() {
        register("{scan: false}");

        Report report = run(LifecycleStep.SCAN, "{modelFile: m.pkl, approved: 'registry:m'}")
                .report();

        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(report, "scan.approved").explanation()).contains("m:1, scanned now");
    }

    @Test
    void comparesWithNothingThatWasNotApproved() throws IOException {
        model(POISONED);
        register("{scan: false}");
        model(HARMLESS);

        Report report = run(LifecycleStep.SCAN, "{modelFile: m.pkl, approved: 'registry:m'}")
                .report();

        assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(report.summary()).contains("m:1", "FAILED", "was not approved");
    }

    @Test
    void isAnErrorWhereThereIsNoSuchVersion() {
        assertThat(run(LifecycleStep.SCAN, "{modelFile: m.pkl, approved: 'registry:m@champion'}")
                        .report()
                        .verdict())
                .isEqualTo(Verdict.ERROR);
    }

    @Test
    void asksABuildServerForTheScanOfItsOwnRegistry() {
        assertThat(LifecycleStep.SCAN.question(settings("{modelFile: m.pkl, approved: 'registry:m@champion', id: a}")))
                .contains(new Question("modelScan", "a", 0, "registry:m@champion"));
        assertThat(LifecycleStep.SCAN.question(
                        settings("{modelFile: m.pkl, approved: 'registry:m@champion', registry: here}")))
                .isEmpty();
        assertThat(LifecycleStep.SCAN.question(settings("{modelFile: m.pkl, approved: scan.json}")))
                .isEmpty();
    }

    @Test
    void believesTheBuildServersAnswer() throws IOException {
        register("{}");
        Registry registry = Registry.open(folder.resolve("modelgate-registry"));
        Answer answer = new Question("modelScan", "default", 0, "registry:m").answer(registry, List.of());
        Files.move(folder.resolve("modelgate-registry"), folder.resolve("elsewhere"));
        String settings = "{modelFile: m.pkl, approved: 'registry:m'}";

        context = context.with(answer);
        assertThat(run(LifecycleStep.SCAN, settings).report().verdict()).isEqualTo(Verdict.PASSED);

        context = context.with(Answer.without(List.of(), "The registry is gone."));
        assertThat(run(LifecycleStep.SCAN, settings).report().summary()).isEqualTo("The registry is gone.");
    }

    @Test
    void registersNothingThatIsNotApproved() throws IOException {
        model(POISONED);
        Outcome outcome = run(LifecycleStep.REGISTER, "{model: m, modelFile: m.pkl}");

        assertThat(outcome.report().verdict()).isEqualTo(Verdict.FAILED);
        assertThat(outcome.report().summary())
                .startsWith("Nothing was registered.")
                .contains("os.system");
        assertThat(check(outcome.report(), "scan.pickle.dangerous-import").verdict())
                .isEqualTo(Verdict.FAILED);
        assertThat(check(outcome.report(), "registered").verdict()).isEqualTo(Verdict.SKIPPED);
        assertThat(outcome.attachments()).containsOnlyKeys("modelRegister-default.sarif");
        assertThat(Registry.open(folder.resolve("modelgate-registry")).list()).isEmpty();
        assertThat(folder.resolve("modelgate-registry/blobs/sha256")).isEmptyDirectory();
    }

    @Test
    void keepsTheApprovalsWithTheVersion() throws IOException {
        model(GROWN);
        allow("import functools.partial # ours\n");
        register("{}");

        ModelVersion version = version();
        assertThat(version.inputs()).extracting(Input::role).contains("allow");
        assertThat(Registry.open(folder.resolve("modelgate-registry"))
                        .scan("m", Clock.systemUTC(), Progress.NONE)
                        .json())
                .contains("functools.partial", "ours");
    }

    @Test
    void leavesATraceWhereItWasSwitchedOff() throws IOException {
        model(POISONED);
        Report report = run(LifecycleStep.REGISTER, "{model: m, modelFile: m.pkl, scan: false}")
                .report();

        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(report, "scan").verdict()).isEqualTo(Verdict.SKIPPED);
        assertThat(check(report, "scan").explanation()).contains("nobody looked");
        assertThat(version().reports())
                .extracting(kept -> kept.step() + " " + kept.id() + " " + kept.verdict())
                .containsExactly("modelScan modelRegister SKIPPED");
    }

    @Test
    void failsAValidationWhoseModelIsNotApprovedHoweverGoodItIs() throws IOException {
        model(POISONED);
        predictions();
        Outcome outcome = run(LifecycleStep.VALIDATE, validation(""));

        assertThat(outcome.report().verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check(outcome.report(), "metric.accuracy").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(outcome.report(), "scan.parts").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check(outcome.report(), "scan.pickle.dangerous-import").explanation())
                .contains("os.system");
        assertThat(outcome.attachments()).containsOnlyKeys("modelValidate-default.sarif");
    }

    @Test
    void saysThatAValidationWasNotScanned() throws IOException {
        model(POISONED);
        predictions();
        Outcome outcome = run(LifecycleStep.VALIDATE, validation(", scan: false"));

        assertThat(outcome.report().verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(outcome.report(), "scan").verdict()).isEqualTo(Verdict.SKIPPED);
        assertThat(outcome.report().model().digest()).isNotNull();
        assertThat(outcome.attachments()).isEmpty();
    }

    @Test
    void scansAFolderThatIsValidated() throws IOException {
        Files.createDirectories(folder.resolve("models"));
        Files.writeString(folder.resolve("models/a.pkl"), POISONED);
        predictions();
        Report report = run(LifecycleStep.VALIDATE, validation("").replace("m.pkl", "models"))
                .report();

        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.model().digest()).isNull();
        assertThat(check(report, "scan.parts").explanation()).contains("models is not approved");
    }

    @Test
    void refusesWordsThatCannotBeFollowed() {
        refused(LifecycleStep.VALIDATE, "{predictions: p.csv, target: y, decision: d, scan: true}", "modelFile");
        refused(LifecycleStep.VALIDATE, "{predictions: p.csv, target: y, decision: d, allow: a.txt}", "modelFile");
        refused(LifecycleStep.REGISTER, "{model: m, modelFile: m.pkl, scan: false, allow: a.txt}", "switches off");
        refused(LifecycleStep.SCAN, "{modelFile: m.pkl, registry: r}", "approved");
        refused(LifecycleStep.SCAN, "{modelFile: m.pkl, approved: 'registry:'}", "names no version");
    }

    private void refused(LifecycleStep step, String settings, String why) {
        assertThatThrownBy(() -> step.check(settings(settings)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(why);
    }

    private static String validation(String more) {
        return "{predictions: p.csv, target: y, decision: d, modelFile: m.pkl, limits: [{metric: accuracy, min: 0.9}]%s}"
                .formatted(more);
    }

    private void predictions() throws IOException {
        Files.writeString(folder.resolve("p.csv"), "y,d\n" + "1,1\n0,0\n".repeat(50));
    }

    private void model(String content) throws IOException {
        Files.writeString(folder.resolve("m.pkl"), content, StandardCharsets.ISO_8859_1);
    }

    private void allow(String text) throws IOException {
        Files.writeString(folder.resolve("modelgate-allow.txt"), text);
    }

    private void register(String more) {
        String settings = "{model: m, modelFile: m.pkl"
                + more.replaceFirst("\\{(?=\\w)", ", ").replaceFirst("\\{\\}", "}");
        assertThat(run(LifecycleStep.REGISTER, settings).report().verdict()).isEqualTo(Verdict.PASSED);
    }

    private ModelVersion version() {
        return Registry.open(folder.resolve("modelgate-registry")).latest("m").orElseThrow();
    }

    private Outcome run(LifecycleStep step, String settings) {
        return step.run(settings(settings), context);
    }

    private static Check check(Report report, String id) {
        Optional<Check> found =
                report.checks().stream().filter(check -> check.id().equals(id)).findFirst();
        return found.orElseThrow(() -> new AssertionError("no check " + id + " in " + report.checks()));
    }

    private static Settings settings(String yaml) {
        String json = yaml.replaceAll("([{,]\\s*|\\[\\{)(\\w+): ", "$1\"$2\": ")
                .replace('\'', '"')
                .replaceAll(": ([A-Za-z][\\w.]*)(?=[,}])", ": \"$1\"")
                .replaceAll("\"(true|false)\"", "$1");
        return Settings.of("test", Json.read(json, ObjectNode.class, "settings"));
    }
}
