package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.SampledTable;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Draws samples of tables where that is asked for, and says so. */
final class Sampling {

    private final DriftSpec spec;
    private final List<SampledTable> drawn = new ArrayList<>();

    Sampling(DriftSpec spec) {
        this.spec = spec;
    }

    /** The table, or a sample of it. */
    Table of(Table table) {
        if (spec.sample().isEmpty()) {
            return table;
        }
        SampledTable sampled = new SampledTable(
                table, spec.sample().getAsInt(), spec.certainty().seed());
        drawn.add(sampled);
        return sampled;
    }

    /** What was drawn, once it was read: a sample is never silent. */
    Optional<Check> check() {
        return drawn.isEmpty()
                ? Optional.empty()
                : Optional.of(Check.of(
                        "sample",
                        "Sample",
                        Verdict.PASSED,
                        drawn.stream().map(SampledTable::drawn).collect(Collectors.joining("; ")) + "."));
    }
}
