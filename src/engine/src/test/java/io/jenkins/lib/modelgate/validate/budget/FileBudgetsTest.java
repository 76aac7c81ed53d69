package io.jenkins.lib.modelgate.validate.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.model.OnnxModel;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBudgetsTest {

    @TempDir
    Path folder;

    private final ObjectNode said = Json.mapper().createObjectNode();

    @BeforeEach
    void copies() throws IOException {
        for (String name : List.of("plain.onnx", "external.onnx", "external-upward.onnx", "shadowed.onnx")) {
            Files.copy(Path.of("src/test/resources/formats", name), folder.resolve(name));
        }
    }

    @Test
    void asksNothingWhereNothingIsAsked() {
        assertThat(checks("missing.onnx")).isEmpty();
    }

    @Test
    void holdsTheFileToItsBudgets() throws IOException {
        double megabytes = Files.size(folder.resolve("plain.onnx")) / 1e6;
        said.put("budgets", "fileSize<=1MB, parameters<=1e6");

        assertThat(checks("plain.onnx")).extracting(Check::verdict).containsExactly(Verdict.PASSED, Verdict.PASSED);
        assertThat(checks("plain.onnx").get(0).observed()).isEqualTo(megabytes);

        said.put("budgets", "fileSize<=1B, parameters<=0");
        assertThat(checks("plain.onnx")).extracting(Check::verdict).containsExactly(Verdict.FAILED, Verdict.FAILED);
    }

    @Test
    void countsWhatTreesLearntAndPassesNothingThatHoldsNothing() throws IOException {
        Files.copy(Path.of("../../docs/examples/housing/model.onnx"), folder.resolve("trees.onnx"));
        said.put("budgets", "parameters<=0");
        Check trees = checks("trees.onnx").get(0);
        assertThat(trees.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(trees.explanation()).isEqualTo("trees.onnx has 29,203 parameters; 0 are allowed.");

        Check nothing = checks("shadowed.onnx").get(0);
        assertThat(nothing.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(nothing.explanation()).contains("shadowed.onnx", "no initializer");
    }

    @Test
    void weighsExternalDataToo() throws IOException {
        said.put("budgets", "fileSize<=1MB");
        assertThatThrownBy(() -> checks("external.onnx"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("external data");

        String data =
                OnnxModel.read(folder.resolve("external.onnx")).externalData().get(0);
        Files.createDirectories(folder.resolve(data).getParent());
        Files.write(folder.resolve(data), new byte[2_000_000]);
        assertThat(checks("external.onnx")).extracting(Check::verdict).containsExactly(Verdict.FAILED);
    }

    @Test
    void weighsNothingOutsideTheWorkspace() {
        said.put("budgets", "fileSize<=1MB");

        assertThatThrownBy(() -> checks("external-upward.onnx")).isInstanceOf(UnavailableException.class);
    }

    @Test
    void letsOnlyAllowedOperatorsPass() throws IOException {
        List<String> operators = List.copyOf(
                OnnxModel.read(folder.resolve("plain.onnx")).operators().keySet());
        Files.writeString(folder.resolve("ops.txt"), "# allowed\n" + String.join("  \n", operators) + "\n");
        said.put("operators", "ops.txt");
        assertThat(checks("plain.onnx")).extracting(Check::verdict).containsExactly(Verdict.PASSED);

        said.put("operators", "Loop");
        Check check = checks("plain.onnx").get(0);
        assertThat(check.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check.explanation()).contains(operators.get(0));
    }

    @Test
    void cannotTellOfAnotherFormat() throws IOException {
        Files.writeString(folder.resolve("model.pkl"), "x");
        said.put("budgets", "parameters<=5").put("operators", "Conv");

        assertThat(checks("model.pkl"))
                .extracting(Check::verdict)
                .containsExactly(Verdict.INSUFFICIENT_DATA, Verdict.INSUFFICIENT_DATA);
    }

    private List<Check> checks(String modelFile) {
        BudgetSpec spec = BudgetSpec.from(Settings.of("test", said), true, false);
        return new FileBudgets(spec, Workspace.confined(folder), modelFile).checks();
    }
}
