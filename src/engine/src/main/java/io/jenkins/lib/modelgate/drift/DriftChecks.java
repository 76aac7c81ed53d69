package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.drift.Pairing.Pair;
import io.jenkins.lib.modelgate.profile.DatasetProfile;
import io.jenkins.lib.modelgate.report.Bounds;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns what was measured into a report's checks. */
final class DriftChecks {

    private static final int MOST_SERIES = 50;
    private static final int NAMED = 5;

    private final DriftSpec spec;
    private final DatasetProfile reference;
    private final Pairing pairing;
    private final CurrentSide side;
    private final List<JudgedColumn> judged;
    private final Wording wording;

    DriftChecks(DriftSpec spec, DatasetProfile reference, Pairing pairing, CurrentSide side) {
        this.spec = spec;
        this.reference = reference;
        this.pairing = pairing;
        this.side = side;
        long rows = side.profile().rows();
        this.judged = hasEnoughRows()
                ? JudgedColumn.judge(
                        pairing.both().stream().map(Pair::reference).toList(), side, reference.rows(), spec)
                : List.of();
        this.wording = new Wording(spec, reference.rows(), rows, judged.size());
    }

    /** A warning where a thing was compared with itself. */
    Optional<Check> sameData(List<Input> current) {
        Set<String> before =
                reference.sources().stream().map(DatasetProfile.Source::sha256).collect(Collectors.toSet());
        return current.stream()
                .filter(input -> before.contains(input.sha256()))
                .findFirst()
                .map(input -> Check.of(
                        "same-data",
                        "Reference and current data are different files",
                        Verdict.WARNING,
                        "A thing was compared with itself: %s is part of the reference as well."
                                .formatted(input.path())));
    }

    /** Schema, rows and data set, then the columns: the worst first. */
    List<Check> all() {
        List<Check> checks = new ArrayList<>(List.of(schema(), rows(), dataset()));
        judged.stream()
                .sorted(Comparator.comparing(this::verdict)
                        .reversed()
                        .thenComparing(
                                Comparator.comparingDouble(JudgedColumn::psi).reversed()))
                .map(this::column)
                .forEach(checks::add);
        pairing.both().stream().filter(Pair::isSkipped).map(this::skipped).forEach(checks::add);
        return checks;
    }

    Map<String, Double> series() {
        Map<String, Double> series = new LinkedHashMap<>();
        if (!decided().isEmpty()) {
            series.put("driftShare", driftedShare());
            series.put("driftedColumns", (double) drifted().size());
        }
        judged.stream().mapToDouble(JudgedColumn::psi).max().ifPresent(psi -> series.put("maxPsi", psi));
        judged.stream().limit(MOST_SERIES).forEach(column -> series.put("psi." + column.name(), column.psi()));
        return series;
    }

    String summary() {
        if (!hasEnoughRows()) {
            return rows().explanation();
        }
        List<String> sentences = new ArrayList<>();
        if (schema().verdict() == Verdict.FAILED) {
            sentences.add(schema().explanation());
        }
        sentences.add(dataset().explanation());
        return String.join(" ", sentences);
    }

    private boolean hasEnoughRows() {
        return Math.min(reference.rows(), side.profile().rows()) >= spec.minRows();
    }

    private Check schema() {
        List<String> broken = new ArrayList<>();
        pairing.gone().forEach(name -> broken.add("the column '%s' is gone".formatted(name)));
        side.retyped()
                .forEach(pair -> broken.add("'%s' holds %s instead of %s"
                        .formatted(
                                pair.name(),
                                Kind.of(pair.current().type()).word(),
                                Kind.of(pair.reference().type()).word())));
        List<String> all = new ArrayList<>(broken);
        pairing.fresh().forEach(name -> all.add("the column '%s' is new".formatted(name)));
        Verdict verdict = all.isEmpty() ? Verdict.PASSED : broken.isEmpty() ? Verdict.WARNING : Verdict.FAILED;
        String explanation = all.isEmpty()
                ? "The current data has the reference's %d compared columns."
                        .formatted(pairing.both().size())
                : "Against the reference, %s.".formatted(String.join(", ", all));
        return Check.of("schema", "Columns", verdict, explanation);
    }

