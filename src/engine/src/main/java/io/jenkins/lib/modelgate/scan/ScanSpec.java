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
 * @param approved the report of an earlier scan to compare with, or a registered version: {@code registry:name@alias}
 * @param registry the registry's folder where that is none that a build server keeps
 * @param sarif whether the findings are also attached as SARIF
 * @param cyclonedx whether a CycloneDX document is attached
 */
public record ScanSpec(
        StepIdentity identity,
        String modelFile,
        Optional<String> allow,
        Optional<String> approved,
        Optional<String> registry,
        boolean sarif,
        boolean cyclonedx,
        ScanBounds bounds) {

    /** What a registered version begins with. */
    public static final String REGISTRY = "registry:";

    /**
     * Reads and checks every setting.
     *
     * @throws io.jenkins.lib.modelgate.policy.SettingsException where one is missing, unknown or out of range
     */
    public static ScanSpec from(Settings settings) {
        ScanSpec spec = new ScanSpec(
                StepIdentity.from(settings),
                settings.requiredPath("modelFile"),
                ScanDemand.allow(settings),
                approved(settings),
                settings.path("registry"),
                settings.flag("sarif", true),
                settings.flag("cyclonedx", false),
                ScanBounds.from(settings));
        if (spec.registry().isPresent() && !spec.isApprovedRegistered()) {
            throw settings.wrong("registry", "needs 'approved: registry:…', which says what of it is compared with");
        }
        settings.refuseUnknown();
        return spec;
    }

    /** Whether what was said for {@code approved} names a registered version. */
    public static boolean isRegistered(String approved) {
        return approved.startsWith(REGISTRY);
    }

    private static Optional<String> approved(Settings settings) {
        Optional<String> registered = settings.text("approved").filter(ScanSpec::isRegistered);
        if (registered.filter(REGISTRY::equals).isPresent()) {
            throw settings.wrong("approved", "names no version; write registry:name@champion or registry:name:3");
        }
        return registered.or(() -> settings.path("approved"));
    }

    /** Whether the approved version is to be found in a registry. */
    public boolean isApprovedRegistered() {
        return approved.filter(text -> text.startsWith(REGISTRY)).isPresent();
    }
}
