package io.jenkins.lib.modelgate.drift.measure;

/** What stands in for a share of nothing where a formula takes its logarithm. */
public sealed interface EmptyBins {

    /** 0.0001 for an empty share, as long in use for scorecards. */
    EmptyBins USUAL = new Share(0.0001);

    /** Half a row more in each bin of either side. */
    EmptyBins HALF_A_ROW = new Added(0.5);

    /**
     * @param count rows in the bin
     * @param total rows in all bins
     * @param bins bins that are not empty on both sides
     * @return the bin's share, in (0, 1]
     */
    double share(long count, long total, int bins);

    /**
     * An empty share is taken as this, nothing else is changed and nothing rescaled.
     *
     * @param share in (0, 1)
     */
    record Share(double share) implements EmptyBins {
        public Share {
            if (!(share > 0 && share < 1)) {
                throw new IllegalArgumentException("the share of an empty bin lies between 0 and 1, not " + share);
            }
        }

        @Override
        public double share(long count, long total, int bins) {
            return count == 0 ? share : (double) count / total;
        }
    }

    /**
     * So many rows are added to every bin of either side that is not empty on both: (count + a) / (total + a·bins).
     *
     * @param rows more than 0; a half after H. Jeffreys, one after P.-S. Laplace
     */
    record Added(double rows) implements EmptyBins {
        public Added {
            if (!(rows > 0 && rows < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("what is added to a bin is more than 0 rows, not " + rows);
            }
        }

        @Override
        public double share(long count, long total, int bins) {
            return (count + rows) / (total + rows * bins);
        }
    }
}