    private Check rows() {
        long rows = side.profile().rows();
        String both =
                "%s reference and %s current rows".formatted(Numbers.count(reference.rows()), Numbers.count(rows));
        return Check.of(
                        "rows",
                        "Enough rows",
                        hasEnoughRows() ? Verdict.PASSED : Verdict.INSUFFICIENT_DATA,
                        hasEnoughRows()
                                ? both + "."
                                : "%s; either side needs at least %s to be judged."
                                        .formatted(both, Numbers.count(spec.minRows())))
                .observed(Math.min(reference.rows(), rows))
                .limit(Bounds.atLeast(spec.minRows()))
                .unit("rows");
    }

    private Check dataset() {
        if (decided().isEmpty()) {
            return Check.of(
                    "dataset",
                    "Data set",
                    Verdict.INSUFFICIENT_DATA,
                    "No column could be judged, so nothing can be said about the data.");
        }
        List<JudgedColumn> drifted = drifted();
        Verdict verdict = isShareBroken() ? Verdict.FAILED : drifted.isEmpty() ? Verdict.PASSED : Verdict.WARNING;
        String may = spec.maxDriftedShare() == 0
                ? "none may"
                : "at most %s may".formatted(Numbers.percent(spec.maxDriftedShare()));
        String explanation = drifted.isEmpty()
                ? "None of %d judged columns drifted; the largest PSI is %s (%s)."
                        .formatted(
                                decided().size(),
                                Wording.index(largest().psi()),
                                largest().name())
                : "%d of %d judged columns drifted (%s; %s): %s."
                        .formatted(
                                drifted.size(), decided().size(), Numbers.percent(driftedShare()), may, names(drifted));
        return Check.of("dataset", "Data set", verdict, explanation)
                .observed(driftedShare())
                .limit(Bounds.atMost(spec.maxDriftedShare()));
    }

    private Check column(JudgedColumn column) {
        String explanation = wording.column(column);
        boolean tolerated = column.isDrifted() && verdict(column) == Verdict.WARNING;
        return Check.of(
                        "column." + column.name(),
                        column.name(),
                        verdict(column),
                        tolerated
                                ? "%s Tolerated, since at most %s of the columns may drift."
                                        .formatted(explanation, Numbers.percent(spec.maxDriftedShare()))
                                : explanation)
                .observed(column.psi())
                .limit(Bounds.atMost(spec.threshold()))
                .unit("PSI")
                .evidence(column.comparison().bins().evidence());
    }

    private Verdict verdict(JudgedColumn column) {
        return switch (column.change()) {
            case STEADY -> Verdict.PASSED;
            case NOTICEABLE -> Verdict.WARNING;
            case UNCLEAR -> Verdict.INSUFFICIENT_DATA;
            case DRIFTED -> isShareBroken() || spec.isCritical(column.name()) ? Verdict.FAILED : Verdict.WARNING;
        };
    }

    private Check skipped(Pair pair) {
        String ranges = Kind.of(pair.reference().type()) == Kind.TIMESTAMP
                ? "%s before, %s now; "
                        .formatted(Wording.range(pair.reference()), Wording.range(side.column(pair.name())))
                : "";
        return Check.of(
                "column." + pair.name(),
                pair.name(),
                Verdict.SKIPPED,
                "%s is not judged: %s%s.".formatted(pair.name(), ranges, pair.skipped()));
    }

    private List<JudgedColumn> decided() {
        return judged.stream()
                .filter(column -> column.change() != Change.UNCLEAR)
                .toList();
    }

    private List<JudgedColumn> drifted() {
        return judged.stream().filter(JudgedColumn::isDrifted).toList();
    }

    private double driftedShare() {
        return (double) drifted().size() / decided().size();
    }

    private boolean isShareBroken() {
        return !drifted().isEmpty() && driftedShare() > spec.maxDriftedShare();
    }

    private JudgedColumn largest() {
        return decided().stream()
                .max(Comparator.comparingDouble(JudgedColumn::psi))
                .orElseThrow();
    }

    private static String names(List<JudgedColumn> columns) {
        String named = columns.stream()
                .sorted(Comparator.comparingDouble(JudgedColumn::psi).reversed())
                .limit(NAMED)
                .map(column -> "%s (PSI %s)".formatted(column.name(), Wording.index(column.psi())))
                .collect(Collectors.joining(", "));
        return columns.size() > NAMED ? "%s and %d more".formatted(named, columns.size() - NAMED) : named;
    }
}
