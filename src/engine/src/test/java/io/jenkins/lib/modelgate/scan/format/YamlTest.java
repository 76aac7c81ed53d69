package io.jenkins.lib.modelgate.scan.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model: !apply:os.system ['true']",
                "model: !new:subprocess.Popen\n  args: ['true']",
                "f: !name:os.system",
                "m: !module:os",
                "a: !include /etc/passwd",
                "a: !ruby/object:Gem::Installer\n  i: x",
                "a: !!javax.script.ScriptEngineManager []",
                "a: !ENV ${HOME}",
                "a: !call:os.system",
                "? !<tag:acme.com,2024:x> a\n: 1",
                "%TAG !x! tag:acme.com,2024:\n--- !x!y a",
                "a: !!map {b: !type c}"
            })
    void findsAnyTagThatIsNotOfPlainValues(String yaml) throws IOException {
        assertThat(Part.text("a.yaml", yaml + "\n").scan().subjects())
                .isNotEmpty()
                .allMatch(subject -> subject.startsWith("CODE "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"_t\\x61rget_\": os.system",
                "\"\\u005ftarget_\": x",
                "? \"_\\\n  target_\"\n: os.system",
                "a: {b: [{'_target_': x}]}",
                "\"class\\x5fname\": Lambda",
                "a:\n- class_path: os.system"
            })
    void findsKeysByWhatTheyMeanAndNotByHowTheyAreWritten(String yaml) throws IOException {
        assertThat(Part.text("a.yaml", yaml + "\n").scan().subjects()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lora_target_modules: [q_proj]",
                "a: !!float 3\nb: !!set {x, y}\nc: &k {d: 1}\ne: {<<: *k}\nf: ! plain\n--- {g: 1}",
                "text: 'a !new: thing, or !!not: a tag'\nmore: |\n  !apply: neither",
                "callbacks:\n- class_path: lightning.pytorch.callbacks.EarlyStopping",
                "dependencies: [../lib, 'https://acme.com/x']"
            })
    void approvesPlainValues(String yaml) throws IOException {
        assertThat(Part.text("a.yaml", yaml + "\n").scan().subjects()).isEmpty();
    }

    @Test
    void findsAliasesThatUnfoldToMoreThanAnybodyCanHold() throws IOException {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 12; i++) {
            yaml.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(9)));
        }
        assertThat(Part.text("a.yaml", yaml.toString()).scan().subjects()).containsExactly("TOO_MUCH ");
    }

    @Test
    void refusesWhatIsNoYaml() {
        assertThatThrownBy(() -> Part.text("a.yaml", "a: [1\nb: {").scan())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("it is no YAML");
        assertThatThrownBy(() -> Part.text("a.yaml", "[".repeat(100_000)).scan())
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: !", "a: |\n  ", "a: \"", "a: ", "[", "&"})
    void takesAnEndlessLineInItsStride(String beginning) {
        String line = beginning + "a".repeat(5_000_000);
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThatThrownBy(() -> Part.text("a.yaml", line).scan()).hasMessageContaining("longer than"));
    }

    @Test
    void refusesSettingsOfMlflowInSeveralDocuments() {
        String one = "flavors:\n  python_function:\n    loader_module: mlflow.sklearn\n";
        assertThatThrownBy(() -> Part.text("MLmodel", one + "---\n" + one).scan())
                .hasMessageContaining("several documents");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--index-url http://acme.com/simple",
                "--extra-index-url=https://acme.com/simple",
                "-i https://pypi.org/simple --extra-index-url https://acme.com",
                "--index-url https://pypi.org@acme.com/simple",
                "--index-url https://pypi.org.acme.com/simple",
                "git+https://acme.com/x.git",
                "numpy @ https://acme.com/numpy.whl",
                "https://acme.com/x.whl",
                "./x.whl",
                "x.whl",
                "x-1.0.tar.gz",
                "x.zip; python_version > '3'",
                "-e .",
                "-r ../requirements.txt",
                "-r list.cfg",
                "--trusted-host acme.com",
                "numpy==1.0 --global-option=x",
                "${PACKAGE}"
            })
    void findsDependenciesFromElsewhere(String line) throws IOException {
        assertThat(Part.text("requirements.txt", "numpy==1.26\n" + line + "\n")
                        .scan()
                        .subjects())
                .containsExactly("EXTERNAL_FILE " + line);
        assertThat(Part.text("conda.yaml", "dependencies:\n- pip:\n  - \"" + line + "\"\n")
                        .scan()
                        .subjects())
                .containsExactly("EXTERNAL_FILE " + line);
        assertThat(Part.text("python_env.yaml", "dependencies:\n- \"" + line + "\"\n")
                        .scan()
                        .subjects())
                .containsExactly("EXTERNAL_FILE " + line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "numpy",
                "# a remark",
                "scikit-learn==1.4.0  # pinned",
                "mlflow[extras]>=2.9,<3",
                "torch==2.1.0+cu118 ; sys_platform == 'linux'",
                "--index-url https://pypi.org/simple",
                "--extra-index-url https://download.pytorch.org/whl/cu118",
                "numpy==1.26.0 --hash=sha256:0123abcd --hash=sha256:4567",
                "-r requirements.txt",
                "-c constraints.txt"
            })
    void approvesNamesAndVersions(String line) throws IOException {
        assertThat(Part.text("requirements.txt", line + "\n").scan().subjects()).isEmpty();
        assertThat(Part.text("python_env.yaml", "dependencies:\n- \"" + line + "\"\n")
                        .scan()
                        .subjects())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "channels: [conda-forge, defaults]|",
                "channels: [somebody]|EXTERNAL_FILE somebody",
                "channels: ['https://acme.com/c']|EXTERNAL_FILE https://acme.com/c",
                "dependencies: [python=3.11, 'numpy=1.26=py311_0', 'pip<=24', 'conda-forge::scipy >=1.0', 'blas * openblas']|",
                "dependencies: ['somebody::numpy']|EXTERNAL_FILE somebody::numpy",
                "dependencies: ['https://acme.com/x.conda']|EXTERNAL_FILE https://acme.com/x.conda"
            })
    void judgesWhatCondaInstalls(String yaml, String finding) throws IOException {
        assertThat(Part.text("conda.yaml", yaml + "\n").scan().subjects())
                .isEqualTo(finding == null ? java.util.List.of() : java.util.List.of(finding));
    }

    @Test
    void findsAnEnvironmentUnderAnotherName() throws IOException {
        String text = "flavors:\n  python_function:\n    env: {conda: %s}\n    loader_module: mlflow.sklearn\n";
        assertThat(Part.text("MLmodel", text.formatted("conda.yaml")).scan().subjects())
                .isEmpty();
        assertThat(Part.text("MLmodel", text.formatted("notes.txt")).scan().subjects())
                .containsExactly("CODE notes.txt");
    }
}
