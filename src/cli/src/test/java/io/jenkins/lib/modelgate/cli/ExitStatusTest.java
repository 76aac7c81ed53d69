package io.jenkins.lib.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExitStatusTest {

    @TempDir
    Path folder;

    private Samples samples;
    private Path output;

    @BeforeEach
    void prepare() {
        samples = new Samples(folder);
        output = samples.output();
    }

    @Test
    void validateIs0WhereEveryLimitHolds() throws IOException {
        Shell shell = validate(samples.good(), "--limit", "rocAuc>=0.9");

        assertThat(shell.status()).isZero();
        assertThat(shell.out()).contains("modelValidate", "PASSED");
        assertThat(shell.complaints()).isEmpty();
        assertThat(Shell.files(output)).containsExactly("modelValidate-default.html", "modelValidate-default.json");
    }

    @Test
    void validateIs0WithAWarningAnd1WhereThatIsStrict() throws IOException {
        Path predictions = samples.good();

        assertThat(validate(predictions).status()).isZero();
        assertThat(validate(predictions, "--strict").status()).isEqualTo(1);
        assertThat(validate(predictions, "--strict").out()).contains("WARNING");
    }

    @Test
    void validateIs1WhereALimitIsBroken() throws IOException {
        Shell shell = validate(samples.bad(), "--limit", "rocAuc>=0.9");

        assertThat(shell.status()).isEqualTo(1);
        assertThat(shell.out()).contains("FAILED");
        assertThat(Shell.files(output)).contains("modelValidate-default.json");
    }

    @Test
    void validateIs2ForAnUnknownOptionAndSuggestsTheRightOne() throws IOException {
        Shell shell = validate(samples.good(), "--limt", "rocAuc>=0.9");

        refused(shell, "--limt", "Did you mean --limit", "modelgate validate --help");
    }

    @Test
    void validateIs2ForALimitThatIsNone() throws IOException {
        refused(validate(samples.good(), "--limit", "rocAuc>0.9"), "rocAuc>0.9", ">=");
        refused(validate(samples.good(), "--limit", "rocAuk>=0.9"), "rocAuk", "rocAuc");
        refused(validate(samples.good(), "--limit", "accuracy>=85"), "accuracy");
    }

    @Test
    void validateIs2ForAThresholdOutOfRange() throws IOException {
        refused(validate(samples.good(), "--threshold", "1.5"), "threshold", "between 0 and 1");
    }

    @Test
    void validateIs2ForASettingThatIsMissing() {
        refused(Shell.run("validate", "--target", "y", "--score", "s", "--output", output), "predictions", "missing");
    }

    @Test
    void validateIs2ForAnUnknownSettingInTheConfigurationAndSuggestsTheRightOne() throws IOException {
        Path config = samples.write("modelgate.yaml", "validate:\n  predictons: good.csv\n  target: y\n  score: s\n");

        refused(
                Shell.run("validate", "--config", config, "--predictions", samples.good(), "--output", output),
                "predictons",
                "did you mean 'predictions'");
    }

    @Test
    void validateIs3WhereThereAreTooFewRows() throws IOException {
        Shell shell = validate(samples.few(), "--limit", "rocAuc>=0.9");

        assertThat(shell.status()).isEqualTo(3);
        assertThat(shell.out()).contains("INSUFFICIENT_DATA");
    }

    @Test
    void validateIs4WhereThePredictionsCannotBeRead() throws IOException {
        unavailable(validate(samples.absent()), "absent.csv", "does not exist");
        unavailable(validate(Files.createDirectory(folder.resolve("empty"))), "is a folder without a table");
        unavailable(validate(samples.write("empty.csv", "")), "empty.csv is empty");
        unavailable(validate(samples.write("ragged.csv", "y,score\n1,0.5\n1\n")), "ragged.csv", "line 3");
        unavailable(validate(samples.truncatedParquet()), "cut.parquet");
    }

    @Test
    void validateIs4WhereTheReportCannotBeWritten() throws IOException {
        Path inTheWay = samples.write("file", "");

        Shell shell = Shell.run(
                "validate", "--predictions", samples.good(), "--target", "y", "--score", "score", "--output", inTheWay);

        assertThat(shell.status()).isEqualTo(4);
        assertThat(shell.complaints()).singleElement().asString().contains("cannot be written", inTheWay.toString());
    }

    @Test
    void aStepThatCannotDoItsWorkReplacesTheVerdictOfAnEarlierRun() throws IOException {
        assertThat(validate(samples.good(), "--limit", "rocAuc>=0.9").status()).isZero();

        assertThat(validate(samples.absent(), "--limit", "rocAuc>=0.9").status())
                .isEqualTo(4);

        assertThat(output.resolve("modelValidate-default.json")).content().contains("ERROR", "absent.csv");
    }

    @Test
    void driftIs0ForLikeData() throws IOException {
        assertThat(drift(samples.reference(), samples.current()).status()).isZero();
        assertThat(Shell.files(output))
                .containsExactly("driftGate-default.html", "driftGate-default.json", "profile-default.json");
    }

    @Test
    void driftIs0WithAWarningAnd1WhereThatIsStrict() throws IOException {
        Path same = samples.reference();

        assertThat(drift(same, same).status()).isZero();
        assertThat(drift(same, same, "--strict").status()).isEqualTo(1);
    }

    @Test
    void driftIs1ForOtherData() throws IOException {
        Shell shell = drift(samples.reference(), samples.shifted());

        assertThat(shell.status()).isEqualTo(1);
        assertThat(shell.out()).contains("FAILED", "✘ x rose").doesNotContain("x: x rose");
    }

    @Test
    void driftIs2ForThresholdsThatCannotBe() throws IOException {
        refused(drift(samples.reference(), samples.current(), "--threshold", "-1"), "threshold");
        refused(drift(samples.reference(), samples.current(), "--warn-threshold", "0.9"), "warnThreshold");
        refused(drift(samples.reference(), samples.current(), "--bins", "ten"), "bins", "number");
    }

    @Test
    void driftIs3WhereThereAreTooFewRows() throws IOException {
        assertThat(drift(samples.reference(), samples.write("tiny.csv", "x,colour\n1.5,red\n"))
                        .status())
                .isEqualTo(3);
    }

    @Test
    void driftIs4WhereTheReferenceCannotBeRead() throws IOException {
        unavailable(drift(samples.absent(), samples.current()), "absent.csv");
        unavailable(drift(samples.write("profile.json", "{\"schema\":"), samples.current()), "profile.json");
        unavailable(drift(samples.truncatedParquet(), samples.current()), "cut.parquet");
    }

    @Test
    void profileIs0And2And4() throws IOException {
        Path profile = folder.resolve("profile.json");

        assertThat(Shell.run("profile", samples.reference(), "--output", profile)
                        .status())
                .isZero();
        assertThat(profile).content().contains("modelgate.profile/1");
        Files.delete(profile);

        refused(Shell.run("profile", "--output", profile), "FILE");
        refused(
                Shell.run("profile", samples.reference(), "--types", "x=colour", "--output", profile),
                "types",
                "colour");
        Shell missing = Shell.run("profile", samples.absent(), "--output", profile);
        assertThat(missing.status()).isEqualTo(4);
        assertThat(missing.complaints()).singleElement().asString().contains("absent.csv");
        assertThat(profile).doesNotExist();
    }

    @Test
    void driftAgainstTheLastGoodRunIs4BeforeThereIsOneAnd0And1After() throws IOException {
        Object[] again = {"drift", "--reference", "lastGood", "--output", samples.output(), "--current"};
        assertThat(Shell.run(with(new Object[] {samples.current()}, again)).err())
                .contains("There is no last good run yet");

        assertThat(Shell.run(
                                "drift",
                                "--reference",
                                samples.reference(),
                                "--current",
                                samples.current(),
                                "--keep-current",
                                "true",
                                "--output",
                                samples.output())
                        .status())
                .isZero();
        assertThat(Shell.run(with(new Object[] {samples.shifted()}, again)).status())
                .isEqualTo(1);
        assertThat(Shell.run(with(new Object[] {samples.reference()}, again)).status())
                .isZero();
    }

    @Test
    void driftThatHasToLastIs2WithoutAPastAndCountsTheReportsThatAreNamed() throws IOException {
        Object[] lasting = {
            "drift",
            "--reference",
            samples.reference(),
            "--current",
            samples.shifted(),
            "--persistence",
            "2 of 3",
            "--output",
            samples.output()
        };
        refused(Shell.run(lasting), "persistence", "history");

        Shell.run(
                "drift",
                "--reference",
                samples.reference(),
                "--current",
                samples.shifted(),
                "--output",
                folder.resolve("yesterday"));
        assertThat(Shell.run(with(
                                new Object[] {"--history", folder.resolve("yesterday/driftGate-default.json")},
                                lasting))
                        .status())
                .isEqualTo(1);
    }

    @Test
    void driftAgainstARegisteredModelFindsItByItsAlias() throws IOException {
        Shell.run("profile", samples.reference(), "--output", folder.resolve("profile.json"));
        register(samples.model(), "--profile", folder.resolve("profile.json"));
        assertThat(Shell.run("registry", "alias", "housing:1", "champion", "--registry", registry())
                        .out())
                .isEqualTo("housing@champion is housing:1%n".formatted());

        Object[] drift = {"drift", "--registry", registry(), "--output", samples.output(), "--current"};
        assertThat(Shell.run(with(new Object[] {samples.shifted(), "--reference", "registry:housing@champion"}, drift))
                        .status())
                .isEqualTo(1);
        assertThat(Shell.run(with(
                                new Object[] {samples.current(), "--reference", "registry:housing@challenger"}, drift))
                        .err())
                .contains("has the alias 'challenger'; there are champion");
        assertThat(Shell.run(with(new Object[] {samples.current(), "--reference", "registry:"}, drift))
                        .status())
                .isEqualTo(2);
    }

    @Test
    void registerIs0AndAgainTheSameVersion() throws IOException {
        assertThat(register(samples.model()).out()).contains("housing:1");

        assertThat(register(samples.model()).status()).isZero();
        assertThat(Shell.run("registry", "list", "--registry", registry()).out())
                .contains("housing:1")
                .doesNotContain("housing:2");
    }

    @Test
    void registerIs1WithoutTheEvidenceThatIsRequired() throws IOException {
        Shell shell = register(samples.model(), "--require-reports", "modelValidate");

        assertThat(shell.status()).isEqualTo(1);
        assertThat(shell.out()).contains("A report of modelValidate that passed is required");
        assertThat(Shell.run("registry", "list", "--registry", registry()).out())
                .contains("No versions");
    }

    @Test
    void registerIs2ForANameThatIsNone() throws IOException {
        refused(
                Shell.run("register", "--model", "No Name", "--model-file", samples.model(), "--output", output),
                "model");
        refused(Shell.run("register", "--model", "housing", "--output", output), "modelFile", "missing");
    }

    @Test
    void registerIs4WhereTheModelOrTheRegistryCannotBeRead() throws IOException {
        unavailable(register(samples.absent()), "absent.csv");
        register(samples.model());
        deleteOutput();
        Files.writeString(registry().resolve("index.json"), "{\"schemaVersion\":");

        unavailable(register(samples.model()), "index.json");
    }

    @Test
    void registryIs0And2And4() throws IOException {
        register(samples.model());

        assertThat(Shell.run("registry", "show", "housing", "--registry", registry())
                        .status())
                .isZero();
        assertThat(Shell.run("registry", "verify", "--registry", registry()).out())
                .startsWith("Clean");
        assertThat(Shell.run("registry").status()).isEqualTo(2);
        assertThat(Shell.run("registry", "show", "housing:first", "--registry", registry())
                        .status())
                .isEqualTo(2);
        assertThat(Shell.run("registry", "show", "housing:2", "--registry", registry())
                        .status())
                .isEqualTo(4);
        assertThat(Shell.run("registry", "list", "--registry", samples.absent()).status())
                .isEqualTo(4);
    }

    @Test
    void theRegistryShowsAliasesAndFindsVersionsByThem() throws IOException {
        register(samples.model());
        Shell.run("registry", "alias", "housing:1", "champion", "--registry", registry());
        Shell.run("registry", "alias", "housing:1", "blessed", "--registry", registry());
        Shell.run(
                "register",
                "--model",
                "housing",
                "--model-file",
                samples.model(),
                "--registry",
                registry(),
                "--build",
                "2",
                "--output",
                output);

        assertThat(Shell.run("registry", "list", "--registry", registry()).out())
                .contains("ALIASES")
                .containsPattern("housing:1 +blessed, champion +")
                .containsPattern("housing:2 {20,}");
        assertThat(Shell.run("registry", "show", "housing@champion", "--registry", registry())
                        .out())
                .startsWith("housing:1")
                .containsPattern("aliases +blessed, champion");
        assertThat(Shell.run("registry", "show", "housing@champion", "--json", "--registry", registry())
                        .out())
                .containsPattern("\"version\" *: *1")
                .containsPattern("\"aliases\" *: *\\[ *\"blessed\", *\"champion\" *\\]");
        assertThat(Shell.run("registry", "list", "--json", "--registry", registry())
                        .out())
                .contains("champion");
        assertThat(Shell.run("registry", "show", "housing", "--registry", registry())
                        .out())
                .startsWith("housing:2")
                .containsPattern("aliases +none");
        Shell absent = Shell.run("registry", "show", "housing@challenger", "--registry", registry());
        assertThat(absent.status()).isEqualTo(4);
        assertThat(absent.complaints())
                .singleElement()
                .asString()
                .contains("has the alias 'challenger'; there are blessed, champion");
        assertThat(Shell.run("registry", "show", "housing@", "--registry", registry())
                        .status())
                .isEqualTo(2);
    }

    @Test
    void registryIs4WhereItIsDamagedAndVerifyIs1AndSaysWhat() throws IOException {
        register(samples.model());
        Path blobs = registry().resolve("blobs/sha256");
        Path blob = blobs.resolve(Shell.files(blobs).get(0));
        Files.writeString(blob, "other");

        Shell verify = Shell.run("registry", "verify", "--registry", registry());
        assertThat(verify.status()).isEqualTo(1);
        assertThat(verify.out()).contains("Damaged", blob.getFileName().toString());

        Files.writeString(registry().resolve("index.json"), "{");
        Shell list = Shell.run("registry", "list", "--registry", registry());
        assertThat(list.status()).isEqualTo(4);
        assertThat(list.complaints()).singleElement().asString().contains("index.json");
    }

    @Test
    void canaryIs0WherePromoted() throws IOException {
        Shell shell = canary("--traffic", samples.good(), "--limit", "errorRate<=0.5", "--min-requests", "2");

        assertThat(shell.out()).contains("canaryDeploy", "PASSED");
        assertThat(shell.status()).isZero();
    }

    @Test
    void canaryIs1WhereRolledBack() throws IOException {
        Shell shell = canary(
                "--traffic",
                samples.good(),
                "--candidate-error-rate",
                "1",
                "--limit",
                "errorRate<=0.1",
                "--min-requests",
                "2");

        assertThat(shell.status()).isEqualTo(1);
        assertThat(shell.out()).contains("FAILED", "Rolled back");
    }

    @Test
    void canaryIs2AtOnceForAnIntervalThatIsNone() throws IOException {
        long start = System.nanoTime();

        refused(canary("--interval", "5x"), "interval", "5x");
        refused(canary("--limit", "errorRate>=0.1"), "errorRate");
        refused(Shell.run("canary", "--proxy", "ftp://host", "--output", output), "proxy");

        assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
    }

    @Test
    void canaryIs3WhereNobodyAsks() throws IOException {
        Shell shell = canary("--max-wait", "100ms");

        assertThat(shell.status()).isEqualTo(3);
        assertThat(shell.out()).contains("INSUFFICIENT_DATA");
    }

    @Test
    void canaryIs4WhereTheProxyDoesNotAnswer() {
        Shell shell = Shell.run(
                "canary",
                "--proxy",
                "http://127.0.0.1:1",
                "--interval",
                "100ms",
                "--max-errors",
                "1",
                "--output",
                output);

        assertThat(shell.status()).isEqualTo(4);
        assertThat(shell.complaints()).singleElement().asString().contains("127.0.0.1:1", "refused");
        // A rollout that was begun has left its journal, and so it leaves its report.
        assertThat(Shell.files(output)).contains("canaryDeploy-default.journal", "canaryDeploy-default.json");
    }

    @Test
    void serversAre2ForWrongWordsAnd4WhereTheyCannotListen() throws IOException {
        refused(Shell.run("serve", "--predictions", samples.good(), "--listen", "here"), "listen", "host:port");
        refused(Shell.run("proxy", "--stable", "http://127.0.0.1:1"), "candidate", "missing");
        unavailable(Shell.run("serve", "--predictions", samples.absent()), "absent.csv");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + taken.getLocalPort();
            unavailable(Shell.run("serve", "--predictions", samples.good(), "--listen", address), address);
            unavailable(
                    Shell.run(
                            "proxy",
                            "--listen",
                            address,
                            "--stable",
                            "http://127.0.0.1:1",
                            "--candidate",
                            "http://127.0.0.1:2"),
                    address);
        }
    }

    @Test
    void withoutACommandItShowsTheUsage() {
        Shell shell = Shell.run();

        assertThat(shell.status()).isEqualTo(2);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err()).contains("Usage: modelgate", "validate", "canary");
        assertThat(Shell.run("validte").complaints())
                .singleElement()
                .asString()
                .contains("validte", "modelgate --help");
    }

    private Shell validate(Path predictions, Object... more) {
        return Shell.run(with(
                more,
                "validate",
                "--predictions",
                predictions,
                "--target",
                "y",
                "--score",
                "score",
                "--output",
                output));
    }

    private Shell drift(Path reference, Path current, Object... more) {
        return Shell.run(with(more, "drift", "--reference", reference, "--current", current, "--output", output));
    }

    private Shell register(Path model, Object... more) {
        return Shell.run(with(
                more,
                "register",
                "--model",
                "housing",
                "--model-file",
                model,
                "--registry",
                registry(),
                "--build",
                "1",
                "--output",
                output));
    }

    private Shell canary(Object... more) throws IOException {
        Object[] words =
                with(more, "canary", "--stable", samples.good(), "--candidate", samples.good(), "--output", output);
        boolean timed = List.of(more).contains("--interval");
        return Shell.run(timed ? words : with(new Object[] {"--interval", "200ms"}, words));
    }

    private Path registry() {
        return folder.resolve("registry");
    }

    private void deleteOutput() throws IOException {
        for (String file : Shell.files(output)) {
            Files.delete(output.resolve(file));
        }
    }

    private void refused(Shell shell, String... words) {
        stopped(shell, 2, words);
    }

    private void unavailable(Shell shell, String... words) {
        stopped(shell, 4, words);
    }

    /** One sentence on standard error, nothing on standard output, nothing written. */
    private void stopped(Shell shell, int status, String... words) {
        assertThat(shell.complaints())
                .singleElement()
                .asString()
                .startsWith("modelgate: ")
                .contains(words);
        assertThat(shell.status()).isEqualTo(status);
        assertThat(shell.out()).isEmpty();
        assertThat(Shell.files(output)).isEmpty();
    }

    private static Object[] with(Object[] last, Object... first) {
        Object[] all = Arrays.copyOf(first, first.length + last.length);
        System.arraycopy(last, 0, all, first.length, last.length);
        return all;
    }
}
