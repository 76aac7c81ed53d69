package io.jenkins.lib.modelgate.validate.signature;

import io.jenkins.lib.modelgate.data.ColumnSink;
import io.jenkins.lib.modelgate.data.ColumnType;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.model.Port;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares each of a model's inputs with the columns of a table. */
final class SignatureChecks {

    private static final int SHOWN = 50;

    private final List<Port> ports;
    private final boolean optionalMayBeAbsent;
    private final Table table;
    private final Map<String, SeenColumn> seen = new LinkedHashMap<>();
    private long rows;

    private final List<List<String>> missing = new ArrayList<>();
    private final List<List<String>> extra = new ArrayList<>();
    private final List<List<String>> types = new ArrayList<>();
    private final List<List<String>> unknown = new ArrayList<>();
    private final List<List<String>> nulls = new ArrayList<>();
    private final List<List<String>> shapes = new ArrayList<>();

    /**
     * @param optionalMayBeAbsent whether an input that is not required need not be there at all; otherwise only its values
     *     may be missing
     */
    SignatureChecks(List<Port> ports, boolean optionalMayBeAbsent, Table table) {
        this.ports = ports;
        this.optionalMayBeAbsent = optionalMayBeAbsent;
        this.table = table;
    }

    /** Reads the table. */
    List<Check> all() {
        table.fields().forEach(field -> seen.put(field.name(), new SeenColumn()));
        Map<String, ColumnSink> sinks = new LinkedHashMap<>(seen);
        table.fields().stream()
                .filter(field -> field.type() == ColumnType.UNREADABLE)
                .forEach(field -> sinks.remove(field.name()));
        rows = table.readColumns(sinks, done -> {});
        Optional<Port> whole = wholeTable();
        if (whole.isPresent()) {
            holdTable(whole.get());
        } else {
            ports.forEach(this::holdColumn);
            table.fields().stream()
                    .filter(field ->
                            ports.stream().noneMatch(port -> port.name().equals(field.name())))
                    .forEach(field -> extra.add(
                            List.of(field.name(), "no input", field.type().word())));
        }
        return List.of(
                rows(),
                check(
                        "missing",
                        "No input is missing",
                        missing,
                        Verdict.FAILED,
                        "an input is missing",
                        "Every input is there"),
                check(
                        "extra",
                        "Nothing is there besides",
                        extra,
                        Verdict.WARNING,
                        "the model does not take it",
                        "Every column is an input"),
                types(),
                check(
                        "nulls",
                        "No value is missing",
                        nulls,
                        Verdict.FAILED,
                        "none may be missing",
                        "No value is missing that may not be"),
                check("shape", "The shapes fit", shapes, Verdict.FAILED, "the shapes differ", "The shapes fit"));
    }

    /** A single tensor that is no column's: all columns together are its last dimension. */
    private Optional<Port> wholeTable() {
        boolean single = ports.size() == 1
                && !ports.get(0).shape().isEmpty()
                && table.field(ports.get(0).name()).isEmpty();
        return single ? Optional.of(ports.get(0)) : Optional.empty();
    }

    private void holdTable(Port port) {
        List<String> shape = port.shape();
        String wanted = shape.get(shape.size() - 1);
        int columns = table.fields().size();
        if (shape.size() != 2) {
            shapes.add(List.of(title(port), shape(port), "a table of %d columns".formatted(columns)));
        } else if (isNumber(wanted) && !wanted.equals(Integer.toString(columns))) {
            shapes.add(List.of(title(port), wanted + " columns", columns + " columns"));
        }
        for (Table.Field field : table.fields()) {
            holdType(field, port);
            holdNulls(field.name(), port);
        }
    }

    private void holdColumn(Port port) {
        Optional<Table.Field> field = table.field(port.name());
        if (field.isEmpty()) {
            if (port.required() || !optionalMayBeAbsent) {
                missing.add(List.of(title(port), type(port), "no column"));
            }
            return;
        }
        holdType(field.get(), port);
        holdNulls(port.name(), port);
        holdShape(field.get(), port);
    }

