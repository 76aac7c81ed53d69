package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.Evidence.HeatMap;

/** A grid of numbers as shades. */
record HeatMapChart(String title, HeatMap data) {

    void writeTo(Markup out) {
        out.leaf("p", title + ": " + data, "class", "mg-note");
    }
}
