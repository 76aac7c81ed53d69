package io.jenkins.lib.modelgate.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.drift.Drift;
import io.jenkins.lib.modelgate.drift.DriftSpec;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.report.Bounds;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/**
 * A drift gate that answers again and again: simulations ask it thousands of times, too often for a process each. Reads a line
 * of settings, as JSON with the names of {@link DriftSpec}, and writes a line with the verdict, that of each check and which
 * columns drifted; until there are no more. The argument is the folder that the settings' paths are relative to.
 */
final class DriftLines {

    private static final String COLUMN = "column.";

    private DriftLines() {}

    public static void main(String[] arguments) throws IOException {
        Workspace workspace = Workspace.confined(Path.of(arguments[0]));
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = asked.readLine(); line != null; line = asked.readLine()) {
            JsonNode settings = Json.mapper().readTree(line);
            DriftSpec spec = DriftSpec.from(Settings.of(Drift.STEP, (ObjectNode) settings));
            System.out.println(answer(Drift.run(spec, workspace, Clock.systemUTC(), Progress.NONE)));
        }
    }

    private static String answer(Outcome outcome) {
        ObjectNode answer = Json.mapper().createObjectNode();
        answer.put("verdict", outcome.report().verdict().name());
        answer.put("summary", outcome.report().summary());
        ObjectNode checks = answer.putObject("checks");
        ArrayNode drifted = answer.putArray("drifted");
        for (Check check : outcome.report().checks()) {
            checks.put(check.id(), check.verdict().name());
            if (check.id().startsWith(COLUMN) && isDrifted(check)) {
                drifted.add(check.id().substring(COLUMN.length()));
            }
        }
        return answer.toString();
    }

    /** Also one that the share of columns that may drift tolerates: a warning, but at the limit of a failure or beyond. */
    private static boolean isDrifted(Check check) {
        if (check.verdict() != Verdict.WARNING || check.observed() == null || check.limit() == null) {
            return check.verdict() == Verdict.FAILED;
        }
        Bounds limit = check.limit();
        return limit.max() != null && check.observed() >= limit.max()
                || limit.min() != null && check.observed() <= limit.min();
    }
}
