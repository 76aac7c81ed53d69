package io.jenkins.lib.modelgate;

import io.jenkins.lib.modelgate.canary.Canary;
import io.jenkins.lib.modelgate.canary.CanarySpec;
import io.jenkins.lib.modelgate.canary.embedded.EmbeddedCanary;
import io.jenkins.lib.modelgate.drift.Drift;
import io.jenkins.lib.modelgate.drift.DriftSpec;
import io.jenkins.lib.modelgate.http.HttpSettings;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.registry.Register;
import io.jenkins.lib.modelgate.registry.RegisterSpec;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.scan.Scan;
import io.jenkins.lib.modelgate.scan.ScanSpec;
import io.jenkins.lib.modelgate.validate.Validate;
import io.jenkins.lib.modelgate.validate.ValidateSpec;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The steps of a model's life, in the order in which a model walks through them. */
public enum LifecycleStep {
    SCAN("modelScan", "scan") {
        @Override
        public void check(Settings settings) {
            ScanSpec.from(settings);
        }

        @Override
        Outcome perform(Settings settings, StepContext context) {
            ScanSpec spec = ScanSpec.from(settings);
            return Scan.run(
                    spec,
                    context.workspace(),
                    context.clock(),
                    context.progress(),
                    new ScanSurroundings(spec, context));
        }

        @Override
        public Optional<Question> question(Settings settings) {
            return ScanSurroundings.question(ScanSpec.from(settings));
        }
    },
    VALIDATE("modelValidate", "validate") {
        @Override
        public void check(Settings settings) {
            ValidateSpec.from(settings);
        }

        @Override
        Outcome perform(Settings settings, StepContext context) {
            ValidateSpec spec = ValidateSpec.from(settings);
            return Validate.run(
                    spec,
                    context.workspace(),
                    context.clock(),
                    context.progress(),
                    context.logins(),
                    new ValidateSurroundings(spec, context));
        }

        @Override
        public Optional<Question> question(Settings settings) {
            return ValidateSurroundings.question(ValidateSpec.from(settings));
        }

        @Override
        public List<String> words(String setting) {
            return ValidateSpec.words(setting);
        }
    },
    DRIFT("driftGate", "drift") {
        @Override
        public void check(Settings settings) {
            DriftSpec.from(settings);
        }

        @Override
        Outcome perform(Settings settings, StepContext context) {
            DriftSpec spec = DriftSpec.from(settings);
            return Drift.run(
                    spec,
                    context.workspace(),
                    context.clock(),
                    context.progress(),
                    DriftSurroundings.of(spec, context, settings));
        }

        @Override
        public Optional<Question> question(Settings settings) {
            return DriftSurroundings.question(DriftSpec.from(settings));
        }

        @Override
        public List<String> words(String setting) {
            return DriftSpec.words(setting);
        }
    },
    REGISTER("modelRegister", "register") {
        @Override
        public void check(Settings settings) {
            RegisterSpec.from(settings);
        }

        @Override
        Outcome perform(Settings settings, StepContext context) {
            return Register.run(RegisterSpec.from(settings), context.workspace(), context.clock(), context.progress());
        }
    },
    CANARY("canaryDeploy", "canary") {
        @Override
        public void check(Settings settings) {
            CanarySpec.from(settings);
        }

        @Override
        Outcome perform(Settings settings, StepContext context) {
            CanarySpec spec = CanarySpec.from(settings);
            Path journal = context.journal(pipelineName(), spec.id());
            return spec.isEmbedded()
                    ? EmbeddedCanary.run(spec, context.workspace(), context.clock(), context.progress(), journal)
                    : Canary.run(
                            spec,
                            context.workspace(),
                            context.clock(),
                            context.progress(),
                            journal,
                            HttpSettings.defaults());
        }
    };

    private final String pipelineName;
    private final String section;

    LifecycleStep(String pipelineName, String section) {
        this.pipelineName = pipelineName;
        this.section = section;
    }

    /** The Pipeline step's name, which is also the report's {@code step}: {@code driftGate}. */
    public String pipelineName() {
        return pipelineName;
    }

    /** The section in {@code modelgate.yaml} and the command: {@code drift}. */
    public String section() {
        return section;
    }

    /**
     * Reads the settings as {@link #run} does, and does nothing.
     *
     * @throws io.jenkins.lib.modelgate.policy.SettingsException where the user's words cannot be followed
     */
    public abstract void check(Settings settings);

    /**
     * Does the step. What a closer place replaced of a further one is told first, and is in the report.
     *
     * @throws io.jenkins.lib.modelgate.policy.SettingsException where the user's words cannot be followed; nothing was done
     */
    public Outcome run(Settings settings, StepContext context) {
        check(settings);
        settings.replaced().forEach(context.progress()::line);
        return perform(settings, context).telling(settings.replaced());
    }

    abstract Outcome perform(Settings settings, StepContext context);

    /**
     * What has to be asked of a build server before the step can run there; empty for nothing.
     *
     * @throws io.jenkins.lib.modelgate.policy.SettingsException where the user's words cannot be followed
     */
    public Optional<Question> question(Settings settings) {
        return Optional.empty();
    }

    /** The words that may be said for a setting; empty where it does not take one of a few. */
    public List<String> words(String setting) {
        return List.of();
    }

    /** The step with this Pipeline name. */
    public static Optional<LifecycleStep> named(String pipelineName) {
        return Arrays.stream(values())
                .filter(step -> step.pipelineName.equals(pipelineName))
                .findFirst();
    }

    /** The sections that a {@code modelgate.yaml} may have. */
    public static Set<String> sections() {
        Set<String> sections = new TreeSet<>();
        Arrays.stream(values()).forEach(step -> sections.add(step.section));
        return Collections.unmodifiableSet(sections);
    }
}
