package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.AllowKind;
import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Operators of TensorFlow that read and write checkpoints stand in every saved model, in two functions or a corner of the
 * graph that only run when somebody saves or restores the model and says where. Anywhere else, they are a way to files.
 */
final class CheckpointUse {

    /** What a standard checkpoint takes. */
    static final Set<String> OPERATORS = Set.of(
            "SaveV2",
            "RestoreV2",
            "ShardedFilename",
            "MergeV2Checkpoints",
            "Save",
            "SaveSlices",
            "Restore",
            "RestoreSlice",
            "ShardedFilespec");

    /** Bytes, about. */
    private static final long MOST_KEPT = 96L << 20;

    private final Findings findings;
    private final Map<String, GraphNode> graph = new HashMap<>();
    private final List<GraphNode> graphUses = new ArrayList<>();
    private final Set<String> functions = new HashSet<>();
    private final Set<String> storing = new HashSet<>();
    private final List<GraphNode> callsWithin = new ArrayList<>();
    private final List<GraphNode> callsOfGraph = new ArrayList<>();
    private long kept;
    private final Map<String, Long> unknown = new LinkedHashMap<>();
    private final Set<String> fileNames = new HashSet<>();

    CheckpointUse(Findings findings) {
        this.findings = findings;
    }

    /** The tensor that says where to save. */
    void fileName(String tensor) {
        fileNames.add(GraphNode.source(tensor));
    }

    /** An operator that is not on the list; perhaps a function of the file's own. */
    void unknown(String operator, long position) {
        unknown.putIfAbsent(operator, position);
    }

    /**
     * Counts what is kept of a node.
     *
     * @throws IOException where it is more than any graph has
     */
    void keep(GraphNode node) throws IOException {
        kept += 200 + node.name().length() + node.operator().length();
        for (String input : node.inputs()) {
            kept += 60 + input.length();
        }
        for (String call : node.calls()) {
            kept += 60 + call.length();
        }
        if (kept > MOST_KEPT) {
            throw new IOException("the graph has more operators than are looked at");
        }
    }

    /** A node of the graph itself. */
    void node(GraphNode node) {
        graph.put(node.name(), new GraphNode(node.position(), "", "", node.inputs(), List.of()));
        if (OPERATORS.contains(node.operator())) {
            graphUses.add(node);
        }
        if (!node.calls().isEmpty() || node.operator().startsWith("__")) {
            callsOfGraph.add(node);
        }
    }

    /** A function, with all its nodes. */
    void function(String name, Set<String> arguments, List<GraphNode> nodes) {
        functions.add(name);
        Map<String, GraphNode> byName = new HashMap<>();
        nodes.forEach(node -> byName.put(node.name(), node));
        for (GraphNode node : nodes) {
            if (OPERATORS.contains(node.operator())) {
                storing.add(name);
                if (!reaches(node, byName, arguments)) {
                    say(node, "It reads or writes a file of a fixed name.");
                }
            }
            if (!node.calls().isEmpty() || node.operator().startsWith("__")) {
                callsWithin.add(node);
            }
        }
    }

    /** Judges what was collected, at the end of a graph with all that belongs to it. */
    void judge() {
        unknown.forEach((operator, position) -> {
            // operators of TensorFlow's have capitals; a function so named would not be loaded
            boolean own =
                    functions.contains(operator) && !operator.isEmpty() && !Character.isUpperCase(operator.charAt(0));
            if (!own) {
                findings.add(
                        Rule.OPERATOR,
                        // a name of this form is of another library, as its convention has it
                        operator.indexOf('>') > 0 ? AllowKind.OPERATOR : AllowKind.NONE,
                        position,
                        operator,
                        "The operator reaches for files, Python or the network, or is in no reviewed list.");
            }
        });
        graphUses.stream()
                .filter(node -> !reaches(node, graph, fileNames))
                .forEach(node ->
                        say(node, "It reads or writes a file that is not named when the model is saved or restored."));
        for (GraphNode node : callsWithin) {
            if (callsStoring(node)) {
                say(node, "It saves or restores a checkpoint while the model runs.");
            }
        }
        for (GraphNode node : callsOfGraph) {
            if (callsStoring(node) && !reaches(node, graph, fileNames)) {
                say(node, "It saves or restores a checkpoint without being told where.");
            }
        }
        graph.clear();
        graphUses.clear();
        functions.clear();
        storing.clear();
        callsWithin.clear();
        callsOfGraph.clear();
        unknown.clear();
        fileNames.clear();
        kept = 0;
    }

    private boolean callsStoring(GraphNode node) {
        return storing.contains(node.operator()) || node.calls().stream().anyMatch(storing::contains);
    }

    private void say(GraphNode node, String why) {
        findings.add(Rule.OPERATOR, node.position(), node.operator() + " " + node.name(), why);
    }

    /** Whether a node's first input, the file's name, comes from one of these. */
    private static boolean reaches(GraphNode node, Map<String, GraphNode> nodes, Set<String> sources) {
        if (node.inputs().isEmpty()) {
            return false;
        }
        Deque<String> open =
                new ArrayDeque<>(List.of(GraphNode.source(node.inputs().get(0))));
        Set<String> seen = new HashSet<>();
        // a file's name is put together in a few steps
        while (!open.isEmpty() && seen.size() < 64) {
            String name = open.pop();
            if (sources.contains(name)) {
                return true;
            }
            GraphNode next = nodes.get(name);
            if (next != null && seen.add(name)) {
                next.inputs().forEach(input -> open.push(GraphNode.source(input)));
            }
        }
        return false;
    }
}
