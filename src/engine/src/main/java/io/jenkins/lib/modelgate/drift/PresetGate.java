package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.ColumnSink;
import io.jenkins.lib.modelgate.data.Reading;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.drift.Pairing.Pair;
import io.jenkins.lib.modelgate.drift.preset.Preset;
import io.jenkins.lib.modelgate.drift.preset.PresetResult;
import io.jenkins.lib.modelgate.drift.preset.PresetVerdict;
import io.jenkins.lib.modelgate.drift.preset.RawColumnReader;
import io.jenkins.lib.modelgate.report.Bounds;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Judges by another tool's default rules, on all rows at once, as that tool does. */
final class PresetGate {

    private static final int MOST_SERIES = 50;
    private static final int NAMED = 5;

    private final DriftSpec spec;
    private final Preset preset;
    private final Progress progress;

    PresetGate(DriftSpec spec, Preset preset, Progress progress) {
        this.spec = spec;
        this.preset = preset;
        this.progress = progress;
    }

    /** The results of the columns that both tables have. */
    List<PresetResult> judge(Table reference, Table current) {
        List<Field> fields = reference.fields().stream()
                .filter(field -> spec.choice().isWanted(field.name()) && RawColumnReader.reads(field.type()))
                .filter(field -> current.field(field.name())
                        .filter(now -> RawColumnReader.reads(now.type()))
                        .isPresent())
                .toList();
        List<String> names = fields.stream().map(Field::name).toList();
        Map<String, RawColumnReader> before = read(reference, names);
        Map<String, RawColumnReader> now = read(current, names);
        return names.parallelStream()
                .map(name -> preset.judge(
                        name, before.get(name).column(), now.get(name).column()))
                .toList();
    }

    /** The data set, then the columns, the drifted ones first. */
    List<Check> checks(List<PresetResult> results) {
        List<Check> checks = new ArrayList<>(List.of(dataset(results)));
        boolean broken = preset.verdict(results).isDrifted();
        results.stream()
                .sorted(Comparator.comparing((PresetResult result) -> verdict(result, broken))
                        .reversed())
                .map(result -> check(result, broken))
                .forEach(checks::add);
        return checks;
    }

    /** What the rules do not look at: said, not passed over. */
    List<Check> unread(List<Pair> pairs) {
        return pairs.stream()
                .filter(pair -> !RawColumnReader.reads(pair.current().type())
                        || !RawColumnReader.reads(pair.reference().type()))
                .map(pair -> Check.of(
                        "column." + pair.name(),
                        pair.name(),
                        spec.choice().columns().contains(pair.name()) ? Verdict.INSUFFICIENT_DATA : Verdict.SKIPPED,
                        "%s is not judged: the rules of %s do not look at %s."
                                .formatted(
                                        pair.name(),
                                        preset.word(),
                                        Kind.of(pair.current().type()).word())))
                .toList();
    }

    Map<String, Double> series(List<PresetResult> results) {
        Map<String, Double> series = new LinkedHashMap<>();
        PresetVerdict verdict = preset.verdict(results);
        if (verdict.judged() > 0) {
            series.put("driftShare", verdict.share());
            series.put("driftedColumns", (double) verdict.drifted());
            series.put(Drift.BROKEN, verdict.isDrifted() ? 1.0 : 0.0);
        }
        results.stream()
                .filter(PresetResult::judged)
                .limit(MOST_SERIES)
                .forEach(result -> series.put("effect." + result.column(), result.value()));
        return series;
    }

    private Map<String, RawColumnReader> read(Table table, List<String> names) {
        Map<String, RawColumnReader> readers = new LinkedHashMap<>();
        Map<String, ColumnSink> sinks = new LinkedHashMap<>();
        int most = spec.memory().numbersPerColumn(names.size());
        for (String name : names) {
            RawColumnReader reader =
                    new RawColumnReader(table.field(name).orElseThrow().type());
            readers.put(name, reader);
            sinks.put(name, bounded(reader, table, most));
        }
        table.readColumns(sinks, Reading.lines(table, progress));
        return readers;
    }

    private ColumnSink bounded(ColumnSink reader, Table table, int most) {
        long[] rows = {0};
        return (column, count) -> {
            rows[0] += count;
            if (rows[0] > most) {
                throw new UnavailableException(
                        "%s has more than %s rows, which the preset '%s' cannot hold in 'maxMemory'; raise it, or leave the preset out, which needs no such memory."
                                .formatted(table.name(), Numbers.count(most), preset.word()));
            }
            reader.add(column, count);
        };
    }

    private Check dataset(List<PresetResult> results) {
        PresetVerdict verdict = preset.verdict(results);
        if (verdict.judged() == 0) {
            return Check.of(
                    "dataset",
                    "Data set",
                    Verdict.INSUFFICIENT_DATA,
                    "No column could be judged by the rules of %s, so nothing can be said about the data."
                            .formatted(preset.word()));
        }
        String drifted = results.stream()
                .filter(PresetResult::drifted)
                .limit(NAMED)
                .map(PresetResult::column)
                .collect(Collectors.joining(", "));
        int more = verdict.drifted() - NAMED;
        Verdict said = verdict.isDrifted() ? Verdict.FAILED : verdict.drifted() > 0 ? Verdict.WARNING : Verdict.PASSED;
        return Check.of(
                        "dataset",
                        "Data set",
                        said,
                        "By the rules of %s, %d of %d columns drifted (%s; drift begins %s)%s%s."
                                .formatted(
                                        preset.word(),
                                        verdict.drifted(),
                                        verdict.judged(),
                                        Numbers.percent(verdict.share()),
                                        verdict.limit() == 0 ? "with one" : "at " + Numbers.percent(verdict.limit()),
                                        drifted.isEmpty() ? "" : ": " + drifted,
                                        more > 0 ? " and %d more".formatted(more) : ""))
                .observed(verdict.share());
    }

    private static Verdict verdict(PresetResult result, boolean broken) {
        if (!result.judged()) {
            return Verdict.INSUFFICIENT_DATA;
        }
        return result.drifted()
                ? broken ? Verdict.FAILED : Verdict.WARNING
                : result.possible() ? Verdict.WARNING : Verdict.PASSED;
    }

    private Check check(PresetResult result, boolean broken) {
        String id = "column." + result.column();
        if (!result.judged()) {
            String problem =
                    "%s: %s".formatted(result.column(), result.problem().orElseThrow());
            return Check.of(id, result.column(), verdict(result, broken), problem);
        }
        String value = result.isPValue() ? Wording.p(result.value()) : Wording.index(result.value());
        String explanation = "%s %s: %s, %s (%s %s, by the rules of %s)."
                .formatted(
                        result.column(),
                        result.drifted() ? "drifted" : result.possible() ? "may have drifted" : "is steady",
                        result.measure(),
                        value,
                        result.isPValue() ? "drift below" : "drift from",
                        Wording.index(result.threshold()),
                        preset.word());
        return Check.of(id, result.column(), verdict(result, broken), explanation)
                .observed(result.value())
                .limit(result.isPValue() ? Bounds.atLeast(result.threshold()) : Bounds.atMost(result.threshold()))
                .unit(result.isPValue() ? "p" : result.measure())
                .figures(Map.of(result.isPValue() ? "pValue" : "effect", result.value()));
    }
}
