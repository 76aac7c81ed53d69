package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Report;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a model does, as pictures above the checks: decisions against truth, errors and its curves, with the champion's where
 * there is one. The checks' own folds have them too, but a person should not have to open anything to see them.
 *
 * @param heading the level of its heading
 */
record Glance(Report report, int heading) {

    private static final int MOST = 4;

    /** A table of more classes has no room for a picture beside it. */
    private static final int MOST_CLASSES_BESIDE = 3;

    /** The comparison draws both models into one picture, which says more than the candidate's alone. */
    private static final String BOTH_MODELS = "champion";

    private static final String METRIC = "metric.";

    /** Tells of several metrics at once. */
    private static final String METRICS = "metrics";

    void writeTo(Markup out) {
        List<Picture> pictures = pictures();
        if (pictures.isEmpty()) {
            return;
        }
        out.open("section", "class", "mg-section mg-glance");
        out.leaf("h" + heading, "At a glance", "class", "mg-heading");
        out.open("div", "class", "mg-glance-pictures");
        for (Picture picture : pictures) {
            out.open("div", "class", picture.isWide() ? "mg-glance-picture mg-glance-wide" : "mg-glance-picture");
            out.leaf("h" + (heading + 1), picture.title(), "class", "mg-glance-title");
            EvidenceView.picture(out, picture.title(), picture.evidence());
            out.close();
        }
        out.close().close();
    }

    private List<Picture> pictures() {
        Set<String> subjects = new HashSet<>();
        return report.checks().stream()
                .filter(check -> check.evidence() != null)
                .filter(check -> check.id().equals(BOTH_MODELS)
                        || check.id().equals(METRICS)
                        || check.id().startsWith(METRIC))
                .sorted(Comparator.comparing(check -> !check.id().equals(BOTH_MODELS)))
                .flatMap(Picture::of)
                .sorted(Comparator.comparing(picture -> picture.evidence() instanceof Evidence.Curve))
                .filter(picture -> subjects.add(picture.subject()))
                .limit(MOST)
                .toList();
    }

    /** What can be seen without reading, of one check. */
    private record Picture(Check check, Evidence evidence) {

        static Stream<Picture> of(Check check) {
            return parts(check.evidence())
                    .filter(part -> part instanceof Evidence.ConfusionMatrix
                            || part instanceof Evidence.ConfusionTable
                            || part instanceof Evidence.Estimates
                            || part instanceof Evidence.Curve)
                    .map(part -> new Picture(check, part));
        }

        private static Stream<Evidence> parts(Evidence evidence) {
            return evidence instanceof Evidence.Group group
                    ? group.parts().stream().flatMap(Picture::parts)
                    : Stream.of(evidence);
        }

        /** The check's; of a check with several pictures what this one is of. */
        String title() {
            if (check.id().equals(BOTH_MODELS) && evidence instanceof Evidence.Curve curve) {
                return "%s: %s by %s".formatted(check.title(), lower(curve.yTitle()), lower(curve.xTitle()));
            }
            if (!check.id().equals(METRICS)) {
                return check.title();
            }
            if (evidence instanceof Evidence.Curve curve) {
                return "%s by %s".formatted(curve.yTitle(), lower(curve.xTitle()));
            }
            return evidence instanceof Evidence.Estimates estimates
                    ? estimates.valueTitle()
                    : "Decisions against the truth";
        }

        private static String lower(String title) {
            return title.toLowerCase(Locale.ROOT);
        }

        /** Whether it needs the page's width. */
        boolean isWide() {
            return evidence instanceof Evidence.Estimates
                    || evidence instanceof Evidence.ConfusionTable table
                            && table.labels().size() > MOST_CLASSES_BESIDE;
        }

        /** Two pictures with the same axes show the same thing. */
        String subject() {
            return evidence instanceof Evidence.Curve curve
                    ? curve.yTitle() + " / " + curve.xTitle()
                    : evidence.getClass().getName();
        }
    }
}
