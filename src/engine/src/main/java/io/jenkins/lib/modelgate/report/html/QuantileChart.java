package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.Evidence.QuantileShift;

/** How far each quantile moved. */
record QuantileChart(String title, QuantileShift data) {

    void writeTo(Markup out) {
        out.leaf("p", title + ": " + data, "class", "mg-note");
    }
}
