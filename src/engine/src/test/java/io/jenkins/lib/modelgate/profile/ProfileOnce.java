package io.jenkins.lib.modelgate.profile;

import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.TableOptions;
import io.jenkins.lib.modelgate.data.Tables;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.Progress;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process of its own that profiles a table. Arguments: a workspace, a file in it, where to write the profile. */
final class ProfileOnce {

    private ProfileOnce() {}

    public static void main(String[] arguments) throws Exception {
        Workspace workspace = Workspace.confined(Path.of(arguments[0]));
        Table table = Tables.open(workspace, arguments[1], "data", TableOptions.detect());
        DatasetProfile profile = Profiler.profile(
                table, table.fields().stream().map(Table.Field::name).toList(), Progress.NONE);
        Files.writeString(Path.of(arguments[2]), profile.json());
    }
}
