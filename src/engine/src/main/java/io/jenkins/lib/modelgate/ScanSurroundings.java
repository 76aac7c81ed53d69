package io.jenkins.lib.modelgate;

import io.jenkins.lib.modelgate.registry.RegisterSpec;
import io.jenkins.lib.modelgate.registry.Registry;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.scan.ApprovedScan;
import io.jenkins.lib.modelgate.scan.ApprovedVersions;
import io.jenkins.lib.modelgate.scan.Scan;
import io.jenkins.lib.modelgate.scan.ScanSpec;
import java.util.Optional;

/** What a scan is compared with where that is a registered version: what a build server says, or a folder here. */
final class ScanSurroundings implements ApprovedVersions {

    private final ScanSpec spec;
    private final StepContext context;

    ScanSurroundings(ScanSpec spec, StepContext context) {
        this.spec = spec;
        this.context = context;
    }

    /** What only a build server can tell of this scan; a registry that the user names is here. */
    static Optional<Question> question(ScanSpec spec) {
        return spec.isApprovedRegistered() && spec.registry().isEmpty()
                ? Optional.of(new Question(
                        Scan.STEP, spec.identity().id(), 0, spec.approved().orElseThrow()))
                : Optional.empty();
    }

    @Override
    public ApprovedScan find(String reference) {
        if (context.answer().isPresent() && question(spec).isPresent()) {
            Answer answer = context.answer().get();
            if (answer.document() == null) {
                throw new UnavailableException(answer.problem());
            }
            return new ApprovedScan(answer.document(), answer.from());
        }
        String folder = spec.registry().orElse(RegisterSpec.DEFAULT_REGISTRY);
        return Registry.open(context.workspace().resolve(folder))
                .scan(reference.substring(ScanSpec.REGISTRY.length()), context.clock(), context.progress());
    }
}
