package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.Batch;
import io.jenkins.lib.modelgate.data.ColumnSink;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.drift.CurrentSide.Counting;
import io.jenkins.lib.modelgate.profile.DatasetProfile;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Compares each segment of the current data with the same segment of the reference. */
final class Segments {

    /** What is not judged one by one. */
    static final String OTHERS = "all others";

    /** Sketches that are held at a time, so that memory does not grow with the number of segments. */
    private static final int MOST_COLUMNS_A_PASS = 400;

    private final DriftSpec spec;
    private final Table reference;
    private final Table current;
    private final List<Field> columns;
    private final Progress progress;

    /**
     * A segment that was compared.
     *
     * @param name {@code region=north}
     * @param referenceRows rows of it in the reference; 0 for one that only the current data has
     * @param side its current rows
     * @param pairing its columns
     */
    record Segment(String name, long referenceRows, CurrentSide side, Pairing pairing) {}

    /**
     * @param both names of the columns that are compared
     * @throws UnavailableException where {@code by} names a column that a side does not have
     */
    Segments(DriftSpec spec, Table reference, Table current, Set<String> both, Progress progress) {
        this.spec = spec;
        this.reference = reference;
        this.current = current;
        this.progress = progress;
        List<String> by = spec.slices().by();
        for (String name : by) {
            for (Table table : List.of(reference, current)) {
                if (table.field(name).isEmpty()) {
                    throw new UnavailableException(
                            "'by' names the column '%s', which %s does not have.".formatted(name, table.name()));
                }
            }
        }
        columns = reference.fields().stream()
                .filter(field -> both.contains(field.name()) && !by.contains(field.name()))
                .toList();
    }

    /** The segments by falling size in the reference, all others last. */
    List<Segment> compare() {
        Map<String, Long> sizes = sizes(reference);
        Map<String, Long> now = sizes(current);
        List<String> chosen = sizes.entrySet().stream()
                .filter(size -> size.getValue() >= spec.certainty().minRows())
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(spec.slices().maxSegments())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(ArrayList::new));
        Set<String> rest = new HashSet<>(sizes.keySet());
        rest.addAll(now.keySet());
        chosen.forEach(rest::remove);
        if (!rest.isEmpty()) {
            chosen.add(OTHERS);
        }
        progress.line("segments: %s of %s by %s"
                .formatted(
                        Numbers.count(chosen.size()),
                        Numbers.count(sizes.size()),
                        String.join(", ", spec.slices().by())));
        List<Segment> segments = new ArrayList<>();
        int aPass = Math.max(1, MOST_COLUMNS_A_PASS / Math.max(1, columns.size()));
        for (int from = 0; from < chosen.size(); from += aPass) {
            segments.addAll(compare(chosen.subList(from, Math.min(chosen.size(), from + aPass)), chosen));
        }
        return segments;
    }

    private List<Segment> compare(List<String> part, List<String> chosen) {
        List<ColumnProfiles> before = new ArrayList<>();
        part.forEach(name -> before.add(new ColumnProfiles(columns)));
        long[] rowsBefore = new long[part.size()];
        read(reference, part, chosen, rowsBefore, slice -> before.get(slice).sinks());
        List<Pairing> pairings = new ArrayList<>();
        List<Counting> counting = new ArrayList<>();
        for (int slice = 0; slice < part.size(); slice++) {
            DatasetProfile profile = before.get(slice).profile(part.get(slice), rowsBefore[slice], List.of());
            Pairing pairing = Pairing.of(profile, currentFields(), spec);
            pairings.add(pairing);
            counting.add(new Counting(pairing.both(), spec.measuring(), Map.of()));
        }
        long[] rowsNow = new long[part.size()];
        read(current, part, chosen, rowsNow, slice -> counting.get(slice).sinks());
        List<Segment> segments = new ArrayList<>();
        for (int slice = 0; slice < part.size(); slice++) {
            segments.add(new Segment(
                    part.get(slice), rowsBefore[slice], counting.get(slice).side(rowsNow[slice]), pairings.get(slice)));
        }
        return segments;
    }

    /** Reads the rows of some segments; {@code rows} gets how many each has. */
    private void read(
            Table table,
            List<String> part,
            List<String> chosen,
            long[] rows,
            IntFunction<Map<String, ColumnSink>> sinks) {
        SegmentNames names = new SegmentNames(spec.slices().by());
        Map<Integer, Map<String, ColumnSink>> known = new LinkedHashMap<>();
        List<Integer> slices = new ArrayList<>();
        ToIntFunction<String> place = name -> part.indexOf(chosen.contains(name) ? name : OTHERS);
        Function<Batch, int[]> slicer = batch -> {
            int[] found = names.of(batch);
            for (int i = slices.size(); i < names.names().size(); i++) {
                slices.add(place.applyAsInt(names.names().get(i)));
            }
            for (int row = 0; row < found.length; row++) {
                found[row] = slices.get(found[row]);
                if (found[row] >= 0) {
                    rows[found[row]]++;
                }
            }
            return found;
        };
        SlicedReading.read(
                table,
                spec.slices().by(),
                columns.stream().map(Field::name).toList(),
                slicer,
                slice -> known.computeIfAbsent(slice, sinks::apply));
    }

    private Map<String, Long> sizes(Table table) {
        SegmentNames names = new SegmentNames(spec.slices().by());
        List<Long> counts = new ArrayList<>();
        table.read(spec.slices().by(), batch -> {
            for (int segment : names.of(batch)) {
                while (counts.size() <= segment) {
                    counts.add(0L);
                }
                counts.set(segment, counts.get(segment) + 1);
            }
        });
        Map<String, Long> sizes = new LinkedHashMap<>();
        for (int i = 0; i < counts.size(); i++) {
            sizes.merge(names.names().get(i), counts.get(i), Long::sum); // two may be written alike
        }
        return Collections.unmodifiableMap(sizes);
    }

    private List<Field> currentFields() {
        List<Field> fields = new ArrayList<>();
        for (Field column : columns) {
            Optional<Field> now = current.field(column.name());
            now.ifPresent(fields::add);
        }
        return fields;
    }
}
