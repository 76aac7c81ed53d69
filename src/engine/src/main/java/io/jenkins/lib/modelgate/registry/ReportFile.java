package io.jenkins.lib.modelgate.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.data.Fingerprint;
import io.jenkins.lib.modelgate.profile.DatasetProfile;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.ModelRef;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.report.Verdict;
import io.jenkins.lib.modelgate.scan.Scan;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A report that may speak for a model, without the checks in it.
 *
 * @param path as the user named it, for messages
 * @param content its JSON's fingerprint
 */
record ReportFile(
        String path,
        Fingerprint content,
        String step,
        String id,
        ModelRef model,
        Verdict verdict,
        Map<String, Double> series,
        List<Input> inputs) {

    /** Steps that come with or after the registration, and so cannot be evidence for it. */
    private static final Set<String> LATER_STEPS = Set.of(Register.STEP, "canaryDeploy");

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /**
     * Reads a JSON document that was found among the reports.
     *
     * @return empty for what lies beside the reports by right: profiles, and reports of later steps
     * @throws UnavailableException where it is something else, or a report that is not valid
     */
    static Optional<ReportFile> read(String path, byte[] json) {
        String text = new String(json, StandardCharsets.UTF_8);
        JsonNode document = Json.read(text, JsonNode.class, path);
        String schema = document.path("schema").asText();
        if (schema.equals(DatasetProfile.SCHEMA)) {
            return Optional.empty();
        }
        if (!schema.equals(Report.SCHEMA)) {
            throw new UnavailableException("%s is neither a report (%s) nor a profile (%s); leave it out of 'reports'."
                    .formatted(path, Report.SCHEMA, DatasetProfile.SCHEMA));
        }
        Report report = Json.read(text, Report.class, path);
        if (LATER_STEPS.contains(report.step()) || isOwn(report)) {
            return Optional.empty();
        }
        if (!WORD.matcher(report.step()).matches() || !WORD.matcher(report.id()).matches()) {
            throw new UnavailableException("%s has a step or an id that no report of ours has.".formatted(path));
        }
        return Optional.of(of(path, json, report));
    }

    /** The scan that the registration made itself; one of that name which comes with the reports is none. */
    static ReportFile own(byte[] json) {
        String path = "the registration's scan";
        return of(path, json, Json.read(new String(json, StandardCharsets.UTF_8), Report.class, path));
    }

    private static boolean isOwn(Report report) {
        return report.step().equals(Scan.STEP) && report.id().equals(PackScan.ID);
    }

    private static ReportFile of(String path, byte[] json, Report report) {
        List<Input> inputs =
                report.inputs().stream().map(ReportFile::withoutSecrets).toList();
        return new ReportFile(
                path,
                fingerprint(json),
                report.step(),
                report.id(),
                report.model(),
                report.verdict(),
                report.series(),
                inputs);
    }

    /** What the step calls its report: {@code modelValidate-default}. */
    String stem() {
        return step + "-" + id;
    }

    ModelVersion.AttachedReport attached() {
        return new ModelVersion.AttachedReport(step, id, verdict, content.sha256());
    }

    static Fingerprint fingerprint(byte[] content) {
        return new Fingerprint(HexFormat.of().formatHex(Fingerprint.newDigest().digest(content)), content.length);
    }

    private static Input withoutSecrets(Input input) {
        String path = FreeText.withoutUserInfo(input.path());
        return new Input(input.role(), path, input.sha256(), input.bytes(), input.rows());
    }
}
