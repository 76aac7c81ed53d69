package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.Report;
import java.util.List;
import java.util.Map;

/** The life of one model at a glance: every step of a run in order, each with its verdict and a link to its page. */
public final class OverviewPage {

    private OverviewPage() {}

    /**
     * @param title what was run, e.g. {@code Housing price model}
     * @param reports in the order the steps ran
     * @param links relative address of each step's page by {@link Report#fileStem()}; a step without one has no link
     * @throws IllegalArgumentException where a link names a scheme or a server: the page is read as a file
     */
    public static String render(String title, List<Report> reports, Map<String, String> links) {
        for (String link : links.values()) {
            if (link.contains(":") || link.startsWith("/") || link.contains("\\")) {
                throw new IllegalArgumentException("the link '%s' is not relative".formatted(link));
            }
        }
        Markup out = new Markup();
        Page.open(out, title);
        new OverviewBody(title, List.copyOf(reports), Map.copyOf(links)).writeTo(out);
        Page.close(out);
        return out.toString();
    }
}
