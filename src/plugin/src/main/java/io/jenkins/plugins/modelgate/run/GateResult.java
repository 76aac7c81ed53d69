package io.jenkins.plugins.modelgate.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * What {@code build.xml} keeps of one gate: enough for trends and lists without opening a file. A plain class, since
 * XStream does not write records.
 */
@ExportedBean(defaultVisibility = 2)
public final class GateResult {

    /** A drift gate over hundreds of columns must not bloat {@code build.xml}. */
    private static final int MOST_SERIES = 100;

    private final String step;
    private final String id;
    private final String verdict;
    private final String summary;
    private final long durationMillis;

    @CheckForNull
    private final String model;

    @CheckForNull
    private final String version;

    @CheckForNull
    private final String digest;

    private final TreeMap<String, Double> series = new TreeMap<>();

    /** The series' names as the report has them, the most telling first; null in builds of before it was kept. */
    @CheckForNull
    private final ArrayList<String> order = new ArrayList<>();

    /** What was allowed, by series or family of series; null in builds of before it was kept. */
    @CheckForNull
    private final TreeMap<String, Double> limits = new TreeMap<>();

    /** SHA-256 of the report's file; null in builds of before it was kept. */
    @CheckForNull
    private final String reportDigest;

    GateResult(Report report, String reportDigest) {
        this.reportDigest = reportDigest;
        step = report.step();
        id = report.id();
        verdict = report.verdict().name();
        summary = report.summary();
        durationMillis = report.durationMillis();
        model = report.model().name();
        version = report.model().version();
        digest = report.model().digest();
        report.series().entrySet().stream().limit(MOST_SERIES).forEach(entry -> {
            series.put(entry.getKey(), entry.getValue());
            order.add(entry.getKey());
        });
        limits.putAll(SeriesLimits.of(report));
    }

    /** Unique in the build, and the name of its page and files: {@code driftGate-default}. */
    @NonNull
    public String getStem() {
        return step + "-" + id;
    }

    @Exported
    @NonNull
    public String getStep() {
        return step;
    }

    @Exported
    @NonNull
    public String getId() {
        return id;
    }

    /** Whether a file is the gate's own report, as far as that was kept. */
    boolean isReport(String digest) {
        return reportDigest == null || reportDigest.equals(digest);
    }

    /** {@link Verdict#ERROR} where a newer version wrote a verdict that this one does not know. */
    @Exported
    @NonNull
    public Verdict getVerdict() {
        return Arrays.stream(Verdict.values())
                .filter(known -> known.name().equals(verdict))
                .findFirst()
                .orElse(Verdict.ERROR);
    }

    @Exported
    @NonNull
    public String getSummary() {
        return summary;
    }

    @Exported
    public long getDurationMillis() {
        return durationMillis;
    }

    @Exported
    @CheckForNull
    public String getModel() {
        return model;
    }

    @Exported
    @CheckForNull
    public String getVersion() {
        return version;
    }

    @Exported
    @CheckForNull
    public String getDigest() {
        return digest;
    }

    @Exported
    @NonNull
    public Map<String, Double> getSeries() {
        return Collections.unmodifiableMap(series);
    }

    /** The series' names, the most telling first. */
    @NonNull
    public List<String> getSeriesNames() {
        return order == null ? List.copyOf(series.keySet()) : Collections.unmodifiableList(order);
    }

    /**
     * What was allowed.
     *
     * @param name a series' name, or what comes before the point in the names of a family: {@code effect}
     * @return null where nothing was asked for, or not the same of the whole family
     */
    @CheckForNull
    public Double limitOf(@NonNull String name) {
        return limits == null ? null : limits.get(name);
    }

    /** The symbol that shows the verdict. */
    @NonNull
    public String getIcon() {
        return VerdictLook.icon(getVerdict());
    }

    /** The design library's colour for the verdict. */
    @NonNull
    public String getColor() {
        return VerdictLook.color(getVerdict());
    }

    /** The verdict in words. */
    @NonNull
    public String getVerdictName() {
        return VerdictLook.name(getVerdict());
    }
}
