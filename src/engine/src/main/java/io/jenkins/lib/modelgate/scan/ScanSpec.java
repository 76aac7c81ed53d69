package io.jenkins.lib.modelgate.scan;

import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.StepIdentity;
import java.util.Optional;

/**
 * Everything a user may say to {@code modelScan}.
 *
 * @param identity id, model and model file
 * @param modelFile the file or folder, relative to the workspace
 * @param allow the allow file; where nothing is said, {@code modelgate-allow.txt} where there is one
 * @param approved the report of an earlier scan to compare with
 * @param sarif whether the findings are also attached as SARIF
 * @param cyclonedx whether a CycloneDX document is attached
 */
public record ScanSpec(
        StepIdentity identity,
        String modelFile,
        Optional<String> allow,
        Optional<String> approved,
        boolean sarif,
        boolean cyclonedx,
        ScanBounds bounds) {

    /**
     * Reads and checks every setting.
     *
     * @throws io.jenkins.lib.modelgate.policy.SettingsException where one is missing, unknown or out of range
     */
    public static ScanSpec from(Settings settings) {
        ScanSpec spec = new ScanSpec(
                StepIdentity.from(settings),
                settings.requiredPath("modelFile"),
                settings.path("allow"),
                settings.path("approved"),
                settings.flag("sarif", true),
                settings.flag("cyclonedx", false),
                ScanBounds.from(settings));
        settings.refuseUnknown();
        return spec;
    }
}
