package io.jenkins.plugins.modelgate.steps;

import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.plugins.modelgate.remote.EngineTask;
import io.jenkins.plugins.modelgate.remote.KeptFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import jenkins.util.BuildListenerAdapter;

/** Archives the outcome of work that was done on the controller and has no workspace. */
final class ControllerFiles {

    private ControllerFiles() {}

    static void archive(Run<?, ?> run, Outcome outcome, TaskListener listener)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(run.getRootDir().toPath(), "modelgate-report-");
        try {
            Map<String, String> artifacts = new TreeMap<>();
            for (Path file : KeptFiles.write(folder, outcome)) {
                String name = folder.relativize(file).toString();
                artifacts.put(EngineTask.FOLDER + "/" + name, name);
            }
            run.pickArtifactManager()
                    .archive(
                            new FilePath(folder.toFile()),
                            new Launcher.LocalLauncher(listener),
                            new BuildListenerAdapter(listener),
                            artifacts);
        } finally {
            Util.deleteRecursive(folder.toFile());
        }
    }
}
