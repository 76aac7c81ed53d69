package io.jenkins.plugins.modelgate.trend;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Job;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;

/** Gives every job whose builds have had a gate its trend. */
@Extension
@SuppressWarnings("rawtypes")
public final class TrendActions extends TransientActionFactory<Job> {

    @Override
    public Class<Job> type() {
        return Job.class;
    }

    @Override
    @NonNull
    public Collection<? extends Action> createFor(@NonNull Job target) {
        return List.of(new ModelTrendAction((Job<?, ?>) target));
    }
}
