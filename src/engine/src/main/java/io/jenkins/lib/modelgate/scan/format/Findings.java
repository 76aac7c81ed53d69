package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.report.VisibleText;
import io.jenkins.lib.modelgate.scan.part.AllowKind;
import io.jenkins.lib.modelgate.scan.part.Finding;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import io.jenkins.lib.modelgate.scan.part.Severity;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Hands the findings of one part on: each subject once, and only so many. */
final class Findings {

    private static final int MOST = 1000;
    private static final int MOST_SUBJECT = 200;

    private final Place place;
    private final Inspection inspection;
    private final Map<Severity, Set<String>> told = new EnumMap<>(Severity.class);
    private boolean full;

    Findings(Place place, Inspection inspection) {
        this.place = place;
        this.inspection = inspection;
    }

    void add(Rule rule, long position, String subject, String why) {
        add(rule, rule.severity(), position, subject, why, "");
    }

    /** @param allow what kind of line in an allow file is suggested, once a person has reviewed it */
    void add(Rule rule, AllowKind allow, long position, String subject, String why) {
        add(rule, rule.severity(), position, subject, why, "", allow);
    }

    void add(Rule rule, Severity severity, long position, String subject, String why, String chain) {
        add(rule, severity, position, subject, why, chain, AllowKind.NONE);
    }

    private void add(
            Rule rule, Severity severity, long position, String subject, String why, String chain, AllowKind allow) {
        String shown = shown(subject);
        // Each severity has its own room: lesser findings do not keep a critical one out.
        Set<String> said = told.computeIfAbsent(severity, any -> new HashSet<>());
        if (said.size() < MOST) {
            if (said.add(rule + "\n" + shown)) {
                inspection.found(new Finding(rule, severity, place.at(position), shown, why, shown(chain), allow));
            }
        } else if (!full) {
            full = true;
            inspection.found(Finding.of(
                    Rule.TOO_MUCH, place, "", "There are more than %d findings in this part.".formatted(MOST)));
        }
    }

    boolean any() {
        return !told.isEmpty();
    }

    /** A text of the file's as it may stand in a report: short, on one line. */
    static String shown(String text) {
        return VisibleText.line(text, MOST_SUBJECT);
    }
}
