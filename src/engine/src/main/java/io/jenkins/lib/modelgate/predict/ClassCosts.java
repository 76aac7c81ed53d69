package io.jenkins.lib.modelgate.predict;

import java.util.Map;

/**
 * What each decision costs, in any unit; a gain is below 0, and what nobody said costs nothing.
 *
 * @param byDecision cost by true label and decided label
 */
public record ClassCosts(Map<String, Map<String, Double>> byDecision) {

    public ClassCosts {
        byDecision = Map.copyOf(byDecision);
    }

    public double of(String truth, String decided) {
        return byDecision.getOrDefault(truth, Map.of()).getOrDefault(decided, 0.0);
    }

    double[] of(MulticlassPredictions rows) {
        int classes = rows.labels().size();
        double[][] costs = new double[classes][classes];
        for (int truth = 0; truth < classes; truth++) {
            for (int decided = 0; decided < classes; decided++) {
                costs[truth][decided] =
                        of(rows.labels().get(truth), rows.labels().get(decided));
            }
        }
        double[] each = new double[rows.rows()];
        for (int row = 0; row < each.length; row++) {
            each[row] = costs[rows.truth(row)][rows.decision(row)];
        }
        return each;
    }
}
