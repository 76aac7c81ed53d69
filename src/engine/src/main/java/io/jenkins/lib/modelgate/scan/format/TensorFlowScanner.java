package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.model.ByteReader;
import io.jenkins.lib.modelgate.model.Protobuf;
import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * TensorFlow: a {@code saved_model.pb}, or a graph of its own (a frozen one). Looks at the operators of the graph and of all
 * functions; those that store a checkpoint are borne where the file does it the way TensorFlow writes it.
 */
final class TensorFlowScanner implements PartScanner {

    private static final int MOST_TEXT = 1 << 16;
    private static final int MOST_ARGUMENTS = 100_000;
    private static final int MOST_METADATA = 16 << 20;
    private static final int LONGEST_CONSOLE = 16;

    /** Where text may be printed to; anything else is a file. */
    private static final Set<String> CONSOLES = Set.of("stderr", "stdout", "log(info)", "log(warning)", "log(error)");

    private final Set<String> reviewed = Names.of("tensorflow-operators.txt");

    @Override
    public String format() {
        return "TensorFlow graph";
    }

    @Override
    public boolean recognises(String name, byte[] head) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals("saved_model.pb")) {
            return true;
        }
        WireShape shape = new WireShape(head);
        return shape.isSavedModel() || shape.isGraph();
    }

    @Override
    public void scan(Place place, Content content, Inspection inspection) throws IOException {
        new Reading(place, content, inspection).read();
    }

    private final class Reading {
        private final Place place;
        private final Inspection inspection;
        private final Findings findings;
        private final Protobuf in;
        private final boolean saved;
        private final CheckpointUse checkpoints;
        private boolean graphSeen;

        Reading(Place place, Content content, Inspection inspection) throws IOException {
            this.place = place;
            this.inspection = inspection;
            this.findings = new Findings(place, inspection);
            this.checkpoints = new CheckpointUse(findings);
            // a graph begins with its first node, a saved model with a version
            this.saved = new ByteReader(content::read).u8() == 0x08;
            this.in = new Protobuf(new ByteReader(content::read));
        }

        void read() throws IOException {
            if (saved) {
                while (in.next()) {
                    if (in.is(2, Protobuf.LENGTH)) {
                        in.enter();
                        metaGraph();
                        in.leave();
                        checkpoints.judge();
                    }
                }
            } else {
                graph();
                checkpoints.judge();
            }
            if (!graphSeen) {
                throw new IOException("there is no graph in it");
            }
        }

        private void metaGraph() throws IOException {
            while (in.next()) {
                if (in.wire() != Protobuf.LENGTH) {
                    continue;
                }
                switch (in.field()) {
                    case 2 -> {
                        in.enter();
                        graph();
                        in.leave();
                    }
                    case 3 -> {
                        in.enter();
                        while (in.next()) {
                            if (in.is(1, Protobuf.LENGTH)) {
                                checkpoints.fileName(in.text(MOST_TEXT));
                            }
                        }
                        in.leave();
                    }
                    case 6 -> asset();
                    case 7 -> objects();
                    default -> {
                        // facts about the graph, collections of names, signatures
                    }
                }
            }
        }

        private void asset() throws IOException {
            in.enter();
            while (in.next()) {
                if (in.is(2, Protobuf.LENGTH)) {
                    long position = in.position();
                    String file = in.text(MOST_TEXT);
                    if (Paths.leavesFolder(file)) {
                        findings.add(
                                Rule.EXTERNAL_FILE, position, file, "An asset of the model lies outside its folder.");
                    }
                }
            }
            in.leave();
        }

        /** The graph of Python objects: what Keras wrote of its layers stands there as JSON. */
        private void objects() throws IOException {
            in.enter();
            while (in.next()) {
                if (!in.is(1, Protobuf.LENGTH)) {
                    continue;
                }
                in.enter();
                while (in.next()) {
                    if (in.is(4, Protobuf.LENGTH)) {
                        in.enter();
                        userObject();
                        in.leave();
                    }
                }
                in.leave();
            }
            in.leave();
        }

        private void userObject() throws IOException {
            while (in.next()) {
                if (in.is(3, Protobuf.LENGTH) && in.size() > 0) {
                    long position = in.position();
                    String metadata = in.text(MOST_METADATA);
                    if (metadata.strip().startsWith("{")) {
                        new JsonWalk().read(metadata, new JsonRules(place.at(position), inspection));
                    }
                }
            }
        }

        private void graph() throws IOException {
            while (in.next()) {
                if (in.is(1, Protobuf.LENGTH)) {
                    graphSeen = true;
                    checkpoints.node(node());
                } else if (in.is(2, Protobuf.LENGTH)) {
                    in.enter();
                    while (in.next()) {
                        if (in.is(1, Protobuf.LENGTH)) {
                            graphSeen = true;
                            function();
                        }
                    }
                    in.leave();
                } else if (in.is(4, Protobuf.LENGTH)) {
                    // a graph's versions: even one without nodes has them
                    graphSeen = true;
                }
            }
        }

        private void function() throws IOException {
            String name = "";
            Set<String> arguments = new HashSet<>();
            List<GraphNode> nodes = new ArrayList<>();
            in.enter();
            while (in.next()) {
                if (in.is(1, Protobuf.LENGTH)) {
                    in.enter();
                    while (in.next()) {
                        if (in.is(1, Protobuf.LENGTH)) {
                            name = in.text(MOST_TEXT);
                        } else if (in.is(2, Protobuf.LENGTH)) {
                            arguments.add(name());
                            if (arguments.size() > MOST_ARGUMENTS) {
                                throw new IOException("a function of more than %d arguments".formatted(MOST_ARGUMENTS));
                            }
                        }
                    }
                    in.leave();
                } else if (in.is(3, Protobuf.LENGTH)) {
                    nodes.add(node());
                }
            }
            in.leave();
            checkpoints.function(name, arguments, nodes);
        }

        private String name() throws IOException {
            String name = "";
            in.enter();
            while (in.next()) {
                if (in.is(1, Protobuf.LENGTH)) {
                    name = in.text(MOST_TEXT);
                }
            }
            in.leave();
            return name;
        }

        private GraphNode node() throws IOException {
            long position = in.position();
            String name = "";
            String operator = "";
            List<String> inputs = new ArrayList<>(2);
            List<String> calls = new ArrayList<>(0);
            boolean toConsole = true;
            in.enter();
            while (in.next()) {
                if (in.wire() != Protobuf.LENGTH) {
                    continue;
                }
                switch (in.field()) {
                    case 1 -> name = in.text(MOST_TEXT);
                    case 2 -> operator = in.text(MOST_TEXT);
                    // checkpoints of large models have thousands of inputs; the file's name comes first
                    case 3 -> {
                        if (inputs.size() < 4) {
                            inputs.add(in.text(MOST_TEXT));
                        }
                    }
                    case 5 -> toConsole &= attribute(calls);
                    default -> {
                        // a device
                    }
                }
            }
            in.leave();
            inspection.operator(operator);
            boolean prints = operator.equals("PrintV2") && toConsole;
            if (!reviewed.contains(operator) && !prints && !CheckpointUse.OPERATORS.contains(operator)) {
                checkpoints.unknown(operator, position);
            }
            GraphNode node = new GraphNode(position, name, operator, inputs, calls);
            checkpoints.keep(node);
            return node;
        }

        /**
         * Takes note of the functions that an attribute names.
         *
         * @return false where it says that something is to be printed anywhere else than to the console
         */
        private boolean attribute(List<String> calls) throws IOException {
            boolean stream = false;
            boolean elsewhere = false;
            in.enter();
            while (in.next()) {
                if (in.is(1, Protobuf.LENGTH)) {
                    stream |= in.text(MOST_TEXT).equals("output_stream");
                } else if (in.is(2, Protobuf.LENGTH)) {
                    in.enter();
                    elsewhere |= value(calls);
                    in.leave();
                }
            }
            in.leave();
            return !(stream && elsewhere);
        }

        /** Whether a value holds a text that names no console. */
        private boolean value(List<String> calls) throws IOException {
            boolean elsewhere = false;
            while (in.next()) {
                if (in.is(10, Protobuf.LENGTH)) {
                    calls.add(name());
                } else if (in.is(1, Protobuf.LENGTH)) {
                    in.enter();
                    while (in.next()) {
                        if (in.is(9, Protobuf.LENGTH)) {
                            calls.add(name());
                        }
                    }
                    in.leave();
                } else if (in.is(2, Protobuf.LENGTH)) {
                    elsewhere |= in.size() > LONGEST_CONSOLE || !CONSOLES.contains(in.text(LONGEST_CONSOLE));
                }
                if (calls.size() > 10_000) {
                    throw new IOException("an operator that names more than 10000 functions");
                }
            }
            return elsewhere;
        }
    }
}
