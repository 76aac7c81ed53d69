package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/**
 * What a Pipeline step returns: {@code r.passed}, {@code r.metrics.rocAuc}, {@code r.check('column.MedInc').observed}.
 * Plain values that survive a restart in the middle of a Pipeline.
 */
public final class StepReport implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String step;
    private final String id;
    private final String verdict;
    private final String summary;
    private final HashMap<String, String> model = new HashMap<>();
    private final TreeMap<String, Double> series;
    private final ArrayList<HashMap<String, Object>> checks = new ArrayList<>();

    StepReport(Report report) {
        step = report.step();
        id = report.id();
        verdict = report.verdict().name();
        summary = report.summary();
        model.put("name", report.model().name());
        model.put("version", report.model().version());
        model.put("digest", report.model().digest());
        series = new TreeMap<>(report.series());
        report.checks().forEach(check -> checks.add(plain(check)));
    }

    private static HashMap<String, Object> plain(Check check) {
        HashMap<String, Object> values = new HashMap<>();
        values.put("id", check.id());
        values.put("title", check.title());
        values.put("verdict", check.verdict().name());
        values.put("observed", check.observed());
        values.put("explanation", check.explanation());
        if (check.limit() != null) {
            values.put("min", check.limit().min());
            values.put("max", check.limit().max());
        }
        return values;
    }

    @Whitelisted
    @NonNull
    public String getStep() {
        return step;
    }

    @Whitelisted
    @NonNull
    public String getId() {
        return id;
    }

    /** {@code PASSED}, {@code WARNING}, {@code INSUFFICIENT_DATA}, {@code FAILED} or {@code SKIPPED}. */
    @Whitelisted
    @NonNull
    public String getVerdict() {
        return verdict;
    }

    /** Whether the verdict is {@code PASSED}, and nothing less. */
    @Whitelisted
    public boolean isPassed() {
        return verdict.equals(Verdict.PASSED.name());
    }

    @Whitelisted
    @NonNull
    public String getSummary() {
        return summary;
    }

    /** {@code name}, {@code version} and {@code digest}, each null where unknown. */
    @Whitelisted
    @NonNull
    public Map<String, String> getModel() {
        return new HashMap<>(model);
    }

    @Whitelisted
    @NonNull
    public Map<String, Double> getSeries() {
        return new TreeMap<>(series);
    }

    /** The same as {@link #getSeries}, but a name that is not there stops whoever asks for it. */
    @Whitelisted
    @NonNull
    public Map<String, Double> getMetrics() {
        return new KnownNumbers(series);
    }

    /** Every check: {@code id}, {@code title}, {@code verdict}, {@code observed}, {@code min}, {@code max}, {@code explanation}. */
    @Whitelisted
    @NonNull
    public List<Map<String, Object>> getChecks() {
        return new ArrayList<>(checks);
    }

    /** The check of this id, or null. */
    @Whitelisted
    @CheckForNull
    public Map<String, Object> check(String checkId) {
        return checks.stream()
                .filter(check -> check.get("id").equals(checkId))
                .findFirst()
                .orElse(null);
    }

    @Override
    public String toString() {
        return "%s-%s: %s — %s".formatted(step, id, verdict, summary);
    }
}
