package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.lib.modelgate.canary.CanaryDriver;
import io.jenkins.lib.modelgate.canary.CanarySpec;
import io.jenkins.lib.modelgate.canary.Tick;
import io.jenkins.lib.modelgate.http.HttpConnections;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.plugins.modelgate.remote.PlanCanary.Plan;
import io.jenkins.plugins.modelgate.run.ModelReportAction;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.AbstractStepExecutionImpl;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * A rollout in a Pipeline. It holds no thread while it waits and outlives restarts of Jenkins: the plan is kept with the
 * Pipeline, the state in a journal, and on resuming the engine reads the target's real weight before it does anything.
 *
 * <p>Nothing here runs on the Pipeline's own thread: each look at the target is a task of its own, one at a time. Aborting
 * rolls back first, within a bounded number of attempts.
 */
final class CanaryExecution extends AbstractStepExecutionImpl {
    private static final long serialVersionUID = 1L;

    private final CanaryDeployStep step;

    /** Set once, before anything is done to the target. */
    @CheckForNull
    private volatile String plan;

    /** Why somebody wants it to end; the rollback that this asks for is finished also after a restart. */
    @CheckForNull
    private volatile Throwable stopped;

    private transient HttpConnections connections;
    private transient CanaryDriver driver;
    private transient ScheduledFuture<?> next;
    private transient boolean aborted;
    private transient boolean finished;
    private transient boolean ended;
    private transient volatile String status;

    CanaryExecution(CanaryDeployStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    public boolean start() {
        again(Duration.ZERO);
        return false;
    }

    @Override
    public void onResume() {
        again(Duration.ZERO);
    }

    @Override
    public void stop(Throwable cause) {
        stopped = cause;
        getContext().saveState();
        // Not from here: this may be the Pipeline's thread, and a look at the target may be holding the lock.
        Timer.get().submit(() -> again(Duration.ZERO));
    }

    @Override
    public String getStatus() {
        return status;
    }

    /** Looks again after a while, on a thread that may wait for the network: the timer's few threads may not. */
    private synchronized void again(Duration delay) {
        if (next != null) {
            next.cancel(false);
        }
        next = Timer.get()
                .schedule(
                        () -> Computer.threadPoolForRemoting.submit(this::look),
                        delay.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private synchronized void look() {
        if (ended) {
            return;
        }
        try {
            Tick tick = advance();
            if (tick instanceof Tick.Again later) {
                Duration delay = Duration.between(Instant.now(), later.at());
                again(delay.isNegative() ? Duration.ZERO : delay);
            } else if (tick instanceof Tick.Ended end) {
                ended = true;
                getContext().onSuccess(finish(end.outcome().telling(Rollout.read(plan).replaced())));
            }
        } catch (Throwable e) {
            // Also errors: nobody else would hear of them, and the candidate would keep its traffic.
            ended = true;
            giveUp(e);
            getContext().onFailure(stopped == null ? e : stopped);
        } finally {
            if (ended) {
                close();
            }
        }
    }

    private Tick advance() throws IOException, InterruptedException {
        Run<?, ?> run = getContext().get(Run.class);
        TaskListener listener = getContext().get(TaskListener.class);
        if (plan == null) {
            if (stopped != null) {
                // Nothing has been done to the target yet.
                throw new AbortException(Messages.Rollout_stoppedEarly());
            }
            String made = Rollout.plan(step, run, getContext().get(FilePath.class), listener, UnaryOperator.identity());
            ModelReportAction.refuseTaken(
                    run, CanarySpec.STEP + "-" + Rollout.read(made).spec().id());
            plan = made;
            getContext().saveState();
        }
        if (driver == null) {
            Plan read = Rollout.read(plan);
            connections = Rollout.connect(read.spec());
            driver = Rollout.driver(read, run, connections, listener);
        }
        boolean abort = stopped != null && !aborted;
        aborted |= abort;
        Tick tick = abort ? driver.abort(Messages.Rollout_stopped()) : driver.tick();
        status = String.valueOf(driver.state().phase());
        return tick;
    }

    /** The rollout cannot go on: not by itself, so the least is that the candidate gets no traffic. */
    private void giveUp(Throwable reason) {
        if (plan == null || finished) {
            return;
        }
        try {
            Rollout.giveUp(plan, getContext().get(Run.class), getContext().get(TaskListener.class), reason);
        } catch (Exception e) {
            reason.addSuppressed(e);
        }
    }

    /** Keeps the outcome; a restart may have come between keeping it and telling the Pipeline. */
    private StepReport finish(Outcome outcome) throws Exception {
        finished = true;
        Run<?, ?> run = getContext().get(Run.class);
        TaskListener listener = getContext().get(TaskListener.class);
        Report report = outcome.report();
        boolean kept = ModelReportAction.gatesOf(run).stream()
                .anyMatch(gate -> gate.getStem().equals(report.fileStem()));
        Settlement settlement = new Settlement(step, run, listener, GateExecution.unstable(getContext()));
        if (kept) {
            settlement.act(report);
        } else {
            ControllerFiles.archive(run, outcome, listener);
            settlement.settle(report);
        }
        if (stopped != null) {
            throw new AbortException(report.summary());
        }
        return new StepReport(report);
    }

    private void close() {
        if (connections != null) {
            connections.close();
        }
    }
}
