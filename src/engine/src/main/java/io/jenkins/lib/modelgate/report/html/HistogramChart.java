package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.Evidence.Histogram;

/** Overlaid histograms. */
record HistogramChart(String title, Histogram data) {

    void writeTo(Markup out) {
        out.leaf("p", title + ": " + data, "class", "mg-note");
    }
}
