package io.jenkins.lib.modelgate.scan.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScannerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"auto_map\":{\"AutoModel\":\"modeling_x.Model\"}} | CODE modeling_x.Model",
                "{\"trust_remote_code\":true} | CODE trust_remote_code",
                "{\"py/reduce\":[1]} | CODE py/reduce",
                "{\"py/object\":\"os.system\"} | CODE py/object os.system",
                "[{\"idx\":0,\"path\":\"\",\"type\":\"evil.Module\"}] | CODE evil.Module",
                "[{\"idx\":0,\"name\":\"0\",\"type\":\"evil.Module\"}] | CODE evil.Module",
                "[{\"idx\":0,\"type\":\"sentence_transformers.util.import_from_string\"}] | CODE sentence_transformers.util.import_from_string",
                "[{\"idx\":0,\"path\":\"../../x\",\"type\":\"sentence_transformers.models.Pooling\"}] | EXTERNAL_FILE ../../x",
                "{\"types\":{\"query\":\"code.interact\"}} | CODE code.interact",
                "{\"activation_function\":\"code.interact\"} | CODE code.interact",
                "{\"activation_fn\":\"torch.hub.load\"} | CODE torch.hub.load",
                "{\"tokenizer_class\":\"os.getcwd\"} | CODE os.getcwd",
                "{\"auto_mapping\":{\"parent_library\":\"acme\"}} | CODE acme",
                "{\"_attn_implementation\":\"acme/kernel:fn\"} | CODE acme/kernel:fn",
                "{\"attn_implementation\":{\"text\":\"acme/kernel\"}} | CODE acme/kernel",
                "{\"custom_generate\":\"acme/repo\"} | CODE acme/repo",
                "{\"trust_remote_code\":1} | CODE trust_remote_code",
                "{\"trust_remote_code\":\"yes\"} | CODE trust_remote_code",
                "{\"_class_name\":[\"pipeline\",\"Mine\"]} | CODE _class_name",
                "{\"template\":\"{{ x.__class__ }}\",\"template_format\":\"jinja2\"} | TEMPLATE the name __class__",
                "{\"template_format\":\"jinja2\",\"template_path\":\"../x\"} | EXTERNAL_FILE ../x",
                "{\"id\":[\"subprocess\",\"Popen\"],\"lc\":1,\"type\":\"constructor\"} | CODE subprocess.Popen",
                "{\"config\":{\"vocabulary\":\"/etc/passwd\"},\"class_name\":\"StringLookup\"} | EXTERNAL_FILE /etc/passwd",
                "{\"layers\":[{\"class_name\":\"Mine\",\"config\":{}}]} | CUSTOM_OBJECT Mine",
                "{\"class_name\":\"Mine\",\"config\":{},\"module\":null} | CUSTOM_OBJECT Mine",
                "{\"weight_map\":{\"a\":\"../b.safetensors\"}} | EXTERNAL_FILE ../b.safetensors",
                "{\"class_name\":\"TorchModuleWrapper\",\"config\":{}} | CUSTOM_OBJECT TorchModuleWrapper",
                "{\"class_name\":\"Mine>Layer\",\"config\":{}} | CUSTOM_OBJECT Mine>Layer",
                "{\"module\":\"os\",\"class_name\":\"Dense\",\"config\":{}} | CUSTOM_OBJECT os.Dense",
                "{\"module\":\"keras.utils\",\"class_name\":\"function\",\"config\":\"get_file\"} | CUSTOM_OBJECT keras.utils.get_file",
                "{\"module\":\"builtins\",\"class_name\":\"function\",\"config\":\"exec\"} | CUSTOM_OBJECT builtins.exec",
                "{\"class_name\":\"Dense\",\"config\":{},\"registered_name\":\"Evil>Dense\"} | CUSTOM_OBJECT Evil>Dense",
                "{\"class_name\":\"TFOpLambda\",\"config\":{\"function\":\"io.read_file\"}} | CUSTOM_OBJECT TFOpLambda io.read_file",
                "{\"class_name\":\"StringLookup\",\"config\":{\"vocabulary\":\"/etc/passwd\"}} | EXTERNAL_FILE /etc/passwd",
                "{\"class_name\":\"Dense\",\"class_name\":\"Lambda\",\"config\":{}} | UNREADABLE class_name"
            })
    void findsWhatALoaderWouldRun(String json, String finding) throws IOException {
        assertThat(Part.text("config.json", json).scan().subjects()).contains(finding);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"architectures\":[\"BertModel\"],\"model_type\":\"bert\",\"id2label\":{\"0\":\"a\"}}",
                "{\"trust_remote_code\":false}",
                "[{\"idx\":0,\"path\":\"\",\"type\":\"sentence_transformers.models.Pooling\"}]",
                "{\"weight_map\":{\"a\":\"model-00001-of-00002.safetensors\"}}",
                "{\"class_name\":\"TFOpLambda\",\"config\":{\"function\":\"math.add\"}}",
                "{\"module\":\"builtins\",\"class_name\":\"function\",\"config\":\"mean_squared_error\"}",
                "{\"activation_function\":\"gelu_new\",\"tokenizer_class\":\"LlamaTokenizer\",\"attn_implementation\":\"sdpa\"}",
                "{\"activation_function\":\"torch.nn.modules.activation.Tanh\",\"types\":[\"text/plain\",\"a\"]}",
                "{\"tokenizer_class\":\"sentence_transformers.models.tokenizer.WhitespaceTokenizer.WhitespaceTokenizer\"}",
                "{\"trust_remote_code\":null,\"x\":{\"trust_remote_code\":\"false\"}}",
                "{\"_class_name\":\"StableDiffusionPipeline\",\"unet\":[\"diffusers\",\"UNet2DConditionModel\"]}",
                "{\"template\":\"Say {x} and {{ x.__class__ }}\",\"template_format\":\"f-string\"}",
                "{\"template\":\"Say {{ x }}\",\"template_format\":\"jinja2\"}",
                "{\"lc\":1,\"type\":\"constructor\",\"id\":[\"langchain\",\"prompts\",\"prompt\",\"PromptTemplate\"]}",
                "[{\"class_name\":\"cat\",\"config\":{\"conf\":0.9}}]",
                "{\"config\":{\"vocabulary\":\"abc\"},\"vocabulary\":\"x\"}",
                "{\"a\": NaN, \"b\": -Infinity}",
                "{\"class_name\":\"a word\"}",
                "{}\n{}\n"
            })
    void approvesPlainSettings(String json) throws IOException {
        assertThat(Part.text("config.json", json).scan().subjects()).isEmpty();
    }

    @Test
    void refusesWhatIsNoJson() {
        for (String text : new String[] {"{", "{\"a\":}", "{'a':1}", "[1,]", "[".repeat(10_000), " "}) {
            assertThatThrownBy(() -> Part.text("a.json", text).scan()).as(text).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yolo.cfg | [net]~batch=1",
                "pyproject.toml | [tool.x]~a=1",
                "setup.ini | [train]",
                "README.md | [notes](x) hello",
                "README.md | [\"quoted\"] text",
                "vocab.txt | [null]~[UNK]",
                "vocab.txt | {\"~[1",
                "table.csv | [1 2 3],a"
            })
    void takesATextThatBeginsWithABracketForOne(String name, String text) throws IOException {
        Part part = Part.text(name, text.replace('~', '\n'));
        assertThat(part.scanner().format()).isEqualTo("text");
        assertThat(part.scan().subjects()).isEmpty();
    }

    @Test
    void judgesJsonOfATextsNameAsBoth() throws IOException {
        assertThat(Part.text("config.txt", "{\"auto_map\":{\"a\":\"b.C\"}}")
                        .scan()
                        .subjects())
                .containsExactly("CODE b.C");
        assertThat(Part.text("config.txt", "[" + "1,".repeat(60_000) + "{\"auto_map\":{\"a\":\"b.C\"}}]")
                        .scan()
                        .subjects())
                .containsExactly("CODE b.C");
        assertThat(Part.text("chat_template.jinja", "[\"{{ lipsum() }}\"]")
                        .scan()
                        .subjects())
                .containsExactly("TEMPLATE the name lipsum");
        assertThat(Part.text("conda.yaml", "{\"dependencies\":[{\"pip\":[\"git+https://acme.com/x\"]}]}")
                        .scan()
                        .subjects())
                .containsExactly("EXTERNAL_FILE git+https://acme.com/x");
    }

    @Test
    void saysWhereAFindingIs() throws IOException {
        Part part = Part.text("a.json", "{\"x\":1, \"trust_remote_code\":true}").scan();
        assertThat(part.findings.get(0).place().text()).isEqualTo("a.json@28");
    }
}
