package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** A table of one or more files. */
final class FileTable implements Table {

    private final String name;
    private final List<TableFile> files;
    private final Map<String, Inference> types;
    private final List<Field> fields;
    private final Map<TableFile, Long> rows = new LinkedHashMap<>();
    private final Map<TableFile, Fingerprint> fingerprints = new LinkedHashMap<>();

    FileTable(String name, List<TableFile> files, TableOptions options) {
        this.name = name;
        this.files = files;
        this.types = agreedTypes(files, options);
        this.fields = files.get(0).columns().stream()
                .map(column -> new Field(column, typeOf(column, options)))
                .toList();
    }

    @Override
    public List<Field> fields() {
        return fields;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isFloat(String column) {
        return files.stream().anyMatch(file -> file.isFloat(column));
    }

    @Override
    public long read(List<String> columns, Consumer<Batch> sink) {
        return read(columns, sink, Pace.of(Runtime.getRuntime().availableProcessors()));
    }

    @Override
    public long readColumns(Map<String, ColumnSink> sinks, LongConsumer rowsSoFar, int threads) {
        return readColumns(sinks, rowsSoFar, Pace.of(threads));
    }

    long read(List<String> columns, Consumer<Batch> sink, Pace pace) {
        List<Field> wanted = columns.stream().distinct().map(this::required).toList();
        try (Lanes lanes = new Lanes(wanted.size(), pace.threads())) {
            return read(wanted, Delivery.inBatches(lanes, wanted.size(), asAsked(columns, sink), pace.ahead()), pace);
        }
    }

    long readColumns(Map<String, ColumnSink> sinks, LongConsumer rowsSoFar, Pace pace) {
        List<Field> wanted = sinks.keySet().stream().map(this::required).toList();
        List<ColumnSink> takers =
                wanted.stream().map(field -> sinks.get(field.name())).toList();
        try (Lanes lanes = new Lanes(wanted.size(), pace.threads())) {
            return read(wanted, Delivery.toSinks(lanes, takers, rowsSoFar, pace.ahead()), pace);
        }
    }

    private long read(List<Field> wanted, Delivery out, Pace pace) {
        for (TableFile file : files) {
            long before = out.rows();
            try {
                file.read(wanted, out, pace);
            } catch (UnavailableException e) {
                out.finish(); // what failed in an earlier row is the failure
                throw e;
            }
            out.finish();
            file.source().refuseChange();
            rows.put(file, out.rows() - before);
        }
        return out.rows();
    }

    @Override
    public List<Input> inputs(String role) {
        List<Input> inputs = new ArrayList<>();
        for (TableFile file : files) {
            SourceFile source = file.source();
            Fingerprint fingerprint = fingerprints.computeIfAbsent(file, unused -> Fingerprint.of(source.path()));
            source.refuseChange();
            inputs.add(fingerprint.asInput(role, source.name(), rows.get(file)));
        }
        return inputs;
    }

    /** A column that was asked for twice is read once and handed over twice. */
    private static Consumer<Batch> asAsked(List<String> columns, Consumer<Batch> sink) {
        List<String> distinct = columns.stream().distinct().toList();
        if (distinct.size() == columns.size()) {
            return sink;
        }
        List<Integer> places = columns.stream().map(distinct::indexOf).toList();
        return batch -> sink.accept(new Batch(
                batch.firstRow(),
                batch.rows(),
                places.stream().map(batch.columns()::get).toList()));
    }

    private Field required(String column) {
        Field field = field(column).orElseThrow(() -> MissingColumn.of(this, column));
        types.get(column).refusal().ifPresent(refusal -> {
            throw new UnavailableException(refusal);
        });
        return field;
    }

    /** What the user declared; but a column that cannot be read cannot be declared to be something. */
    private ColumnType typeOf(String column, TableOptions options) {
        Inference found = types.get(column);
        return found.refusal().isPresent()
                ? ColumnType.UNREADABLE
                : options.types().getOrDefault(column, found.type());
    }

    private static Map<String, Inference> agreedTypes(List<TableFile> files, TableOptions options) {
        TableFile first = files.get(0);
        Map<String, Inference> types = new LinkedHashMap<>(first.types());
        for (TableFile file : files.subList(1, files.size())) {
            refuseOtherColumns(first, file);
            file.types().forEach((column, type) -> {
                if (!options.types().containsKey(column) && !types.get(column).agreesWith(type)) {
                    throw disagreement(first, file, column, types.get(column), type);
                }
                types.merge(column, type, Inference::and);
            });
        }
        return types;
    }

    private static void refuseOtherColumns(TableFile first, TableFile file) {
        for (TableFile[] pair : new TableFile[][] {{first, file}, {file, first}}) {
            for (String column : pair[0].columns()) {
                if (!new HashSet<>(pair[1].columns()).contains(column)) {
                    throw new UnavailableException(
                            "%s and %s are not parts of one table: only the former has a column '%s'."
                                    .formatted(
                                            pair[0].source().name(),
                                            pair[1].source().name(),
                                            column));
                }
            }
        }
    }

    private static UnavailableException disagreement(
            TableFile first, TableFile file, String column, Inference before, Inference here) {
        return new UnavailableException(
                "%s and %s disagree about the column '%s': %s before, %s here; say what it is by types: %s=text (or number, …)."
                        .formatted(
                                first.source().name(),
                                file.source().name(),
                                column,
                                before.type().word(),
                                here.type().word(),
                                column));
    }
}
