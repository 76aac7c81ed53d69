package io.jenkins.plugins.modelgate.run;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.lib.modelgate.report.Report;

/** Hears of every gate's report once it is kept, before its verdict acts on the build. */
public interface GateListener extends ExtensionPoint {

    /**
     * A report is kept. After a restart of Jenkins the same one may be told again.
     *
     * @param listener the build's log
     */
    void onReport(@NonNull Run<?, ?> run, @NonNull Report report, @NonNull TaskListener listener);

    /** Tells all of them. What one of them cannot do is said in the log and changes no verdict. */
    static void tellAll(@NonNull Run<?, ?> run, @NonNull Report report, @NonNull TaskListener listener) {
        for (GateListener each : ExtensionList.lookup(GateListener.class)) {
            try {
                each.onReport(run, report, listener);
            } catch (RuntimeException | LinkageError e) {
                listener.getLogger()
                        .println("[modelgate] " + each.getClass().getSimpleName() + " of " + report.fileStem()
                                + " did not work: " + e);
            }
        }
    }
}
