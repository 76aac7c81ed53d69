package io.jenkins.plugins.modelgate.run;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Run;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names of gates that run just now. Two gates of one name in a build would write the same files, and one's verdict would
 * stand beside the other's evidence; so a name is taken before anything is written. A restart of Jenkins ends what ran.
 */
@Extension
public final class GateNames {

    private final Set<String> running = ConcurrentHashMap.newKeySet();

    /** Gives the name back; a gate that was kept has it for good. */
    public interface Taken extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Takes a name until it is given back.
     *
     * @param stem as {@link GateResult#getStem}
     * @throws AbortException where a gate of the build runs, or was kept, by this name
     */
    @NonNull
    public static Taken take(@NonNull Run<?, ?> run, @NonNull String stem) throws AbortException {
        Set<String> running = ExtensionList.lookupSingleton(GateNames.class).running;
        String name = run.getExternalizableId() + "/" + stem;
        if (!running.add(name)) {
            throw taken(stem);
        }
        try {
            ModelReportAction.refuseTaken(run, stem);
        } catch (AbortException e) {
            running.remove(name);
            throw e;
        }
        return () -> running.remove(name);
    }

    /** What is said to who comes second. */
    @NonNull
    public static AbortException taken(@NonNull String stem) {
        return new AbortException(Messages.ModelReportAction_taken(stem));
    }
}
