package io.jenkins.lib.modelgate.validate.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.data.TableOptions;
import io.jenkins.lib.modelgate.data.Tables;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.model.Port;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

    @TempDir
    Path folder;

    private final ObjectNode said = Json.mapper().createObjectNode().put("inputs", "inputs.csv");

    @Test
    void passesDataThatFits() throws IOException {
        said.put("signature", "age: integer, income: number, sex: text?, member=boolean, since: timestamp");
        inputs("age,income,sex,member,since", "31,100.5,f,true,2024-01-01", "42,7,,false,2024-01-02");

        assertThat(verdicts())
                .doesNotContainValue(Verdict.WARNING)
                .allSatisfy((id, verdict) -> assertThat(verdict).isEqualTo(Verdict.PASSED));
    }

    @Test
    void findsWhatIsMissingExtraWrongAndEmpty() throws IOException {
        said.put("signature", "age: integer, income: number, sex: text");
        inputs("age,sex,shoe", "31.5,f,40", "42,,41");

        assertThat(verdicts())
                .containsEntry("signature.missing", Verdict.FAILED)
                .containsEntry("signature.extra", Verdict.WARNING)
                .containsEntry("signature.types", Verdict.FAILED)
                .containsEntry("signature.nulls", Verdict.FAILED)
                .containsEntry("signature.shape", Verdict.PASSED);
        assertThat(check("signature.types").explanation())
                .isEqualTo("The signature has 'age' as integer, inputs.csv has number: the types differ.");
        assertThat(check("signature.missing").explanation()).contains("'income'");
        assertThat(check("signature.nulls").explanation()).contains("1 of 2 missing");
    }

    @Test
    void doesNotLetAColumnBeAbsentThatMayHoldNothing() throws IOException {
        said.put("signature", "age: integer, sex: text?");
        inputs("age", "31");

        assertThat(verdicts()).containsEntry("signature.missing", Verdict.FAILED);
    }

    @Test
    void holdsWholeNumbersToTheirRange() throws IOException {
        said.put("signature", "age: uint8");
        inputs("age", "31", "256");

        assertThat(verdicts()).containsEntry("signature.types", Verdict.FAILED);
    }

    @Test
    void cannotTellWithoutRows() throws IOException {
        said.put("signature", "age: integer");
        inputs("age");

        assertThat(verdicts()).containsEntry("signature.rows", Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void readsWhatMlflowSays() throws IOException {
        Files.writeString(folder.resolve("MLmodel"), """
                flavors:
                  python_function:
                    loader_module: mlflow.sklearn
                signature:
                  inputs: '[{"type": "long", "name": "age", "required": true},
                    {"type": "double", "name": "income", "required": false}, {"type": "string", "name": "sex", "required": true}]'
                """);
        said.put("signature", "MLmodel");
        inputs("age,sex", "31,f");

        assertThat(verdicts()).allSatisfy((id, verdict) -> assertThat(verdict).isEqualTo(Verdict.PASSED));
    }

    @Test
    void refusesAFileThatDoesNotSay() throws IOException {
        Files.writeString(folder.resolve("MLmodel"), "flavors: {}\n");
        said.put("signature", "MLmodel");
        inputs("age", "31");

        assertThatThrownBy(this::verdicts)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("does not say what the model takes");
    }

    @Test
    void holdsATensorToTheNumberOfColumns() throws IOException {
        inputs("a,b,c", "1,2,3.5");

        assertThat(verdicts(new Port("X", "float", List.of("?", "3"), true)))
                .allSatisfy((id, verdict) -> assertThat(verdict).isEqualTo(Verdict.PASSED));
        assertThat(verdicts(new Port("X", "float", List.of("N", "features"), true)))
                .containsEntry("signature.shape", Verdict.PASSED);
        assertThat(verdicts(new Port("X", "float", List.of("?", "4"), true)))
                .containsEntry("signature.shape", Verdict.FAILED);
        assertThat(verdicts(new Port("X", "float", List.of("?", "3", "1"), true)))
                .containsEntry("signature.shape", Verdict.FAILED);
        assertThat(verdicts(new Port("X", "int64", List.of("?", "3"), true)))
                .containsEntry("signature.types", Verdict.FAILED);
    }

    @Test
    void holdsATensorAColumnToItsWidth() throws IOException {
        inputs("a,b", "1,2", "3,4");

        assertThat(verdicts(
                        new Port("a", "float", List.of("?", "1"), true), new Port("b", "int64", List.of("?"), true)))
                .allSatisfy((id, verdict) -> assertThat(verdict).isEqualTo(Verdict.PASSED));
        assertThat(verdicts(
                        new Port("a", "float", List.of("?", "8"), true), new Port("b", "int64", List.of("?"), true)))
                .containsEntry("signature.shape", Verdict.FAILED);
        assertThat(verdicts(
                        new Port("a", "float", List.of("?", "9999999999", "9999999999", "9999999999"), true),
                        new Port("b", "int64", List.of("?"), true)))
                .containsEntry("signature.shape", Verdict.FAILED);
    }

    @Test
    void cannotTellOfATypeThatNoColumnHolds() throws IOException {
        inputs("a", "1");

        assertThat(verdicts(new Port("a", "map(string,float)", List.of(), true)))
                .containsEntry("signature.types", Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void takesTheModelFileWhereNothingElseIsSaid() {
        assertThat(SignatureSpec.from(Settings.of("test", said), Optional.of("m.onnx"))
                        .orElseThrow()
                        .file())
                .contains("m.onnx");
        assertThatThrownBy(() -> SignatureSpec.from(Settings.of("test", said), Optional.of("m.pkl")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("'signature'");
        assertThat(SignatureSpec.from(Settings.none("test"), Optional.of("m.onnx")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"age", "age: whole", "age: integer, age: number", "other.pkl", ": integer"})
    void refusesWhatIsNoSignature(String signature) {
        assertThatThrownBy(() ->
                        SignatureSpec.from(Settings.of("test", said.put("signature", signature)), Optional.empty()))
                .isInstanceOf(SettingsException.class);
    }

    private void inputs(String... lines) throws IOException {
        Files.write(folder.resolve("inputs.csv"), List.of(lines));
    }

    private Map<String, Verdict> verdicts() {
        return all().stream().collect(Collectors.toMap(Check::id, Check::verdict));
    }

    private Map<String, Verdict> verdicts(Port... ports) {
        return new SignatureChecks(
                        List.of(ports),
                        true,
                        Tables.open(Workspace.confined(folder), "inputs.csv", "inputs", options()))
                .all().stream().collect(Collectors.toMap(Check::id, Check::verdict));
    }

    private Check check(String id) {
        return all().stream().filter(check -> check.id().equals(id)).findFirst().orElseThrow();
    }

    private List<Check> all() {
        return Signature.hold(
                        SignatureSpec.from(Settings.of("test", said), Optional.empty())
                                .orElseThrow(),
                        Workspace.confined(folder),
                        options(),
                        Progress.NONE)
                .checks();
    }

    private static TableOptions options() {
        return TableOptions.from(Settings.none("test"));
    }
}
