package io.jenkins.lib.modelgate.scan.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

    @ParameterizedTest
    @CsvSource({
        "keras-plain.h5, HDF5",
        "keras-plain.json, JSON",
        "plain.saved_model.pb, TensorFlow graph",
        "frozen.pb, TensorFlow graph",
        "plain.tflite, TensorFlow Lite",
        "plain.safetensors, safetensors",
        "plain.gguf, GGUF",
        "xgboost.ubj, boosted trees",
        "xgboost.json, JSON",
        "lightgbm.txt, boosted trees",
        "catboost.cbm, boosted trees"
    })
    void approvesWhatTheLibrariesWrite(String name, String format) throws IOException {
        Part part = Part.resource(name);
        assertThat(part.scanner().format()).isEqualTo(format);
        assertThat(part.scan().subjects()).isEmpty();
        assertThat(part.imports).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "keras-lambda.h5, CUSTOM_OBJECT Lambda",
        "keras-lambda.json, CUSTOM_OBJECT Lambda",
        "external-link.h5, EXTERNAL_FILE /etc/other.h5:/data",
        "readfile.saved_model.pb, OPERATOR ReadFile",
        "restore.saved_model.pb, OPERATOR RestoreV2 RestoreV2",
        "custom.tflite, OPERATOR Digamma"
    })
    void findsWhatReachesBeyondTheModel(String name, String finding) throws IOException {
        assertThat(Part.resource(name).scan().subjects()).contains(finding);
    }

    @Test
    void readsALongConfigurationToItsEnd() throws IOException {
        Part part = Part.resource("keras-plain.h5");
        part.most = 1000;
        assertThat(part.scan().subjects()).isEmpty();
        assertThat(new Part(
                                "long.h5",
                                new GZIPInputStream(new ByteArrayInputStream(Part.resource("keras-long.h5.gz").bytes))
                                        .readAllBytes())
                        .scan()
                        .subjects())
                .containsExactly("CUSTOM_OBJECT Lambda");
    }

    @Test
    void findsTheSameWithoutRandomAccess() throws IOException {
        Part part = Part.resource("keras-lambda.h5");
        part.randomAccess = false;
        assertThat(part.scan().subjects()).contains("CUSTOM_OBJECT Lambda");
    }

    @ParameterizedTest
    @CsvSource({"external-storage.h5", "virtual.h5"})
    void refusesNumbersKeptInOtherFiles(String name) throws IOException {
        assertThat(Part.resource(name).scan().subjects()).containsExactly("EXTERNAL_FILE ");
    }

    @Test
    void findsBytesBeforeAnHdf5File() throws IOException {
        Part part = Part.resource("user-block.h5");
        assertThat(part.scan().subjects()).containsExactly("UNREADABLE ");
    }

    @Test
    void findsCheckpointsCalledFromTheModel() throws IOException {
        assertThat(Part.resource("restore.saved_model.pb").scan().subjects())
                .anyMatch(subject -> subject.startsWith("OPERATOR StatefulPartitionedCall"));
    }

    @Test
    void handsImportsOfSkopsOn() throws IOException {
        Part plain = Part.resource("skops-plain.json").scan();
        assertThat(plain.subjects()).isEmpty();
        assertThat(plain.imports).contains("sklearn.linear_model._logistic.LogisticRegression");
        assertThat(Part.resource("skops-operator.json").scan().imports).contains("operator.methodcaller");
    }

    @Test
    void takesAnOperatorNodeForWhatItsLoaderTakesIt() throws IOException {
        Part part = Part.text(
                        "schema.json",
                        "{\"__module__\":\"sklearn.x\",\"__class__\":\"call\",\"__loader__\":\"OperatorFuncNode\"}")
                .scan();
        assertThat(part.imports).contains("operator.call");
        part = Part.text(
                        "schema.json",
                        "{\"__module__\":\"sklearn.x\",\"__class__\":\"X\",\"__loader__\":\"MethodNode\",\"func\":\"y\"}")
                .scan();
        assertThat(part.subjects()).containsExactly("PICKLE_UNKNOWN sklearn.x.X.y");
    }

    @Test
    void judgesMlflowByWhatLoadsTheModel() throws IOException {
        String text = "flavors:\n  python_function:\n    loader_module: %s\n    data: %s\n";
        assertThat(Part.text("MLmodel", text.formatted("mlflow.sklearn", "model.pkl"))
                        .scan()
                        .subjects())
                .isEmpty();
        assertThat(Part.text("MLmodel", text.formatted("mlflow.pyfunc.model", "model"))
                        .scan()
                        .subjects())
                .containsExactly("CODE mlflow.pyfunc.model");
        assertThat(Part.text("MLmodel", text.formatted("evil", "../x")).scan().subjects())
                .containsExactlyInAnyOrder("CODE evil", "EXTERNAL_FILE ../x");
    }

    @Test
    void readsBinaryJsonToItsLastByte() throws IOException {
        byte[] whole = Part.resource("xgboost.ubj").bytes;
        assertThatThrownBy(() -> new Part("m.ubj", java.util.Arrays.copyOf(whole, whole.length + 1)).scan())
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new Part("m.ubj", java.util.Arrays.copyOf(whole, whole.length - 1)).scan())
                .isInstanceOf(IOException.class);
    }

    @Test
    void leavesUnknownBytesToOthers() {
        assertThat(new Part("model.bin", new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9}).scanner())
                .isNull();
        assertThat(new Part("model.xyz", new byte[0]).scanner()).isNull();
        assertThat(new Part("model.pkl", new byte[] {(byte) 0x80, 4, 'K', 1, '.'}).scanner())
                .isNull();
    }

    @Test
    void findsPrograms() throws IOException {
        assertThat(Part.text("setup.py", "print(1)\n").scan().subjects()).containsExactly("CODE ");
        assertThat(new Part("weights.bin", new byte[] {0x7f, 'E', 'L', 'F', 0})
                        .scan()
                        .subjects())
                .singleElement()
                .asString()
                .startsWith("CODE a program");
        assertThat(Part.text("vocab.txt", "#!/bin/sh\n").scan().subjects()).hasSize(1);
    }

    @Test
    void findsYamlThatMakesPythonObjects() throws IOException {
        assertThat(Part.text("a.yaml", "x: !!python/object/apply:os.system ['id']\n")
                        .scan()
                        .subjects())
                .containsExactly("CODE !!python/object/apply:os.system");
        assertThat(Part.text("a.yaml", "- class_name: Lambda\n").scan().subjects())
                .hasSize(1);
        assertThat(Part.text("pickle_module_info.txt", "evil").scan().subjects())
                .containsExactly("CODE evil");
        assertThat(Part.text("conda.yaml", "name: env\ndependencies:\n- python=3.11\n- pip:\n  - mlflow!=2\n")
                        .scan()
                        .subjects())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"words.vec, 2 3", "train.libsvm, 1 1:0.5", "train.svm, -1 2:1", "table.arff, @relation a"})
    void approvesTablesOfNumbersAsText(String name, String text) throws IOException {
        assertThat(Part.text(name, text).scanner().format()).isEqualTo("text");
        assertThat(Part.text(name, text).scan().subjects()).isEmpty();
        assertThat(new Part(name, new byte[] {(byte) 0x80, 4, 'N', '.', 0}).scanner())
                .isNull();
    }

    @Test
    void findsSettingsOfLoggingThatAreEvaluated() throws IOException {
        String text = "[formatters]\nkeys=x\n[handler_x]\nclass=%s\nargs=%s\n[other]\nargs=open('x')\n";
        assertThat(Part.text("log.cfg", text.formatted("StreamHandler", "(sys.stderr,)"))
                        .scan()
                        .subjects())
                .isEmpty();
        assertThat(Part.text("log.ini", text.formatted("logging.FileHandler", "(eval('1'),)"))
                        .scan()
                        .subjects())
                .containsExactly("CODE args=(eval('1'),)");
        assertThat(Part.text("log.cfg", text.formatted("os.system", "()"))
                        .scan()
                        .subjects())
                .containsExactly("CODE class=os.system");
    }

    @Test
    void refusesTextsThatAreNone() {
        // what stands beyond the head that is looked at first
        byte[] long1 = new byte[(1 << 16) + 3];
        java.util.Arrays.fill(long1, (byte) 'a');
        byte[] long2 = long1.clone();
        long1[1 << 16] = 0;
        long2[1 << 16] = (byte) 0xff;
        assertThatThrownBy(() -> new Part("a.txt", long1).scan()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new Part("a.txt", long2).scan()).isInstanceOf(IOException.class);
    }

    @Test
    void seesYamlTagsInEverySpelling() throws IOException {
        for (String line : java.util.List.of(
                "a: !!%70ython/object/apply:os.system [id]",
                "a: !<tag:yaml.org,2002:%70ython/object/apply:os.system> [id]",
                "\ufeff%TAG !e! tag:yaml.org,2002:python/",
                "\"_target_\": os.system",
                "? _target_",
                "\"\\x5ftarget_\": os.system",
                "\"class_name\": \"Lambda\"")) {
            assertThat(Part.text("conf.yaml", line + "\n").scan().subjects())
                    .as(line)
                    .isNotEmpty();
        }
        assertThat(Part.text("README.md", "See ![50%](a%20b.md) and !important\n")
                        .scan()
                        .subjects())
                .isEmpty();
    }

    @Test
    void refusesAnMlModelFileThatTakesSettingsOverFromElsewhere() {
        for (String text : java.util.List.of(
                "x: &a {loader_module: evil}\nflavors:\n  python_function: *a\n",
                "flavors:\n  python_function:\n    <<: {loader_module: evil}\n")) {
            assertThatThrownBy(() -> Part.text("MLmodel", text).scan())
                    .as(text)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("alias");
        }
    }
}
