package io.jenkins.plugins.modelgate.run;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.ToolVersion;

/** Names what a picture was drawn from and by what, so that a browser may keep it as long as both stay. */
final class Versions {

    private Versions() {}

    @NonNull
    static String of(@NonNull Report report) {
        return Long.toHexString(report.startedAt().toEpochMilli()) + "-" + ToolVersion.current();
    }
}
