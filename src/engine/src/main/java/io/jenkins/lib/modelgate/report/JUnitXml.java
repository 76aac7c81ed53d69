package io.jenkins.lib.modelgate.report;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A report as JUnit XML, for the many tools that show test results: a suite a step, a case a check.
 *
 * <p>{@code FAILED} is a failure, {@code INSUFFICIENT_DATA} and {@code ERROR} are errors, {@code SKIPPED} is skipped; a
 * {@code WARNING} passes with its explanation on {@code system-out}, since JUnit has no word for it.
 */
public final class JUnitXml {

    private JUnitXml() {}

    public static String render(Report report) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            writeSuite(xml, report);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write %s as JUnit XML".formatted(report.fileStem()), e);
        }
        return text + "\n";
    }

    private static void writeSuite(XMLStreamWriter xml, Report report) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute(xml, "name", "modelgate." + report.fileStem());
        attribute(xml, "tests", Integer.toString(report.checks().size()));
        attribute(xml, "failures", count(report, Verdict.FAILED));
        attribute(xml, "errors", count(report, Verdict.ERROR, Verdict.INSUFFICIENT_DATA));
        attribute(xml, "skipped", count(report, Verdict.SKIPPED));
        attribute(xml, "timestamp", report.startedAt().toString());
        attribute(xml, "time", String.format(Locale.ROOT, "%.3f", report.durationMillis() / 1000.0));
        for (Check check : report.checks()) {
            writeCase(xml, report, check);
        }
        characters(xml, "system-out", report.summary());
        xml.writeEndElement();
    }

    private static void writeCase(XMLStreamWriter xml, Report report, Check check) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute(xml, "classname", "modelgate." + report.step() + "." + report.id());
        attribute(xml, "name", check.title() + " (" + check.id() + ")");
        attribute(xml, "time", "0");
        switch (check.verdict()) {
            case FAILED -> writeProblem(xml, "failure", check);
            case ERROR, INSUFFICIENT_DATA -> writeProblem(xml, "error", check);
            case SKIPPED -> {
                xml.writeEmptyElement("skipped");
                attribute(xml, "message", check.explanation());
            }
            case WARNING -> characters(xml, "system-out", "WARNING: " + details(check));
            case PASSED -> characters(xml, "system-out", details(check));
        }
        xml.writeEndElement();
    }

    private static void writeProblem(XMLStreamWriter xml, String element, Check check) throws XMLStreamException {
        xml.writeStartElement(element);
        attribute(xml, "type", check.verdict().name());
        attribute(xml, "message", check.explanation());
        xml.writeCharacters(VisibleText.lines(details(check)));
        xml.writeEndElement();
    }

    private static String details(Check check) {
        StringBuilder text = new StringBuilder(check.explanation());
        String unit = check.unit() == null ? "" : " " + check.unit();
        if (check.observed() != null) {
            text.append("\nobserved: ").append(Numbers.text(check.observed())).append(unit);
        }
        if (check.limit() != null) {
            text.append("\nallowed: ").append(check.limit().text()).append(unit);
        }
        if (check.interval() != null) {
            text.append("\n")
                    .append(Numbers.percent(check.interval().level()))
                    .append(" interval: ")
                    .append(check.interval().text())
                    .append(unit);
        }
        return text.toString();
    }

    private static String count(Report report, Verdict... verdicts) {
        return Long.toString(report.checks().stream()
                .filter(check -> List.of(verdicts).contains(check.verdict()))
                .count());
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, VisibleText.line(value));
    }

    private static void characters(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(VisibleText.lines(text));
        xml.writeEndElement();
    }
}
