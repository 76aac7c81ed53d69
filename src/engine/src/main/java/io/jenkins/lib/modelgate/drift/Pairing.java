package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.profile.Categories;
import io.jenkins.lib.modelgate.profile.ColumnProfile;
import io.jenkins.lib.modelgate.profile.DatasetProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which columns are in both data sets, and which are not.
 *
 * @param both in the reference's order
 * @param gone only in the reference
 * @param fresh only in the current data
 */
record Pairing(List<Pair> both, List<String> gone, List<String> fresh) {

    Pairing {
        both = List.copyOf(both);
        gone = List.copyOf(gone);
        fresh = List.copyOf(fresh);
    }

    /**
     * A column of both.
     *
     * @param skipped why it is not judged, or null where it is
     */
    record Pair(ColumnProfile reference, Field current, String skipped) {

        String name() {
            return reference.name();
        }

        boolean isSkipped() {
            return skipped != null;
        }

        /** Whether the two sides' values cannot be compared as values. */
        boolean isOfTwoKinds() {
            return Kind.of(reference.type()) != Kind.of(current.type());
        }
    }

    static Pairing of(DatasetProfile reference, List<Field> current, DriftSpec spec) {
        Map<String, Field> unpaired = new TreeMap<>();
        current.forEach(field -> unpaired.put(field.name(), field));
        List<Pair> both = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (ColumnProfile column : reference.columns()) {
            Field field = unpaired.remove(column.name());
            if (!spec.choice().isWanted(column.name())) {
                continue;
            }
            if (field == null) {
                gone.add(column.name());
            } else {
                both.add(new Pair(column, field, skipped(column, field, spec)));
            }
        }
        List<String> fresh = unpaired.keySet().stream()
                .filter(name ->
                        spec.choice().columns().isEmpty() && spec.choice().isWanted(name))
                .toList();
        return new Pairing(both, gone, fresh);
    }

    private static String skipped(ColumnProfile column, Field field, DriftSpec spec) {
        if (Kind.of(column.type()) == Kind.TIMESTAMP && Kind.of(field.type()) == Kind.TIMESTAMP) {
            return "timestamps move by nature";
        }
        if (Kind.of(column.type()) == Kind.VECTOR && Kind.of(field.type()) == Kind.VECTOR) {
            return "it holds vectors, which are compared with data only, not with a profile";
        }
        boolean asked = spec.choice().isAskedFor(column.name());
        Categories words = column.categories();
        return !asked && words != null && words.distinct() * 2 > column.count()
                ? "more than half of the reference's values differ, as ids do; name it in 'columns' to compare it all the same"
                : null;
    }
}
