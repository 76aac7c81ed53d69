package io.jenkins.lib.modelgate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class JUnitXmlTest {

    @Test
    void aSuiteAStepAndACaseACheck() throws Exception {
        Element suite = parse(JUnitXml.render(SampleReports.everything())).getDocumentElement();

        assertThat(suite.getTagName()).isEqualTo("testsuite");
        assertThat(suite.getAttribute("name")).isEqualTo("modelgate.driftGate-nightly");
        assertThat(suite.getAttribute("tests")).isEqualTo("13");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("2");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        assertThat(suite.getAttribute("time")).isEqualTo("4.321");
        assertThat(elements(suite, "testcase")).hasSize(13);
    }

    @Test
    void eachVerdictBecomesWhatJUnitCallsIt() throws Exception {
        Map<Verdict, String> expected = Map.of(
                Verdict.FAILED, "failure",
                Verdict.ERROR, "error",
                Verdict.INSUFFICIENT_DATA, "error",
                Verdict.SKIPPED, "skipped",
                Verdict.WARNING, "system-out",
                Verdict.PASSED, "system-out");
        for (Map.Entry<Verdict, String> each : expected.entrySet()) {
            Element suite =
                    parse(JUnitXml.render(one(each.getKey(), "Because."))).getDocumentElement();
            Element testcase = elements(suite, "testcase").get(0);

            assertThat(elements(testcase, "*")).extracting(Element::getTagName).containsExactly(each.getValue());
            assertThat(testcase.getTextContent()
                            + elements(testcase, "*").get(0).getAttribute("message"))
                    .contains("Because.");
        }
    }

    @Test
    void aFailureSaysWhatWasObservedAndAllowed() throws Exception {
        Element suite = parse(JUnitXml.render(SampleReports.everything())).getDocumentElement();

        assertThat(elements(suite, "failure").get(0).getTextContent())
                .contains("observed: 0.3412", "allowed: ≤ 0.2", "95 % interval: 0.29 … 0.39");
    }

    @Property(tries = 200)
    void isWellFormedWhateverTheNames(@ForAll("texts") String text) throws Exception {
        Element suite = parse(JUnitXml.render(one(Verdict.FAILED, text))).getDocumentElement();

        assertThat(elements(suite, "*"))
                .extracting(Element::getTagName)
                .containsExactly("testcase", "failure", "system-out");
        assertThat(elements(suite, "failure").get(0).getTextContent().replace("\r", "\n"))
                .startsWith(VisibleText.line(text));
    }

    @Provide
    Arbitrary<String> texts() {
        return ReportJsonTest.texts();
    }

    private static Report one(Verdict verdict, String text) {
        return SampleReports.of("driftGate", "default", text, Map.of(), List.of(Check.of(text, text, verdict, text)));
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    private static Document parse(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
