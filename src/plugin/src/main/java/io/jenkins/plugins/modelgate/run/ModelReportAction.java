package io.jenkins.plugins.modelgate.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.model.Api;
import hudson.model.Run;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.model.RunAction2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * The gates of one build: its page {@code modelgate/}, a line each on the build page. Holds scalars only; a gate's report
 * stands beside {@code build.xml} and is read when somebody looks at it.
 */
@ExportedBean
public final class ModelReportAction implements RunAction2 {

    /** The page's name in a build's and in a job's address. */
    public static final String URL_NAME = "modelgate";

    private final List<GateResult> gates = new ArrayList<>();
    private transient Run<?, ?> run;

    /** The build's gates so far; empty where it has had none. */
    @NonNull
    public static List<GateResult> gatesOf(@NonNull Run<?, ?> run) {
        ModelReportAction action = run.getAction(ModelReportAction.class);
        return action == null ? List.of() : action.getGates();
    }

    /**
     * Keeps a gate's report: the JSON first, then the scalars, so that what is listed can be opened.
     *
     * @throws IOException where it cannot be stored, or the build has a gate of this name; the step must then fail
     */
    public static void add(@NonNull Run<?, ?> run, @NonNull Report report) throws IOException {
        synchronized (run) {
            refuseTaken(run, report.fileStem());
            String digest = ReportStore.of(run).write(report);
            ModelReportAction action = run.getAction(ModelReportAction.class);
            if (action == null) {
                action = new ModelReportAction();
                action.run = run;
                run.addAction(action);
            }
            action.append(new GateResult(report, digest));
            run.save();
            GateMark.set(run.getParent());
        }
    }

    /** @throws AbortException where the build already has a gate of this name */
    public static void refuseTaken(@NonNull Run<?, ?> run, @NonNull String stem) throws AbortException {
        if (gatesOf(run).stream().anyMatch(gate -> gate.getStem().equals(stem))) {
            throw GateNames.taken(stem);
        }
    }

    private void append(GateResult gate) {
        synchronized (gates) {
            gates.add(gate);
        }
    }

    @Exported
    @NonNull
    public List<GateResult> getGates() {
        synchronized (gates) {
            return List.copyOf(gates);
        }
    }

    /** Whether a gate's report is still there to be read; what it found is unknown otherwise. */
    public boolean isKept(@NonNull GateResult gate) {
        return ReportStore.of(run).has(gate.getStem());
    }

    /** The worst of the build's gates. */
    @Exported
    @NonNull
    public Verdict getVerdict() {
        return Verdict.worstOf(getGates().stream().map(GateResult::getVerdict).toList());
    }

    /** Stapler: the remote interface. */
    @NonNull
    public Api getApi() {
        return new Api(this);
    }

    /** Stapler: the page of one gate. */
    @CheckForNull
    @SuppressWarnings("unused")
    public GatePage getDynamic(String stem) {
        Optional<GateResult> named =
                getGates().stream().filter(gate -> gate.getStem().equals(stem)).findFirst();
        return named.map(gate -> new GatePage(run, gate)).orElse(null);
    }

    @NonNull
    public Run<?, ?> getRun() {
        return run;
    }

    @Override
    public void onAttached(Run<?, ?> owner) {
        run = owner;
    }

    @Override
    public void onLoad(Run<?, ?> owner) {
        run = owner;
    }

    @Override
    public String getIconFileName() {
        return "symbol-shield-checkmark-outline plugin-ionicons-api";
    }

    @Override
    public String getDisplayName() {
        return Messages.ModelReportAction_name();
    }

    @Override
    public String getUrlName() {
        return URL_NAME;
    }
}
