package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes columns of the names of partition folders. */
final class Partitions {

    /** What Hive calls the folder of the rows without a value. */
    private static final String MISSING = "__HIVE_DEFAULT_PARTITION__";

    private static final List<String> TRUTHS = List.of("false", "true");

    private final String name;
    private final List<TableFile> files;
    private final List<Map<String, String>> folders;
    private final TableOptions options;

    /** @param folders for each file what its folders say, see {@link TableFiles#partition} */
    Partitions(String name, List<TableFile> files, List<Map<String, String>> folders, TableOptions options) {
        this.name = name;
        this.files = files;
        this.folders = folders;
        this.options = options;
    }

    /** One table of all files; a plain one where no folder says anything. */
    Table table() {
        FileTable all = new FileTable(name, files, options);
        refuseOtherFolders();
        Set<String> keys = folders.get(0).keySet();
        if (keys.isEmpty()) {
            return all;
        }
        List<Field> fields = new ArrayList<>(all.fields());
        Map<String, ColumnType> declared = new LinkedHashMap<>();
        fields.forEach(field -> declared.put(field.name(), field.type()));
        Map<String, Words> words = new LinkedHashMap<>();
        for (String key : keys) {
            if (declared.containsKey(key)) {
                throw new UnavailableException(
                        "%s has two columns named '%s': one in the files, one by the folders' names; rename one."
                                .formatted(name, key));
            }
            words.put(key, words(key));
            fields.add(new Field(key, type(key, words.get(key).all())));
        }
        Map<Map<String, String>, List<TableFile>> groups = new LinkedHashMap<>();
        for (int i = 0; i < files.size(); i++) {
            groups.computeIfAbsent(folders.get(i), unused -> new ArrayList<>()).add(files.get(i));
        }
        List<PartitionedTable.Part> parts = new ArrayList<>();
        groups.forEach((values, members) -> {
            Map<String, ConstantColumn> columns = new LinkedHashMap<>();
            fields.stream().filter(field -> values.containsKey(field.name())).forEach(field -> {
                columns.put(field.name(), constant(field, values.get(field.name()), words.get(field.name())));
            });
            parts.add(new PartitionedTable.Part(new FileTable(name, members, options.withTypes(declared)), columns));
        });
        return new PartitionedTable(name, fields, parts);
    }

    private void refuseOtherFolders() {
        Set<String> first = folders.get(0).keySet();
        for (int i = 1; i < files.size(); i++) {
            if (!folders.get(i).keySet().equals(first)) {
                throw new UnavailableException(
                        "%s and %s are not parts of one table: the folders of the one say %s, of the other %s."
                                .formatted(
                                        files.get(0).source().name(),
                                        files.get(i).source().name(),
                                        keys(first),
                                        keys(folders.get(i).keySet())));
            }
        }
    }

    private static String keys(Set<String> keys) {
        return keys.isEmpty() ? "nothing" : String.join("=…, ", keys) + "=…";
    }

    private Words words(String key) {
        Map<String, Integer> codes = new LinkedHashMap<>();
        folders.stream()
                .map(values -> values.get(key))
                .filter(value -> !isMissing(value))
                .forEach(value -> codes.putIfAbsent(value, codes.size()));
        return new Words(List.copyOf(codes.keySet()), codes);
    }

    /** All values of a folder's column, each once, and where they are among them. */
    private record Words(List<String> all, Map<String, Integer> codes) {}

    private ColumnType type(String key, List<String> words) {
        boolean whole = !words.isEmpty() && words.stream().allMatch(word -> fits(ColumnType.INTEGER, word));
        ColumnType type = options.types().getOrDefault(key, whole ? ColumnType.INTEGER : ColumnType.TEXT);
        words.stream().filter(word -> !fits(type, word)).findFirst().ifPresent(misfit -> {
            throw new UnavailableException("%s has a folder %s=%s, which is no %s; say types: %s=text."
                    .formatted(name, key, misfit, type.word(), key));
        });
        return type;
    }

    private static boolean fits(ColumnType type, String word) {
        return Values.fits(type, word.toCharArray(), 0, word.length());
    }

    private static boolean isMissing(String value) {
        return value.isEmpty() || value.equals(MISSING);
    }

    private static ConstantColumn constant(Field field, String value, Words words) {
        if (isMissing(value)) {
            return new ConstantColumn(field, words.all(), -1, Double.NaN);
        }
        int code = words.codes().get(value);
        char[] text = value.toCharArray();
        return switch (field.type()) {
            case INTEGER, NUMBER -> new ConstantColumn(field, words.all(), code, Values.number(text, 0, text.length));
            case TIMESTAMP -> new ConstantColumn(field, words.all(), code, Timestamps.parse(text, 0, text.length));
            case BOOLEAN ->
                new ConstantColumn(field, TRUTHS, TRUTHS.indexOf(Values.truth(text, 0, text.length)), Double.NaN);
            case TEXT, VECTOR, UNREADABLE -> new ConstantColumn(field, words.all(), code, Double.NaN);
        };
    }
}
