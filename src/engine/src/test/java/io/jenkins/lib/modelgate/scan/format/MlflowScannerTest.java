package io.jenkins.lib.modelgate.scan.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MlflowScannerTest {

    private static List<String> flavors(String flavors) throws IOException {
        return Part.text("MLmodel", "flavors: " + flavors + "\n").scan().subjects();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sklearn: {pickled_model: '%s'}",
                "xgboost: {data: '%s'}",
                "paddle: {pickled_model: '%s'}",
                "pytorch: {model_data: '%s'}",
                "pytorch: {extra_files: [{path: a.txt}, {path: '%s'}]}",
                "tensorflow: {saved_model_dir: '%s'}",
                "transformers: {peft_adaptor: '%s'}",
                "shap: {serialized_explainer: '%s'}",
                "python_function: {model_path: '%s'}",
                "python_function: {artifacts: {a: {path: '%s', uri: /home/me/a.bin}}}",
                "sklearn: {something_new: '%s'}",
                "acme: {weights: '%s'}",
                "acme: {deep: [{er: ['%s']}]}"
            })
    void refusesAPathThatLeavesTheFolderUnderAnyKey(String flavor) throws IOException {
        for (String path :
                List.of("../../x.pkl", "/tmp/x.pkl", "..\\x.pkl", "C:x.pkl", "s3://x/x.pkl", "a/../../x.pkl")) {
            assertThat(flavors("{" + flavor.formatted(path) + "}"))
                    .as(flavor + " " + path)
                    .containsExactly("EXTERNAL_FILE " + path);
        }
        assertThat(flavors("{" + flavor.formatted("model/x.pkl") + "}")).isEmpty();
    }

    @Test
    void refusesAnExampleOfInputsOutsideTheFolder() throws IOException {
        assertThat(Part.text("MLmodel", "saved_input_example_info: {artifact_path: ../secret.json, type: ndarray}\n")
                        .scan()
                        .subjects())
                .containsExactly("EXTERNAL_FILE ../secret.json");
    }

    @ParameterizedTest
    @CsvSource({
        "xgboost: {model_class: %s}, os.getpid, xgboost.sklearn.XGBClassifier",
        "xgboost: {model_class: %s}, xgboost.sklearn.os.system, xgboost.core.Booster",
        "lightgbm: {model_class: %s}, shutil.rmtree, lightgbm.sklearn.LGBMRegressor",
        "tensorflow: {keras_module: %s}, antigravity, tensorflow.keras",
        "keras: {keras_module: %s}, keras.evil, tf_keras",
        "spark: {model_class: %s}, acme.Model, pyspark.ml.pipeline.PipelineModel",
        "python_function: {loader_module: %s}, mlflow.evil, mlflow.h2o",
        "python_function: {pickle_module_name: %s}, os, cloudpickle",
        "sklearn: {skops_trusted_types: [%s]}, builtins.eval, sklearn.tree._classes.DecisionTreeClassifier",
        "catboost: {model_type: %s}, acme.CatBoost, CatBoostClassifier",
        "prophet: {model_type: %s}, os.system, Prophet",
        "transformers: {pipeline_model_type: %s}, acme.Model, BertModel",
        "acme: {anything: %s}, posix.system, plain",
        "acme: {anything: %s}, acme:main, two words",
        "acme: {anything: %s}, user/repository, 1.2.3",
        "sklearn: {new_module: %s}, antigravity, data.json",
        "acme: {model_class: %s}, Evil, 3",
        "onnx: {onnx_session_options: {optimized_model_filepath: %s}}, /etc/cron.d/x, true"
    })
    void refusesANameThatIsNoneOfTheLibrarysOwn(String flavor, String bad, String good) throws IOException {
        assertThat(flavors("{" + flavor.formatted("'" + bad + "'") + "}"))
                .hasSize(1)
                .first()
                .asString()
                .endsWith(" " + bad);
        assertThat(flavors("{" + flavor.formatted(good) + "}")).isEmpty();
    }

    @Test
    void refusesCodeOfTheAuthors() throws IOException {
        assertThat(flavors("{pytorch: {code: code}, sklearn: {code: null, code_paths: [a, b]}}"))
                .containsExactlyInAnyOrder("CODE code", "CODE a", "CODE b");
        assertThat(flavors("{python_function: {model_config: {trust_remote_code: true, top_k: 3}}}"))
                .containsExactly("CODE true");
        assertThat(flavors("{transformers: {source_model_revision: 0a1b2c}}")).containsExactly("EXTERNAL_FILE 0a1b2c");
    }

    @Test
    void bearsWhateverUsersSayInMetadata() throws IOException {
        String text = """
                metadata:
                  owner: ml.team
                  env: production
                  source: https://example.com/a/../b
                  nested: [{_target_: os.system, model_class: os.system, pip: git+https://x/y}]
                  class_name: Lambda
                  note: "!!python/name:os.system"
                artifact_path: file:///home/me/mlruns/1/artifacts
                resources: {api_version: '1', databricks: {}}
                flavors: {}
                """;

        assertThat(Part.text("MLmodel", text).scan().subjects()).isEmpty();
    }

    @Test
    void bearsAModelThatMlflowWrites() throws IOException {
        String text = """
                artifact_path: model
                flavors:
                  python_function:
                    data: model.xgb
                    env: {conda: conda.yaml, virtualenv: python_env.yaml}
                    loader_module: mlflow.xgboost
                    python_version: 3.12.3
                  xgboost:
                    code: null
                    data: model.xgb
                    model_class: xgboost.sklearn.XGBClassifier
                    model_format: xgb
                    xgb_version: 3.0.2
                is_signature_from_type_hint: false
                mlflow_version: 3.17.2
                model_id: m-0123456789abcdef
                model_size_bytes: 12345
                model_uuid: 0123456789abcdef
                prompts: null
                run_id: 0123456789abcdef
                saved_input_example_info: {artifact_path: input_example.json, pandas_orient: split, type: dataframe}
                signature:
                  inputs: '[{"type": "double", "name": "a.b", "required": true}]'
                  outputs: '[{"type": "long", "required": true}]'
                  params: null
                type_hint_from_example: false
                utc_time_created: '2026-01-01 00:00:00.000000'
                """;

        assertThat(Part.text("MLmodel", text).scan().subjects()).isEmpty();
    }

    @Test
    void findsManyFaultsWithoutTakingLong() throws IOException {
        StringBuilder text = new StringBuilder("flavors:\n  acme:\n");
        for (int i = 0; i < 50_000; i++) {
            text.append("    k").append(i).append(": ../").append(i).append("\n");
        }

        assertThat(Part.text("MLmodel", text.toString()).scan().subjects()).hasSizeGreaterThan(1000);
    }

    @ParameterizedTest
    @CsvSource({
        "pickle_module_info.txt, antigravity, cloudpickle",
        "keras_module.txt, os, tensorflow.keras",
        "my_module.txt, antigravity, two words",
        "loader.txt, acme:load, 3.1",
        "type.txt, os.system, gluonts.torch.model.predictor.PyTorchPredictor",
        "class.txt, acme.Model, - a list"
    })
    void refusesAFileThatNamesAModuleToImport(String file, String bad, String good) throws IOException {
        assertThat(Part.text(file, bad + "\n").scan().subjects()).containsExactly("CODE " + bad);
        assertThat(Part.text(file, good).scan().subjects()).isEmpty();
    }

    @Test
    void refusesVariablesThatAnEnvironmentSets() throws IOException {
        assertThat(Part.text("conda.yaml", "dependencies: [python=3.11]\nvariables: {PYTHONPATH: /tmp}\n")
                        .scan()
                        .subjects())
                .containsExactly("CODE variables");
    }
}
