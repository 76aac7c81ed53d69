package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import io.jenkins.lib.modelgate.scan.part.Spooled;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import io.jhdf.links.ExternalLink;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * HDF5, as Keras writes it: the configuration in the attributes, links into other files, pickled attributes. The numbers
 * themselves are not read.
 */
final class HdfScanner implements PartScanner {

    private static final byte[] MARK = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    private static final int MOST_NODES = 1_000_000;
    private static final long MOST_ATTRIBUTE = 16L << 20;

    @Override
    public String format() {
        return "HDF5";
    }

    @Override
    public boolean recognises(String name, byte[] head) {
        // a block of the user's may stand before the mark, of 512 bytes or a power of two times that
        for (int at = 0; at + MARK.length <= head.length; at = at == 0 ? 512 : 2 * at) {
            if (java.util.Arrays.equals(head, at, at + MARK.length, MARK, 0, MARK.length)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void scan(Place place, Content content, Inspection inspection) throws IOException {
        Findings findings = new Findings(place, inspection);
        try (Spooled spool = new Spooled(content);
                HdfFile file = new HdfFile(new BudgetChannel(spool), URI.create("part:///model.h5"))) {
            if (file.getUserBlockSize() > 0) {
                findings.add(
                        Rule.UNREADABLE,
                        0,
                        "",
                        "There are %d bytes before the HDF5 file begins.".formatted(file.getUserBlockSize()));
            }
            nodes(file, place, inspection, findings);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // the library takes a file's lengths and addresses at their word, and fails in as many ways as there are
            throw new IOException("its structure is broken, or of a kind that is not read: " + reason(e), e);
        }
    }

    /** What went wrong first. */
    private static String reason(Throwable e) {
        Throwable first = e;
        for (int i = 0; i < 16 && first.getCause() != null; i++) {
            first = first.getCause();
        }
        return first.getMessage() == null ? first.getClass().getSimpleName() : Findings.shown(first.getMessage());
    }

    private static void nodes(HdfFile file, Place place, Inspection inspection, Findings findings) throws IOException {
        Deque<Node> open = new ArrayDeque<>();
        Set<Long> seen = new HashSet<>();
        open.push(file);
        seen.add(file.getAddress());
        while (!open.isEmpty()) {
            Node node = open.pop();
            attributes(node, place, inspection, findings);
            if (node instanceof Group group) {
                for (Map.Entry<String, Node> child : group.getChildren().entrySet()) {
                    Node next = child.getValue();
                    if (next instanceof ExternalLink link) {
                        findings.add(
                                Rule.EXTERNAL_FILE,
                                -1,
                                link.getTargetPath(),
                                "A part of the model is read from another file.");
                    } else if (!(next instanceof Link) && seen.add(next.getAddress())) {
                        open.push(next);
                    }
                }
                if (seen.size() > MOST_NODES) {
                    throw new IOException("it holds more than %d groups and datasets".formatted(MOST_NODES));
                }
            }
        }
    }

    private static void attributes(Node node, Place place, Inspection inspection, Findings findings)
            throws IOException {
        for (Map.Entry<String, Attribute> entry : node.getAttributes().entrySet()) {
            Attribute attribute = entry.getValue();
            if (attribute.isEmpty()) {
                continue;
            }
            if (attribute.getSizeInBytes() > MOST_ATTRIBUTE) {
                throw new IOException("an attribute is larger than %d bytes".formatted(MOST_ATTRIBUTE));
            }
            Class<?> type = attribute.getJavaType();
            if (type != String.class && type != byte[].class && type != Object.class) {
                continue;
            }
            Object data = attribute.getData();
            if (data instanceof String text) {
                text(entry.getKey(), text, place, inspection, findings);
            } else if (data instanceof Object[] list) {
                for (Object element : list) {
                    if (element instanceof String text) {
                        text(entry.getKey(), text, place, inspection, findings);
                    }
                }
            }
        }
    }

    private static void text(String name, String text, Place place, Inspection inspection, Findings findings)
            throws IOException {
        String stripped = text.strip();
        if (stripped.startsWith("{") || stripped.startsWith("[")) {
            new JsonWalk().read(stripped, new JsonRules(place.member(name), inspection));
        } else if (name.equals("model_config") || name.equals("training_config")) {
            throw new IOException("the attribute %s is no JSON".formatted(name));
        } else if (isPickle(text)) {
            findings.add(
                    Rule.PICKLE_UNKNOWN,
                    -1,
                    name,
                    "The attribute looks like a pickle, which some readers of HDF5 load at once.");
        }
    }

    /** Whether a text begins or ends as pickles do: a protocol mark, or opcodes of protocol 0 and a final point. */
    private static boolean isPickle(String text) {
        if (text.isEmpty()) {
            return false;
        }
        char first = text.charAt(0);
        return first == 0x80
                || first == 0xfffd
                || text.indexOf('\n') >= 0 && text.endsWith(".") && "(c]}IVSFGN".indexOf(first) >= 0;
    }
}