    private void holdType(Table.Field field, Port port) {
        Optional<Kind> kind = Kind.named(port.type());
        if (kind.isEmpty()) {
            unknown.add(List.of(field.name(), port.type(), field.type().word()));
            return;
        }
        boolean array = field.type() == ColumnType.VECTOR && !port.shape().isEmpty() && kind.get() == Kind.NUMBER;
        SeenColumn values = seen.get(field.name());
        if (field.type() != ColumnType.UNREADABLE && values.missing() == values.rows()) {
            // A column without any value has whatever type the reader took it for.
            return;
        }
        if (!array && !kind.get().takes(field.type())) {
            types.add(List.of(field.name(), type(port), field.type().word()));
        } else if (Kind.range(port.type()).isPresent()) {
            double[] range = Kind.range(port.type()).get();
            if (values.smallest() < range[0] || values.largest() > range[1]) {
                types.add(List.of(
                        field.name(),
                        type(port),
                        "whole numbers from %s to %s"
                                .formatted(Numbers.text(values.smallest()), Numbers.text(values.largest()))));
            }
        }
    }

    private void holdNulls(String column, Port port) {
        SeenColumn values = seen.get(column);
        if (port.required() && values.missing() > 0) {
            nulls.add(List.of(
                    column,
                    type(port),
                    "%s of %s missing".formatted(Numbers.count(values.missing()), Numbers.count(rows))));
        }
    }

    /** What a column holds a row is all but the tensor's first dimension. */
    private void holdShape(Table.Field field, Port port) {
        if (port.shape().isEmpty()) {
            return;
        }
        int width = seen.get(field.name()).width();
        int have = width < 0 ? 1 : width;
        long wanted = 1;
        for (String dimension : port.shape().subList(1, port.shape().size())) {
            if (!isNumber(dimension)) {
                return;
            }
            // no column is that wide; more would overflow
            wanted = Math.min(1L << 31, wanted * Math.min(Long.parseLong(dimension), 1L << 31));
        }
        if (wanted != have && rows > 0) {
            shapes.add(List.of(field.name(), shape(port), "%d a row".formatted(have)));
        }
    }

    private static boolean isNumber(String dimension) {
        return dimension.matches("[0-9]{1,18}");
    }

    private Check rows() {
        return Check.of(
                        "signature.rows",
                        "There is data to hold to the signature",
                        rows > 0 ? Verdict.PASSED : Verdict.INSUFFICIENT_DATA,
                        rows > 0
                                ? "%s rows of %s were held to %d inputs."
                                        .formatted(Numbers.count(rows), table.name(), ports.size())
                                : "%s has no rows.".formatted(table.name()))
                .observed(rows)
                .unit("rows")
                .evidence(new Evidence.Table(
                        List.of("Input", "Type", "Shape"),
                        ports.stream()
                                .limit(SHOWN)
                                .map(port -> List.of(title(port), type(port), shape(port)))
                                .toList()));
    }

    private Check types() {
        if (types.isEmpty() && !unknown.isEmpty()) {
            return check(
                    "types",
                    "The types fit",
                    unknown,
                    Verdict.INSUFFICIENT_DATA,
                    "no column can hold that, so nothing can be told",
                    "");
        }
        return check(
                "types",
                "The types fit",
                types,
                Verdict.FAILED,
                "the types differ",
                "Every column holds what its input takes");
    }

    private Check check(
            String id, String title, List<List<String>> found, Verdict verdict, String what, String otherwise) {
        if (found.isEmpty()) {
            return Check.of("signature." + id, title, Verdict.PASSED, otherwise + ".");
        }
        List<String> first = found.get(0);
        String more = found.size() == 1 ? "" : " (And %d more.)".formatted(found.size() - 1);
        String sentence = "The signature has '%s' as %s, %s has %s: %s.%s"
                .formatted(first.get(0), first.get(1), table.name(), first.get(2), what, more);
        return Check.of("signature." + id, title, verdict, sentence)
                .observed(found.size())
                .evidence(new Evidence.Table(
                        List.of("Column", "Signature", "Data"),
                        found.stream().limit(SHOWN).toList()));
    }

    private static String title(Port port) {
        return port.name().isEmpty() ? "the only input" : port.name();
    }

    private static String type(Port port) {
        return port.type() + (port.required() ? "" : ", optional");
    }

    private static String shape(Port port) {
        return port.shape().isEmpty() ? "a column" : "[" + String.join(", ", port.shape()) + "]";
    }
}
