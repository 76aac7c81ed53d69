package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.ColumnSink;
import io.jenkins.lib.modelgate.data.ColumnType;
import io.jenkins.lib.modelgate.data.DeclaredTypes;
import io.jenkins.lib.modelgate.data.Fingerprint;
import io.jenkins.lib.modelgate.data.Reading;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.data.TableOpener;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.profile.DatasetProfile;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is compared with: always a profile in its stored form, also where data was given, so that the data and the profile
 * made of it cannot give different bins.
 *
 * @param profile the profile
 * @param inputs the files it came from
 * @param table the data itself, or empty where a profile was given
 * @param numbers the numbers themselves of columns whose measure looks at them, where data was given
 */
record Reference(DatasetProfile profile, List<Input> inputs, Optional<Table> table, Map<String, RawNumbers> numbers) {

    /** The role among a report's inputs. */
    static final String ROLE = "reference";

    Reference {
        inputs = List.copyOf(inputs);
        numbers = Map.copyOf(numbers);
    }

    static Reference load(
            DriftSpec spec,
            Workspace workspace,
            TableOpener tables,
            Sampling sampling,
            StoredProfiles profiles,
            Progress progress) {
        Reference reference = spec.isReferenceElsewhere()
                ? elsewhere(spec, profiles)
                : spec.hasStoredReference() ? stored(spec, workspace) : measured(spec, tables, sampling, progress);
        long rows = reference.profile.rows();
        progress.line(
                spec.hasStoredReference()
                        ? "reference: profile of %s rows".formatted(Numbers.count(rows))
                        : "reference: %s rows profiled".formatted(Numbers.count(rows)));
        reference.requireColumns(spec.choice().columns(), "columns");
        reference.requireColumns(spec.choice().critical(), "critical");
        reference.requireColumns(spec.measuring().thresholds().keySet(), "columnThresholds");
        reference.requireColumns(spec.measuring().ofColumn().keySet(), "columnMeasures");
        spec.measuring().ofColumn().forEach(reference::requireOrder);
        for (String role : List.of("target", "score", "decision")) {
            reference.requireColumns(spec.choice().named(role).stream().toList(), role);
        }
        for (String name : spec.choice().critical()) {
            ColumnType type = reference.profile.column(name).orElseThrow().type();
            if (type == ColumnType.VECTOR && reference.table.isEmpty()) {
                throw new UnavailableException(
                        "'critical' names the column '%s', which holds vectors; those are compared with reference data only, not with a profile."
                                .formatted(name));
            }
            if (type == ColumnType.TIMESTAMP) {
                throw new UnavailableException(
                        "'critical' names the column '%s', which holds timestamps; those move by nature and are not judged."
                                .formatted(name));
            }
        }
        return reference;
    }

    private void requireOrder(String column, Measure measure) {
        Kind kind = Kind.of(profile.column(column).orElseThrow().type());
        if (!measure.isBinned() && kind != Kind.NUMBER) {
            throw new UnavailableException(
                    "'columnMeasures' asks for %s of the column '%s', which holds %s; that measure needs numbers."
                            .formatted(measure.word(), column, kind.word()));
        }
    }

    private static Reference elsewhere(DriftSpec spec, StoredProfiles profiles) {
        StoredProfiles.Stored stored = profiles.find(spec.reference().place());
        DatasetProfile profile = DatasetProfile.parse(
                stored.json(), "The reference profile " + spec.reference().place());
        return new Reference(profile, List.of(stored.input()), Optional.empty(), Map.of());
    }

    private static Reference stored(DriftSpec spec, Workspace workspace) {
        Path file = workspace.file(spec.reference().place(), "reference profile");
        Fingerprint before = Fingerprint.of(file);
        DatasetProfile profile = DatasetProfile.read(
                file, "The reference profile " + spec.reference().place());
        if (!Fingerprint.of(file).equals(before)) {
            throw new UnavailableException("The reference profile %s changed while it was being read."
                    .formatted(spec.reference().place()));
        }
        return new Reference(
                profile, List.of(before.asInput(ROLE, spec.reference().place(), null)), Optional.empty(), Map.of());
    }

    private static Reference measured(DriftSpec spec, TableOpener tables, Sampling sampling, Progress progress) {
        Table table = sampling.of(tables.open(spec.reference(), "reference data", spec.options()));
        List<Field> wanted = table.fields().stream()
                .filter(field -> spec.choice().isWanted(field.name()))
                .toList();
        ColumnProfiles profiles = new ColumnProfiles(wanted);
        Map<String, RawNumbers> numbers = new LinkedHashMap<>();
        Map<String, ColumnSink> sinks = profiles.sinks();
        for (Field field : wanted) {
            if (Kind.of(field.type()) == Kind.NUMBER
                    && !spec.measuring().of(field.name(), true).isBinned()) {
                RawNumbers raw = new RawNumbers(spec.memory().numbersPerColumn(wanted.size()));
                numbers.put(field.name(), raw);
                sinks.put(field.name(), both(sinks.get(field.name()), raw));
            }
        }
        long rows = table.readColumns(sinks, Reading.lines(table, progress));
        List<Input> inputs = table.inputs(ROLE);
        DatasetProfile profile = profiles.profile(table.name(), rows, DatasetProfile.Source.of(inputs));
        DatasetProfile stored = DatasetProfile.parse(profile.json(), "The reference's profile");
        return new Reference(stored, inputs, Optional.of(table), numbers);
    }

    static ColumnSink both(ColumnSink one, ColumnSink other) {
        return (column, rows) -> {
            one.add(column, rows);
            other.add(column, rows);
        };
    }

    /** Holds that each column whose type was declared is on either side. */
    void requireDeclared(Collection<String> declared, Table current) {
        List<String> there = new ArrayList<>();
        table.ifPresent(data -> data.fields().forEach(field -> there.add(field.name())));
        profile.columns().forEach(column -> there.add(column.name()));
        current.fields().forEach(field -> there.add(field.name()));
        DeclaredTypes.require(declared, List.of(profile.name(), current.name()), there);
    }

    private void requireColumns(Collection<String> names, String setting) {
        for (String name : names) {
            if (profile.column(name).isEmpty()) {
                throw new UnavailableException("'%s' names the column '%s', which the reference %s does not have."
                        .formatted(setting, name, profile.name()));
            }
        }
    }
}
