package io.jenkins.plugins.modelgate.run;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Job;
import io.jenkins.lib.modelgate.report.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Remembers in a job's folder that a build of it had a gate: nobody should have to load builds to draw a menu. */
public final class GateMark {

    private static final String NAME = "modelgate-gates.txt";
    private static final String WORDS =
            "A build of this job has had a gate of Modelgate, so that the job shows a trend.\n";

    private GateMark() {}

    /** Whether a build of the job has had a gate. */
    public static boolean isSet(@NonNull Job<?, ?> job) {
        return Files.exists(file(job));
    }

    static void set(Job<?, ?> job) throws IOException {
        if (!isSet(job)) {
            AtomicFiles.write(file(job), WORDS);
        }
    }

    private static Path file(Job<?, ?> job) {
        return job.getRootDir().toPath().resolve(NAME);
    }
}
