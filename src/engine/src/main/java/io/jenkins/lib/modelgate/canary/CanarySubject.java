package io.jenkins.lib.modelgate.canary;

import io.jenkins.lib.modelgate.data.Fingerprint;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.ModelRef;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a canary's report is about, found out once where the files are.
 *
 * @param model the candidate, by name and digest as far as they are known
 * @param inputs the files that go into the verdict
 */
public record CanarySubject(ModelRef model, List<Input> inputs) {

    public CanarySubject {
        inputs = List.copyOf(inputs);
    }

    /**
     * Reads the model file, where one is named.
     *
     * @throws UnavailableException where it cannot be read
     */
    public static CanarySubject of(CanarySpec spec, Workspace workspace) {
        if (spec.modelFile() == null) {
            return new CanarySubject(new ModelRef(spec.model(), null, null), List.of());
        }
        Fingerprint fingerprint = Fingerprint.of(workspace.file(spec.modelFile(), "model file"));
        return new CanarySubject(
                new ModelRef(spec.model(), null, fingerprint.digest()),
                List.of(fingerprint.asInput("model", spec.modelFile(), null)));
    }

    /** This, and further files. */
    public CanarySubject with(List<Input> further) {
        List<Input> all = new ArrayList<>(inputs);
        all.addAll(further);
        return new CanarySubject(model, all);
    }
}
