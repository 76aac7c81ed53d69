package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.policy.MetricLimit;
import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.predict.group.Groups;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Measures the groups of declared columns, each by itself: a check for each column or crossing and each metric. */
final class SliceExamination implements Examination {

    private final ValidateSpec spec;

    SliceExamination(ValidateSpec spec) {
        this.spec = spec;
    }

    @Override
    public List<String> columns(Table predictions) {
        return spec.slices().slices().stream()
                .flatMap(crossed -> crossed.columns().stream())
                .map(SliceColumn::column)
                .distinct()
                .toList();
    }

    @Override
    public void examine(Rows rows, Desk desk) {
        for (SliceColumn.Crossed crossed : spec.slices().slices()) {
            Groups groups = crossed.of(rows);
            List<SliceJudge.Part> parts = IntStream.range(0, groups.count())
                    .mapToObj(group -> new SliceJudge.Part(groups, group))
                    .toList();
            for (Metric metric : spec.slices().metrics()) {
                SliceJudge judge = new SliceJudge(spec, rows, desk, metric, limit(metric));
                desk.report()
                        .check(judge.check(
                                "slice.%s.%s".formatted(groups.name(), metric.id()),
                                "%s by %s"
                                        .formatted(metric.title(), groups.name().replace("*", " and ")),
                                parts,
                                crossed.binsUnasked(rows)));
            }
        }
    }

    private Optional<MetricLimit> limit(Metric metric) {
        return spec.slices().limits().stream()
                .filter(each -> each.metric().equals(metric.id()))
                .findFirst();
    }
}
