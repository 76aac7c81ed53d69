package io.jenkins.lib.modelgate.report.html;

import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.SeriesName;
import io.jenkins.lib.modelgate.report.Verdict;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** How pages say times, sizes, names and counts. */
final class Wording {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final Map<String, String> STEPS = Map.of(
            "modelValidate", "Validation",
            "modelScan", "Safety scan",
            "modelRegister", "Registration",
            "modelPromote", "Promotion",
            "modelRollback", "Rollback",
            "driftGate", "Drift",
            "canaryDeploy", "Canary rollout",
            "modelMonitor", "Monitoring");

    /** What the checks look at whose ids begin so. */
    private static final Map<String, String> GROUPS = Map.of(
            "column", "Columns",
            "metric", "Metrics",
            "multivariate", "All columns together",
            "scan", "The model file",
            "segment", "Segments",
            "slice", "Slices",
            "step", "Steps",
            "trend", "Trends");

    private Wording() {}

    static String stepTitle(String step) {
        return STEPS.getOrDefault(step, SeriesName.words(step));
    }

    /** {@code column} becomes {@code Columns}, for a group of checks. */
    static String group(String kind) {
        return GROUPS.getOrDefault(kind, SeriesName.words(kind));
    }

    static String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    static String duration(long millis) {
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        long seconds = millis / 1000;
        return seconds < 3600
                ? "%d min %d s".formatted(seconds / 60, seconds % 60)
                : "%d h %d min".formatted(seconds / 3600, seconds / 60 % 60);
    }

    static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double value = bytes;
        String unit = "";
        for (String next : new String[] {"kB", "MB", "GB", "TB"}) {
            if (value < 1000) {
                break;
            }
            value /= 1000;
            unit = next;
        }
        return String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, unit);
    }

    /** Twelve digits tell files apart for a person; a page holds the rest as a title. */
    static String shortDigest(String digest) {
        String digits = digest.substring(digest.indexOf(':') + 1);
        return digits.length() <= 12 ? digits : digits.substring(0, 12);
    }

    static String withUnit(String number, Check check) {
        return check.unit() == null ? number : number + "\u00A0" + check.unit();
    }

    /** {@code 3 failed}, {@code 1 warning}, {@code 12 passed}. */
    static String count(long count, Verdict verdict) {
        return Numbers.count(count) + "\u00A0" + verdict.label().toLowerCase(Locale.ROOT);
    }

    /** {@code failed}, {@code could not be done}: after the name of a step. */
    static String inSentence(Verdict verdict) {
        return switch (verdict) {
            case SKIPPED -> "skipped";
            case PASSED -> "passed";
            case WARNING -> "passed with a warning";
            case INSUFFICIENT_DATA -> "not enough data to tell";
            case FAILED -> "failed";
            case ERROR -> "could not be judged";
        };
    }

    static String cssName(Verdict verdict) {
        return switch (verdict) {
            case SKIPPED -> "skipped";
            case PASSED -> "passed";
            case WARNING -> "warning";
            case INSUFFICIENT_DATA -> "insufficient";
            case FAILED -> "failed";
            case ERROR -> "error";
        };
    }
}
