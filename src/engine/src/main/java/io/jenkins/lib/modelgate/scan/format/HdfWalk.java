package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import io.jhdf.links.ExternalLink;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Goes through all groups and datasets of an HDF5 file, and through their attributes. */
final class HdfWalk {

    private static final int MOST_NODES = 1_000_000;
    private static final long MOST_ATTRIBUTE = 16L << 20;

    private final HdfFile file;
    private final HdfPickles pickles;
    private final Place place;
    private final Inspection inspection;
    private final Findings findings;

    HdfWalk(HdfFile file, HdfPickles pickles, Place place, Inspection inspection, Findings findings) {
        this.file = file;
        this.pickles = pickles;
        this.place = place;
        this.inspection = inspection;
        this.findings = findings;
    }

    void nodes() throws IOException {
        Deque<Node> open = new ArrayDeque<>();
        Set<Long> seen = new HashSet<>();
        open.push(file);
        seen.add(file.getAddress());
        while (!open.isEmpty()) {
            Node node = open.pop();
            attributes(node);
            if (node instanceof Dataset dataset) {
                pickles.dataset(dataset);
            }
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

    private void attributes(Node node) throws IOException {
        for (Map.Entry<String, Attribute> entry : node.getAttributes().entrySet()) {
            Attribute attribute = entry.getValue();
            if (attribute.isEmpty()) {
                continue;
            }
            if (attribute.getSizeInBytes() > MOST_ATTRIBUTE) {
                throw new IOException("an attribute is larger than %d bytes".formatted(MOST_ATTRIBUTE));
            }
            pickles.attribute(node, attribute);
            Class<?> type = attribute.getJavaType();
            if (type != String.class && type != byte[].class && type != Object.class) {
                continue;
            }
            Object data = attribute.getData();
            if (data instanceof String text) {
                text(entry.getKey(), text);
            } else if (data instanceof Object[] list) {
                for (Object element : list) {
                    if (element instanceof String text) {
                        text(entry.getKey(), text);
                    }
                }
            }
        }
    }

    private void text(String name, String text) throws IOException {
        String stripped = text.strip();
        if (stripped.startsWith("{") || stripped.startsWith("[")) {
            new JsonWalk().read(stripped, new JsonRules(place.member(name), inspection));
        } else if (name.equals("model_config") || name.equals("training_config")) {
            throw new IOException("the attribute %s is no JSON".formatted(name));
        }
    }
}
