package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.Content;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A model as LightGBM writes it, as text: a header with the trees' sizes, the trees, the features' importances, the
 * parameters. Everything in its place and nothing else, so that half a model or another text is told from one.
 */
final class LightGbmText {

    private static final Set<String> HEADER = Set.of(
            "version",
            "num_class",
            "num_tree_per_iteration",
            "label_index",
            "max_feature_idx",
            "objective",
            "sigmoid",
            "monotone_constraints",
            "feature_names",
            "feature_infos",
            "tree_sizes");

    private static final Set<String> TREE = Set.of(
            "num_leaves",
            "num_cat",
            "split_feature",
            "split_gain",
            "threshold",
            "decision_type",
            "left_child",
            "right_child",
            "leaf_parent",
            "leaf_value",
            "leaf_weight",
            "leaf_count",
            "internal_value",
            "internal_weight",
            "internal_count",
            "cat_boundaries",
            "cat_threshold",
            "is_linear",
            "leaf_const",
            "num_features",
            "leaf_features",
            "leaf_coeff",
            "has_categorical",
            "shrinkage");

    private static final Pattern NUMBERS = Pattern.compile("[-+0-9.eE infaN]*+");

    private enum Section {
        HEADER,
        TREES,
        END_OF_TREES,
        IMPORTANCES,
        PARAMETERS,
        END
    }

    private final LineReader lines;
    private Section section = Section.HEADER;
    private Set<String> features = Set.of();
    private long[] sizes;
    private int trees;
    private long treeStart;
    private boolean ended;

    private LightGbmText(Content content) {
        lines = new LineReader(new ContentStream(content));
    }

    /** @throws IOException where it is none, or not a whole one */
    static void read(Content content) throws IOException {
        new LightGbmText(content).read();
    }

    private void read() throws IOException {
        lines.next();
        for (String line = lines.next(); line != null; line = lines.next()) {
            String text = line.stripTrailing();
            if (!text.isEmpty() && !heading(text) && !isKnown(text)) {
                throw new IOException("the line at byte %d is in no LightGBM model there".formatted(lines.position()));
            }
        }
        if (!ended || section == Section.PARAMETERS) {
            throw new IOException(
                    "the model has no end of %s: it is cut off".formatted(ended ? "parameters" : "trees"));
        }
    }

    /** A line that begins a section. */
    private boolean heading(String line) throws IOException {
        boolean inTrees = section == Section.HEADER || section == Section.TREES;
        if (line.startsWith("Tree=") && inTrees) {
            sized();
            treeStart = lines.position();
            section = Section.TREES;
            return line.equals("Tree=" + trees++);
        }
        switch (line) {
            case "end of trees" -> {
                return inTrees && endTrees(Section.END_OF_TREES);
            }
            // until version 2.2 nothing else ended the trees
            case "feature_importances:", "feature importances:" -> {
                return section == Section.END_OF_TREES
                        ? to(Section.IMPORTANCES)
                        : inTrees && line.contains(" ") && endTrees(Section.IMPORTANCES);
            }
            case "parameters:" -> {
                return (section == Section.END_OF_TREES || section == Section.IMPORTANCES) && to(Section.PARAMETERS);
            }
            case "end of parameters" -> {
                return section == Section.PARAMETERS && to(Section.END);
            }
            default -> {
                return false;
            }
        }
    }

    private boolean to(Section next) {
        section = next;
        return true;
    }

    private boolean endTrees(Section next) throws IOException {
        sized();
        if (sizes != null && sizes.length != trees) {
            throw new IOException("it has %d trees and says that it has %d".formatted(trees, sizes.length));
        }
        ended = true;
        return to(next);
    }

    /** Holds the tree that ends here to be as long as the header says. */
    private void sized() throws IOException {
        if (trees > 0 && sizes != null) {
            long size = lines.position() - treeStart;
            if (trees > sizes.length || sizes[trees - 1] != size) {
                throw new IOException("tree %d has %d bytes, another number than it says".formatted(trees - 1, size));
            }
        }
    }

    private boolean isKnown(String line) throws IOException {
        int equals = line.indexOf('=');
        String key = equals < 0 ? line : line.substring(0, equals);
        String value = line.substring(equals + 1);
        return switch (section) {
            case HEADER -> equals > 0 ? HEADER.contains(key) && header(key, value) : isFlag(line);
            case TREES ->
                equals > 0 && TREE.contains(key) && NUMBERS.matcher(value).matches();
            case IMPORTANCES ->
                isCategories(line)
                        || features.contains(line.substring(0, Math.max(0, line.lastIndexOf('='))))
                                && line.substring(line.lastIndexOf('=') + 1).matches("[0-9.e+]+");
            case PARAMETERS -> line.startsWith("[") && line.endsWith("]") && line.indexOf(": ") > 0;
            case END_OF_TREES, END -> isCategories(line);
        };
    }

    private static boolean isFlag(String line) {
        return line.equals("average_output") || line.equals("linear_tree");
    }

    private static boolean isCategories(String line) {
        return line.startsWith("pandas_categorical:");
    }

    private boolean header(String key, String value) throws IOException {
        if (key.equals("feature_names")) {
            features = Set.copyOf(Arrays.asList(value.split(" ")));
        } else if (key.equals("tree_sizes") && !value.isBlank()) {
            try {
                sizes = Arrays.stream(value.strip().split(" +"))
                        .mapToLong(Long::parseLong)
                        .toArray();
            } catch (NumberFormatException e) {
                throw new IOException("its sizes of trees are no numbers", e);
            }
        } else if (key.equals("tree_sizes")) {
            sizes = new long[0];
        }
        return true;
    }
}
