package io.jenkins.lib.modelgate.scan;

import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.Optional;

/**
 * Whether a step scans the model file it is given, and what it approves.
 *
 * @param scan whether it does; only a user who says {@code scan: false} switches it off
 * @param allow the allow file as {@link AllowText#read} takes it
 */
public record ScanDemand(boolean scan, Optional<String> allow) {

    /** The check that says that a scan was switched off. */
    public static final String CHECK = "scan";

    /** Scans by the reviewed list and the workspace's own allow file. */
    public static final ScanDemand USUAL = new ScanDemand(true, Optional.empty());

    /**
     * Reads {@code scan} and {@code allow}.
     *
     * @param modelFile whether there is a file to be scanned
     * @throws io.jenkins.lib.modelgate.policy.SettingsException where one says something that cannot be followed
     */
    public static ScanDemand from(Settings settings, boolean modelFile) {
        boolean scan = settings.flag("scan", true);
        Optional<String> allow = allow(settings);
        if (settings.isSaid("scan") && scan && !modelFile) {
            throw settings.wrong("scan", "needs 'modelFile', which is what is scanned");
        }
        if (allow.isPresent() && !(scan && modelFile)) {
            throw settings.wrong(
                    "allow",
                    modelFile
                            ? "is for the scan, which 'scan: false' switches off"
                            : "is for the scan, which needs 'modelFile'");
        }
        return new ScanDemand(scan, allow);
    }

    static Optional<String> allow(Settings settings) {
        return settings.text("allow").filter(AllowText.NONE::equals).or(() -> settings.path("allow"));
    }

    /** Says that nobody looked; by itself it makes nothing pass. */
    public static Check switchedOff(String modelFile) {
        return Check.of(
                CHECK,
                "The model file was scanned",
                Verdict.SKIPPED,
                "'scan: false' switched the scan off: nobody looked at what %s would run when it is loaded."
                        .formatted(modelFile));
    }
}
