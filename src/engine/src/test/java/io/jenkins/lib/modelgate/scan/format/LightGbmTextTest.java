package io.jenkins.lib.modelgate.scan.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LightGbmTextTest {

    private static final String TREE = "Tree=0\nnum_leaves=1\nleaf_value=0.5 -inf nan 1e-05\nshrinkage=1\n\n\n";
    private static final String HEADER =
            "tree\nversion=v4\nnum_class=1\nobjective=binary sigmoid:1\nfeature_names=a b\n";

    @Test
    void approvesWholeModels() throws IOException {
        assertThat(Part.resource("lightgbm.txt").scan().subjects()).isEmpty();
        scan(HEADER + "average_output\ntree_sizes=" + TREE.length() + "\n\n" + TREE
                + "end of trees\n\nfeature_importances:\na=3\n\nparameters:\n[boosting: gbdt]\n\nend of parameters\n\n"
                + "pandas_categorical:[[\"x\"]]\n");
        scan(HEADER + "\n" + TREE + "\nfeature importances:\na=3\n");
        scan(HEADER + "tree_sizes=\n\nend of trees\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import os;x=os.system(\"true\")\nend of trees\n",
                "tree_sizes=7\n\n" + TREE + "end of trees\n",
                "tree_sizes=7 7\n\nend of trees\n",
                "tree_sizes=x\n\nend of trees\n",
                TREE,
                TREE + "feature_importances:\na=3\n",
                "Tree=1\nnum_leaves=1\nend of trees\n",
                "Tree=0\nleaf_value=open(1)\nend of trees\n",
                "Tree=0\nobjective=binary\nend of trees\n",
                "end of trees\nfeature_importances:\nimport os;x=1\n",
                "end of trees\nparameters:\nimport os\nend of parameters\n",
                "end of trees\nparameters:\n[boosting: gbdt]\n",
                "end of trees\nTree=0\nnum_leaves=1\n"
            })
    void refusesWhatLightGbmDoesNotWrite(String rest) {
        assertThatThrownBy(() -> scan(HEADER + rest)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesEveryPartOfAModel() {
        byte[] whole = Part.resource("lightgbm.txt").bytes;
        int trees = new String(whole, StandardCharsets.UTF_8).indexOf("end of trees");
        for (int length = 20; length < trees + 12; length += 97) {
            byte[] part = java.util.Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> new Part("m.txt", part).scan()).isInstanceOf(IOException.class);
        }
    }

    private static void scan(String text) throws IOException {
        Part part = Part.text("m.txt", text);
        assertThat(part.scanner().format()).isEqualTo("boosted trees");
        part.scan();
    }
}
