package io.jenkins.lib.modelgate.drift.measure;

/** Two rows of counts, bin by bin, checked, without the bins that are empty on both sides. */
final class Table {

    final long[] reference;
    final long[] current;
    final long referenceTotal;
    final long currentTotal;

    Table(long[] reference, long[] current) {
        if (reference.length != current.length) {
            throw new IllegalArgumentException(
                    "%d bins are not the same as %d".formatted(reference.length, current.length));
        }
        long n = 0;
        long m = 0;
        int occupied = 0;
        for (int bin = 0; bin < reference.length; bin++) {
            if (reference[bin] < 0 || current[bin] < 0) {
                throw new IllegalArgumentException("a bin holds no fewer than 0 rows");
            }
            n = Math.addExact(n, reference[bin]);
            m = Math.addExact(m, current[bin]);
            occupied += reference[bin] > 0 || current[bin] > 0 ? 1 : 0;
        }
        if (n == 0 || m == 0) {
            throw new IllegalArgumentException("either side needs at least one row");
        }
        this.reference = new long[occupied];
        this.current = new long[occupied];
        referenceTotal = n;
        currentTotal = m;
        int kept = 0;
        for (int bin = 0; bin < reference.length; bin++) {
            if (reference[bin] > 0 || current[bin] > 0) {
                this.reference[kept] = reference[bin];
                this.current[kept++] = current[bin];
            }
        }
    }

    int bins() {
        return reference.length;
    }

    double referenceShare(int bin) {
        return (double) reference[bin] / referenceTotal;
    }

    double currentShare(int bin) {
        return (double) current[bin] / currentTotal;
    }
}
