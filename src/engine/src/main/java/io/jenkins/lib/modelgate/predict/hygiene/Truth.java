package io.jenkins.lib.modelgate.predict.hygiene;

/** The truth of rows, as something that a column may give away. Not changed once made. */
public sealed interface Truth {

    int rows();

    /**
     * The truth as questions of yes and no, or as one of how much: what a column has to tell.
     *
     * @return one number a row for each question; of classes 1 for the class and 0 for the others
     */
    double[][] questions();

    /** How much each question counts; together 1. */
    double[] weights();

    /** How well scores tell the truth that a question asks for; NaN where these rows cannot tell. */
    double agreement(double[] scores, double[] answers);

    /** What an agreement is for scores that say nothing. */
    double chance();

    /**
     * Classes. Two are one question, more are one a class: each against the rest, counting as often as it occurs, as in F.
     * Provost, P. Domingos, "Well-trained PETs", 2000. The agreement is the area under the ROC curve.
     */
    final class Classes implements Truth {

        private final int[] codes;
        private final int count;

        /**
         * @param codes one a row, from 0
         * @param count how many classes there are
         */
        public Classes(int[] codes, int count) {
            this.codes = codes.clone();
            this.count = count;
        }

        @Override
        public int rows() {
            return codes.length;
        }

        @Override
        public double[][] questions() {
            double[][] questions = new double[count == 2 ? 1 : count][codes.length];
            for (int question = 0; question < questions.length; question++) {
                for (int row = 0; row < codes.length; row++) {
                    questions[question][row] = codes[row] == question ? 1 : 0;
                }
            }
            return questions;
        }

        @Override
        public double[] weights() {
            if (count == 2) {
                return new double[] {1};
            }
            double[] weights = new double[count];
            for (int code : codes) {
                weights[code] += 1.0 / codes.length;
            }
            return weights;
        }

        @Override
        public double agreement(double[] scores, double[] answers) {
            boolean[] positive = new boolean[answers.length];
            for (int row = 0; row < answers.length; row++) {
                positive[row] = answers[row] == 1;
            }
            return Midranks.area(scores, positive);
        }

        @Override
        public double chance() {
            return 0.5;
        }
    }

    /**
     * Numbers; the agreement is Spearman's rank correlation.
     */
    final class Amounts implements Truth {

        private final double[] values;

        /** @param values one a row, finite */
        public Amounts(double[] values) {
            this.values = values.clone();
        }

        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public double[][] questions() {
            return new double[][] {values.clone()};
        }

        @Override
        public double[] weights() {
            return new double[] {1};
        }

        @Override
        public double agreement(double[] scores, double[] answers) {
            return Midranks.correlation(scores, answers);
        }

        @Override
        public double chance() {
            return 0;
        }
    }
}
