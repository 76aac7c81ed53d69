package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.AllowKind;
import io.jenkins.lib.modelgate.scan.part.BrokenPartException;
import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import io.jenkins.lib.modelgate.scan.part.Severity;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML, of which only PMML is approved: no document type (that is how XML reaches for other files), no functions but those
 * of the standard and of the file itself (some evaluators load a Java class for any other).
 */
final class PmmlScanner implements PartScanner {

    private static final int MOST_DEPTH = 1024;
    private static final int MOST_NAMES = 100_000;

    private final Set<String> functions = Names.of("pmml-functions.txt");

    @Override
    public String format() {
        return "PMML";
    }

    @Override
    public boolean recognises(String name, byte[] head) {
        String lower = name.toLowerCase(Locale.ROOT);
        // UTF-16 has a zero beside each letter
        String text = new String(head, 0, Math.min(head.length, 4096), StandardCharsets.ISO_8859_1).replace("\0", "");
        String begin = text.replaceFirst("^(\u00ef\u00bb\u00bf|\u00fe\u00ff|\u00ff\u00fe)", "")
                .stripLeading();
        return begin.startsWith("<?xml")
                || begin.startsWith("<!DOCTYPE")
                || begin.startsWith("<PMML")
                || (lower.endsWith(".pmml") || lower.endsWith(".xml")) && begin.startsWith("<");
    }

    @Override
    public void scan(Place place, Content content, Inspection inspection) throws IOException {
        Findings findings = new Findings(place, inspection);
        Steps in = new Steps(new ContentStream(content));
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(in);
            try {
                read(xml, in, findings);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException | RuntimeException e) {
            Location at = e instanceof XMLStreamException xml ? xml.getLocation() : null;
            // without the row and column that the reader puts before it
            String why = String.valueOf(e.getMessage()).replaceFirst("(?s)^ParseError at .*?Message: ", "");
            throw new BrokenPartException(
                    at == null ? -1 : at.getCharacterOffset(),
                    "it is no XML that can be read: " + Findings.shown(why),
                    e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory;
    }

    private void read(XMLStreamReader xml, Steps in, Findings findings) throws XMLStreamException {
        Map<String, Long> applied = new LinkedHashMap<>();
        Set<String> defined = new HashSet<>();
        int depth = 0;
        boolean root = true;
        while (xml.hasNext()) {
            int event = xml.next();
            in.step();
            long position = xml.getLocation().getCharacterOffset();
            switch (event) {
                case XMLStreamConstants.DTD ->
                    findings.add(
                            Rule.EXTERNAL_FILE,
                            position,
                            "DOCTYPE",
                            "A document type can make a reader of XML open other files.");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    findings.add(
                            Rule.EXTERNAL_FILE,
                            position,
                            "&" + xml.getLocalName() + ";",
                            "An entity can stand for another file's content.");
                case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                    findings.add(
                            Rule.EXTERNAL_FILE,
                            Severity.HIGH,
                            position,
                            xml.getPITarget(),
                            "An instruction to programs has no place in a model.",
                            "");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > MOST_DEPTH) {
                        throw new XMLStreamException("elements within elements, deeper than " + MOST_DEPTH);
                    }
                    if (root && !xml.getLocalName().equals("PMML")) {
                        findings.add(
                                Rule.UNKNOWN_FORMAT,
                                AllowKind.FILE,
                                position,
                                xml.getLocalName(),
                                "The XML is no PMML.");
                    }
                    root = false;
                    element(xml, position, applied, defined, findings);
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {
                    // text and remarks
                }
            }
        }
        applied.forEach((function, position) -> {
            if (!functions.contains(function) && !defined.contains(function)) {
                findings.add(
                        function.contains(".") ? Rule.CODE : Rule.OPERATOR,
                        function.contains(".") ? AllowKind.NONE : AllowKind.OPERATOR,
                        position,
                        function,
                        "The function is neither of the standard nor defined in the file; evaluators load code for it.");
            }
        });
    }

    private static void element(
            XMLStreamReader xml, long position, Map<String, Long> applied, Set<String> defined, Findings findings)
            throws XMLStreamException {
        String name = xml.getLocalName();
        String function = xml.getAttributeValue(null, "function");
        if (name.equals("Apply") && function != null) {
            applied.putIfAbsent(function, position);
        } else if (name.equals("DefineFunction")) {
            defined.add(String.valueOf(xml.getAttributeValue(null, "name")));
        } else if (name.equals("Extension")) {
            findings.add(
                    Rule.CUSTOM_OBJECT,
                    Severity.INFO,
                    position,
                    String.valueOf(xml.getAttributeValue(null, "name")),
                    "An extension of one vendor's; others pass it by.",
                    "");
        } else if (name.equals("include")
                && String.valueOf(xml.getNamespaceURI()).contains("XInclude")) {
            findings.add(
                    Rule.EXTERNAL_FILE,
                    position,
                    String.valueOf(xml.getAttributeValue(null, "href")),
                    "It includes another file.");
        }
        if (applied.size() + defined.size() > MOST_NAMES) {
            throw new XMLStreamException("more than " + MOST_NAMES + " functions");
        }
    }

    /** Sees to it that no single element or attribute fills the memory. */
    private static final class Steps extends FilterInputStream {
        private static final long MOST = 16L << 20;
        private long since;

        Steps(InputStream in) {
            super(in);
        }

        void step() {
            since = 0;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            since += Math.max(read, 0);
            if (since > MOST) {
                throw new IOException("a single element of more than %d bytes".formatted(MOST));
            }
            return read;
        }
    }
}
