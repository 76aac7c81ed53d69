package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Evidence;

/**
 * The data behind a check, to fold away.
 *
 * @param open whether it is unfolded at first
 */
record EvidenceView(Check check, boolean open) {

    void writeTo(Markup out) {
        Evidence evidence = check.evidence();
        out.open("details", "open", open ? "open" : null).leaf("summary", kind(evidence) + " of " + check.title());
        writePictures(out);
        out.close();
    }

    /** Without the fold. */
    void writePictures(Markup out) {
        picture(out, check.title(), check.evidence());
    }

    /** @param title what the picture is called where it cannot be seen */
    static void picture(Markup out, String title, Evidence evidence) {
        if (evidence instanceof Evidence.Group group) {
            out.open("div", "class", "mg-pictures");
            group.parts().forEach(part -> picture(out, title, part));
            out.close();
        } else if (evidence instanceof Evidence.Histogram histogram) {
            new HistogramChart(title, histogram).writeTo(out);
        } else if (evidence instanceof Evidence.QuantileShift shift) {
            new QuantileChart(title, shift).writeTo(out);
        } else if (evidence instanceof Evidence.HeatMap map) {
            new HeatMapChart(title, map).writeTo(out);
        } else if (evidence instanceof Evidence.Distribution distribution) {
            new DistributionChart(title, distribution).writeTo(out);
        } else if (evidence instanceof Evidence.Curve curve) {
            new CurveChart(title, curve).writeTo(out);
        } else if (evidence instanceof Evidence.ConfusionMatrix matrix) {
            EvidenceTables.write(out, title, matrix);
        } else if (evidence instanceof Evidence.ConfusionTable table) {
            new ConfusionTableView(title, table).writeTo(out);
        } else if (evidence instanceof Evidence.Estimates estimates) {
            new EstimatesTable(title, estimates).writeTo(out);
        } else if (evidence instanceof Evidence.Table table) {
            EvidenceTables.write(out, title, table);
        } else {
            throw new IllegalStateException(
                    "no picture of " + evidence.getClass().getSimpleName());
        }
    }

    private static String kind(Evidence evidence) {
        if (evidence instanceof Evidence.Group group) {
            return kind(group.parts().get(0));
        }
        if (evidence instanceof Evidence.Distribution || evidence instanceof Evidence.Histogram) {
            return "Distribution";
        }
        if (evidence instanceof Evidence.QuantileShift) {
            return "Quantiles";
        }
        if (evidence instanceof Evidence.Curve || evidence instanceof Evidence.HeatMap) {
            return "Course";
        }
        if (evidence instanceof Evidence.ConfusionMatrix || evidence instanceof Evidence.ConfusionTable) {
            return "Decisions and truth";
        }
        return evidence instanceof Evidence.Estimates ? "Estimates" : "Details";
    }
}
