package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.drift.Pairing.Pair;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Whether the columns are still those of the reference. */
final class SchemaCheck {

    private SchemaCheck() {}

    /** @param retyped columns whose values are of another kind now */
    static Check of(Pairing pairing, List<Pair> retyped) {
        List<String> broken = new ArrayList<>();
        pairing.gone().forEach(name -> broken.add("the column '%s' is gone".formatted(name)));
        retyped.forEach(pair -> broken.add("'%s' holds %s instead of %s%s"
                .formatted(
                        pair.name(),
                        Kind.of(pair.current().type()).word(),
                        Kind.of(pair.reference().type()).word(),
                        wayOut(pair))));
        List<String> all = new ArrayList<>(broken);
        pairing.fresh().forEach(name -> all.add("the column '%s' is new".formatted(name)));
        Verdict verdict = all.isEmpty() ? Verdict.PASSED : broken.isEmpty() ? Verdict.WARNING : Verdict.FAILED;
        String explanation = all.isEmpty()
                ? "The current data has the reference's %d compared columns."
                        .formatted(pairing.both().size())
                : "Against the reference, %s.".formatted(String.join(", ", all));
        return Check.of("schema", "Columns", verdict, explanation);
    }

    /** Codes may be read as numbers where no value begins with a zero, and numbers as text where one is no number. */
    private static String wayOut(Pair pair) {
        Kind before = Kind.of(pair.reference().type());
        Kind now = Kind.of(pair.current().type());
        if (before == Kind.TEXT && now == Kind.NUMBER) {
            return " (say types: %s=text if that is right)".formatted(pair.name());
        }
        return "";
    }
}
