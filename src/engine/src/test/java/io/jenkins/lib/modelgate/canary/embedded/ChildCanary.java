package io.jenkins.lib.modelgate.canary.embedded;

import io.jenkins.lib.modelgate.canary.Canary;
import io.jenkins.lib.modelgate.canary.CanarySpec;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.http.HttpSettings;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** A canary in a process of its own, to be killed. Folder as argument: spec in, report out, progress on standard output. */
final class ChildCanary {

    private ChildCanary() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        CanarySpec spec = Json.read(folder.resolve("spec.json"), CanarySpec.class, "spec");
        Report report = Canary.run(
                        spec,
                        Workspace.confined(folder),
                        Clock.systemUTC(),
                        System.out::println,
                        folder.resolve("canary.journal"),
                        HttpSettings.defaults())
                .report();
        Files.writeString(folder.resolve("report.json"), Json.write(report));
    }
}
