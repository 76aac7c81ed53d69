package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.ColumnType;
import io.jenkins.lib.modelgate.data.Fingerprint;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.data.Tables;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.profile.DatasetProfile;
import io.jenkins.lib.modelgate.profile.Profiler;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.nio.file.Path;
import java.util.List;

/**
 * What is compared with: always a profile in its stored form, also where data was given, so that the data and the profile
 * made of it cannot give different verdicts.
 *
 * @param profile the profile
 * @param inputs the files it came from
 */
record Reference(DatasetProfile profile, List<Input> inputs) {

    /** The role among a report's inputs. */
    static final String ROLE = "reference";

    Reference {
        inputs = List.copyOf(inputs);
    }

    static Reference load(DriftSpec spec, Workspace workspace, Progress progress) {
        Reference reference = spec.hasStoredReference() ? stored(spec, workspace) : measured(spec, workspace, progress);
        long rows = reference.profile.rows();
        progress.line(
                spec.hasStoredReference()
                        ? "reference: profile of %s rows".formatted(Numbers.count(rows))
                        : "reference: %s rows profiled".formatted(Numbers.count(rows)));
        requireColumns(spec.columns(), "columns", reference.profile);
        requireColumns(spec.critical(), "critical", reference.profile);
        for (String name : spec.critical()) {
            if (reference.profile.column(name).orElseThrow().type() == ColumnType.TIMESTAMP) {
                throw new UnavailableException(
                        "'critical' names the column '%s', which holds timestamps; those move by nature and are not judged."
                                .formatted(name));
            }
            if (reference.profile.column(name).orElseThrow().type() == ColumnType.VECTOR) {
                throw new UnavailableException(
                        "'critical' names the column '%s', which holds arrays of numbers; those are not judged."
                                .formatted(name));
            }
        }
        return reference;
    }

    private static Reference stored(DriftSpec spec, Workspace workspace) {
        Path file = workspace.file(spec.reference(), "reference profile");
        Fingerprint before = Fingerprint.of(file);
        DatasetProfile profile = DatasetProfile.read(file, "The reference profile " + spec.reference());
        if (!Fingerprint.of(file).equals(before)) {
            throw new UnavailableException(
                    "The reference profile %s changed while it was being read.".formatted(spec.reference()));
        }
        return new Reference(profile, List.of(before.asInput(ROLE, spec.reference(), null)));
    }

    private static Reference measured(DriftSpec spec, Workspace workspace, Progress progress) {
        Table table = Tables.open(workspace, spec.reference(), "reference data", spec.options());
        List<String> wanted = table.fields().stream()
                .map(Field::name)
                .filter(name -> spec.columns().isEmpty() || spec.columns().contains(name))
                .filter(name -> !spec.exclude().contains(name))
                .toList();
        DatasetProfile profile = Profiler.profile(table, wanted, progress);
        DatasetProfile stored = DatasetProfile.parse(profile.json(), "The reference's profile");
        return new Reference(stored, table.inputs(ROLE));
    }

    private static void requireColumns(List<String> names, String setting, DatasetProfile profile) {
        for (String name : names) {
            if (profile.column(name).isEmpty()) {
                throw new UnavailableException("'%s' names the column '%s', which the reference %s does not have."
                        .formatted(setting, name, profile.name()));
            }
        }
    }
}
