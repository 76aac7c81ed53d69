package io.jenkins.plugins.modelgate.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.lib.modelgate.report.Bounds;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.Verdict;
import io.jenkins.lib.modelgate.report.html.Figure;
import java.util.ArrayList;
import java.util.List;

/** One check as a row of a gate's table. */
public final class CheckRow {

    private final Check check;
    private final int place;
    private final String version;
    private final List<Cell> numbers = new ArrayList<>();

    CheckRow(Check check, int place, List<Figure> figures, String version) {
        this.check = check;
        this.place = place;
        this.version = version;
        Bounds limit = check.limit();
        numbers.add(new Cell(
                Messages.CheckRow_observed(),
                check.observed() == null ? null : withUnit(Numbers.text(check.observed())),
                check.observed()));
        numbers.add(new Cell(
                Messages.CheckRow_allowed(),
                limit == null ? null : withUnit(limit.text()),
                limit == null ? null : limit.max() != null ? limit.max() : limit.min()));
        figures.forEach(figure -> numbers.add(new Cell(figure.title(), figure.text(check), figure.of(check))));
    }

    static List<String> titles(List<Figure> figures) {
        List<String> titles = new ArrayList<>(List.of(Messages.CheckRow_observed(), Messages.CheckRow_allowed()));
        figures.forEach(figure -> titles.add(figure.title()));
        return titles;
    }

    private String withUnit(String number) {
        return check.unit() == null ? number : number + "\u00A0" + check.unit();
    }

    @NonNull
    public String getTitle() {
        return check.title();
    }

    @NonNull
    public String getId() {
        return check.id();
    }

    @NonNull
    public String getExplanation() {
        return check.explanation();
    }

    @NonNull
    public Verdict getVerdict() {
        return check.verdict();
    }

    /** Grows with how bad the verdict is. */
    public int getSeverity() {
        return check.verdict().ordinal();
    }

    @NonNull
    public String getVerdictName() {
        return VerdictLook.name(check.verdict());
    }

    @NonNull
    public String getColor() {
        return VerdictLook.color(check.verdict());
    }

    /** The verdict's symbol where a person should look, null where none is needed: hundreds of them would weigh. */
    @CheckForNull
    public String getIcon() {
        return isUrgent() ? VerdictLook.icon(check.verdict()) : null;
    }

    /** Whether a person should look. */
    public boolean isUrgent() {
        return check.verdict().compareTo(Verdict.WARNING) >= 0;
    }

    /** Its page, below the gate's. */
    @NonNull
    public String getUrl() {
        return "check/" + place + "/";
    }

    /** Where its pictures come from, below the gate's page; null where it has none. */
    @CheckForNull
    public String getFragment() {
        return check.evidence() == null ? null : getUrl() + "fragment?v=" + version;
    }

    @NonNull
    public List<Cell> getNumbers() {
        return List.copyOf(numbers);
    }

    /** A number in a table. */
    public static final class Cell {

        private final String title;
        private final String text;
        private final Double value;

        private Cell(String title, @CheckForNull String text, @CheckForNull Double value) {
            this.title = title;
            this.text = text;
            this.value = value;
        }

        @NonNull
        public String getTitle() {
            return title;
        }

        /** As people read it; a dash where there is none. */
        @NonNull
        public String getText() {
            return text == null ? "–" : text;
        }

        /** In full precision, to sort by; null where there is none. */
        @CheckForNull
        public String getValue() {
            return value == null ? null : value.toString();
        }
    }
}
