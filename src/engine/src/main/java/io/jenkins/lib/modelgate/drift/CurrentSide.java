package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.drift.Pairing.Pair;
import io.jenkins.lib.modelgate.profile.ColumnProfile;
import io.jenkins.lib.modelgate.profile.DatasetProfile;
import io.jenkins.lib.modelgate.profile.ProfileBuilder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The current data, read once: counted by what the reference knows, and profiled for its medians and ranges.
 *
 * @param profile the current data's own profile
 * @param comparisons by column, of those that can be compared
 * @param retyped columns whose values are of another kind now
 */
record CurrentSide(DatasetProfile profile, Map<String, Comparison> comparisons, List<Pair> retyped) {

    CurrentSide {
        comparisons = Map.copyOf(comparisons);
        retyped = List.copyOf(retyped);
    }

    static CurrentSide read(Table table, List<Pair> pairs, int bins) {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        for (Pair pair : pairs) {
            if (!pair.isSkipped()) {
                tallies.put(
                        pair.name(),
                        pair.isOfTwoKinds()
                                ? new PresenceTally(pair.reference())
                                : Tally.against(pair.reference(), bins));
            }
        }
        List<Field> fields = pairs.stream().map(Pair::current).toList();
        ProfileBuilder profile = new ProfileBuilder(fields);
        table.read(fields.stream().map(Field::name).toList(), batch -> {
            profile.add(batch);
            for (Column column : batch.columns()) {
                Tally tally = tallies.get(column.name());
                if (tally != null) {
                    tally.add(column, batch.rows());
                }
            }
        });
        // A side without any value is of no kind: there it is only the values' absence that can be compared.
        List<Pair> retyped = pairs.stream()
                .filter(pair -> pair.isOfTwoKinds()
                        && pair.reference().count() > 0
                        && tallies.get(pair.name()) instanceof PresenceTally presence
                        && presence.present() > 0)
                .toList();
        retyped.forEach(pair -> tallies.remove(pair.name()));
        Map<String, Comparison> comparisons = new HashMap<>();
        if (profile.rows() > 0) {
            tallies.forEach((name, tally) -> comparisons.put(name, tally.compare()));
        }
        return new CurrentSide(profile.build(table.name(), List.of()), comparisons, retyped);
    }

    ColumnProfile column(String name) {
        return profile.column(name).orElseThrow();
    }
}
