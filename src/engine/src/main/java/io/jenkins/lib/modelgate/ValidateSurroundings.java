package io.jenkins.lib.modelgate;

import io.jenkins.lib.modelgate.registry.RegisterSpec;
import io.jenkins.lib.modelgate.registry.RegisteredReport;
import io.jenkins.lib.modelgate.registry.Registry;
import io.jenkins.lib.modelgate.report.NothingYetException;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.validate.StoredReports;
import io.jenkins.lib.modelgate.validate.Validate;
import io.jenkins.lib.modelgate.validate.ValidateSpec;
import java.util.Optional;

/** Finds the champion that a model is compared with: in the build server's registry, or in a folder here. */
record ValidateSurroundings(ValidateSpec spec, StepContext context) implements StoredReports {

    /** What only a build server can tell; a registry that the user names is here. */
    static Optional<Question> question(ValidateSpec spec) {
        return spec.registeredBaseline()
                .filter(any -> spec.registry().isEmpty())
                .map(place -> new Question(Validate.STEP, spec.identity().id(), 0, place));
    }

    @Override
    public Stored find(String reference) {
        Optional<Answer> answer = context.answer().filter(any -> question(spec).isPresent());
        if (answer.isPresent()) {
            return told(answer.get());
        }
        String folder = spec.registry().orElse(RegisterSpec.DEFAULT_REGISTRY);
        RegisteredReport report = Registry.open(context.workspace().resolve(folder))
                .report(
                        Question.versionIn(reference).orElseThrow(),
                        Validate.STEP,
                        spec.identity().id());
        return new Stored(
                report.json(),
                report.version().reference(),
                Optional.of(report.version().digest()));
    }

    private static Stored told(Answer answer) {
        if (answer.document() == null) {
            throw answer.nothingYet()
                    ? new NothingYetException(answer.problem())
                    : new UnavailableException(answer.problem());
        }
        return new Stored(answer.document(), answer.from(), Optional.ofNullable(answer.digest()));
    }
}
