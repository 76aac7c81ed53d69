package io.jenkins.lib.modelgate.scan.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PmmlScannerTest {

    private static String pmml(String inner) {
        return "<?xml version=\"1.0\"?>\n<PMML xmlns=\"http://www.dmg.org/PMML-4_4\" version=\"4.4\">" + inner
                + "</PMML>";
    }

    @Test
    void approvesFunctionsOfTheStandardAndOfTheFile() throws IOException {
        String inner =
                "<Header/><Extension name=\"x\" value=\"y\"/><DefineFunction name=\"mine\"><Apply function=\"ln\"/>"
                        + "</DefineFunction><Apply function=\"mine\"/>";
        assertThat(Part.text("m.pmml", pmml(inner)).scan().subjects()).isEmpty();
    }

    @Test
    void findsFunctionsOfOthers() throws IOException {
        assertThat(Part.text("m.pmml", pmml("<Apply function=\"com.acme.Run\"/>"))
                        .scan()
                        .subjects())
                .containsExactly("CODE com.acme.Run");
        assertThat(Part.text("m.pmml", pmml("<Apply function=\"x-run\"/>"))
                        .scan()
                        .subjects())
                .containsExactly("OPERATOR x-run");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version=\"1.0\"?><!DOCTYPE PMML SYSTEM \"file:///etc/passwd\"><PMML/>",
                "<?xml version=\"1.0\"?><!DOCTYPE PMML [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><PMML>&x;</PMML>",
                "<!DOCTYPE PMML [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><PMML>&b;</PMML>",
                "<PMML><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\"/></PMML>"
            })
    void findsWaysToOtherFiles(String xml) throws IOException {
        Part part = Part.text("m.pmml", xml);
        try {
            part.scan();
        } catch (IOException e) {
            assertThat(e).hasMessageNotContaining("root:");
        }
        assertThat(part.findings).anyMatch(finding -> finding.rule() == Rule.EXTERNAL_FILE);
    }

    @Test
    void findsADocumentTypeInUtf16() throws IOException {
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE PMML><PMML/>";
        Part part = new Part("m.pmml", xml.getBytes(StandardCharsets.UTF_16));
        assertThat(part.scan().subjects()).containsExactly("EXTERNAL_FILE DOCTYPE");
    }

    @Test
    void approvesNoOtherXml() throws IOException {
        assertThat(Part.text("m.xml", "<net/>").scan().subjects()).containsExactly("UNKNOWN_FORMAT net");
    }

    @Test
    void refusesWhatIsNoXml() {
        for (String xml : new String[] {"<PMML>", "<PMML a=1/>", "<a>".repeat(5000), "<PMML/><PMML/>"}) {
            assertThatThrownBy(() -> Part.text("m.pmml", xml).scan()).isInstanceOf(IOException.class);
        }
    }
}
