package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.drift.FeatureRows.Sampled;
import io.jenkins.lib.modelgate.drift.Pairing.Pair;
import io.jenkins.lib.modelgate.drift.multivariate.DomainClassifier;
import io.jenkins.lib.modelgate.drift.multivariate.DomainShift;
import io.jenkins.lib.modelgate.report.Bounds;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Interval;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What all columns, or all numbers of a vector, say together. */
final class TogetherChecks {

    private static final int NAMED = 3;
    private static final int LISTED = 20;
    private static final double CHANCE = 0.5;

    private final DriftSpec spec;
    private final Table reference;
    private final Table current;
    private final List<Pair> pairs;
    private final DomainClassifier classifier;

    TogetherChecks(DriftSpec spec, Table reference, Table current, List<Pair> pairs) {
        this.spec = spec;
        this.reference = reference;
        this.current = current;
        this.pairs = pairs;
        classifier = new DomainClassifier(
                FeatureRows.MOST, 1 - spec.certainty().alpha(), spec.certainty().seedFor("domain classifier"));
    }

    List<Check> all() {
        List<Check> checks = new ArrayList<>();
        List<Pair> features = pairs.stream()
                .filter(pair -> !pair.isSkipped() && !pair.isOfTwoKinds())
                .filter(pair -> spec.choice().isFeature(pair.name()))
                .toList();
        if (!features.isEmpty() && spec.together().methods().contains(Together.Method.CLASSIFIER)) {
            checks.add(byClassifier(features));
        }
        if (spec.together().methods().contains(Together.Method.PCA)) {
            checks.add(ComponentsCheck.of(
                    spec,
                    reference,
                    current,
                    features.stream()
                            .filter(pair -> Kind.of(pair.reference().type()) == Kind.NUMBER)
                            .map(Pair::name)
                            .toList()));
        }
        pairs.stream()
                .filter(pair -> Kind.of(pair.reference().type()) == Kind.VECTOR && !pair.isOfTwoKinds())
                .map(this::ofVectors)
                .forEach(checks::add);
        return checks;
    }

    private Check byClassifier(List<Pair> features) {
        List<String> names = features.stream().map(Pair::name).toList();
        Sampled before = FeatureRows.of(reference, names, seed("reference"));
        Sampled now = FeatureRows.of(current, names, seed("current"));
        boolean[] categorical = new boolean[names.size()];
        for (int i = 0; i < categorical.length; i++) {
            categorical[i] = Kind.of(features.get(i).reference().type()) != Kind.NUMBER;
        }
        if (isTooSmall(before, now)) {
            return tooSmall("multivariate.classifier", "All columns together", before, now);
        }
        DomainShift shift = classifier.trees(before.rows(), now.rows(), categorical);
        List<Integer> telling = IntStream.range(0, names.size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                                (Integer i) -> shift.importances().get(i))
                        .reversed())
                .toList();
        String by = telling.stream()
                .limit(NAMED)
                .filter(i -> shift.importances().get(i) > 0)
                .map(i -> "%s (%s)"
                        .formatted(
                                names.get(i),
                                Numbers.percent(shift.importances().get(i))))
                .collect(Collectors.joining(", "));
        return check("multivariate.classifier", "All columns together", shift, before, now, by)
                .evidence(new Evidence.Table(
                        List.of("column", "share of what gives the current rows away"),
                        telling.stream()
                                .limit(LISTED)
                                .map(i -> List.of(
                                        names.get(i),
                                        Numbers.percent(shift.importances().get(i))))
                                .toList()));
    }

    private Check ofVectors(Pair pair) {
        String name = pair.name();
        String id = "column." + name;
        Sampled before = FeatureRows.vectors(reference, name, seed("reference"));
        Sampled now = FeatureRows.vectors(current, name, seed("current"));
        if (before == null || now == null) {
            return Check.of(
                    id, name, Verdict.INSUFFICIENT_DATA, "%s has no vector on a side to compare.".formatted(name));
        }
        if (before.rows().columns() != now.rows().columns()) {
            return Check.of(
                    id,
                    name,
                    Verdict.FAILED,
                    "%s holds vectors of %d numbers instead of %d."
                            .formatted(name, now.rows().columns(), before.rows().columns()));
        }
        return isTooSmall(before, now)
                ? tooSmall(id, name, before, now)
                : check(id, name, classifier.linear(before.rows(), now.rows()), before, now, "");
    }

    private Check check(String id, String title, DomainShift shift, Sampled before, Sampled now, String by) {
        double limit = spec.together().maxAuc();
        double auc = shift.auc();
        boolean certain = shift.low() > CHANCE;
        // How far the interval would reach if the truth were chance: with that, noise alone could break the limit.
        double noise = CHANCE + (shift.high() - shift.low()) / 2;
        Verdict verdict = auc > limit
                ? certain ? Verdict.FAILED : Verdict.INSUFFICIENT_DATA
                : noise > limit ? Verdict.INSUFFICIENT_DATA : Verdict.PASSED;
        String sample = before.isSample() || now.isSample()
                ? ", drawn at random with seed %d from %s and %s"
                        .formatted(spec.certainty().seed(), Numbers.count(before.seen()), Numbers.count(now.seen()))
                : "";
        String explanation =
                "A classifier tells current rows from the reference's with an AUC of %s (%s … %s; 0.5 is chance, limit %s), on %s and %s rows%s%s."
                        .formatted(
                                Wording.index(auc),
                                Wording.index(shift.low()),
                                Wording.index(shift.high()),
                                Wording.index(limit),
                                Numbers.count(shift.referenceRows()),
                                Numbers.count(shift.currentRows()),
                                sample,
                                certain && !by.isEmpty() ? "; what gives them away: " + by : "");
        return Check.of(id, title, verdict, explanation)
                .observed(auc)
                .limit(Bounds.atMost(limit))
                .unit("AUC")
                .interval(new Interval(shift.low(), shift.high(), classifier.level()));
    }

    private static boolean isTooSmall(Sampled before, Sampled now) {
        return Math.min(before.rows().count(), now.rows().count()) < DomainClassifier.LEAST_ROWS;
    }

    private static Check tooSmall(String id, String title, Sampled before, Sampled now) {
        return Check.of(
                id,
                title,
                Verdict.INSUFFICIENT_DATA,
                "%d reference and %d current rows; a classifier needs at least %d of either."
                        .formatted(before.rows().count(), now.rows().count(), DomainClassifier.LEAST_ROWS));
    }

    private long seed(String side) {
        return spec.certainty().seedFor("rows of the " + side);
    }
}
