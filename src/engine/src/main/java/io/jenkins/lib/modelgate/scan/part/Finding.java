package io.jenkins.lib.modelgate.scan.part;

import io.jenkins.lib.modelgate.report.VisibleText;
import java.util.Objects;

/**
 * Something in a model that its reader should know of.
 *
 * @param rule what was looked for
 * @param severity how bad it is
 * @param place where it is
 * @param subject what it is about, e.g. the import {@code os.system}, the operator {@code ReadFile}, the member's name;
 *     empty where it is about the whole part
 * @param why one sentence a person can follow: what it does, and why that is not approved
 * @param chain how it is reached, outermost first, e.g. {@code functools.partial(os.system)}; empty where that says no more
 * @param allow what kind of line in an allow file is to be suggested for it
 */
public record Finding(
        Rule rule, Severity severity, Place place, String subject, String why, String chain, AllowKind allow) {

    /** A person reads no further, and a hostile file could fill the memory. */
    private static final int LONGEST = 1_000;

    public Finding {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(place, "place");
        subject = VisibleText.line(Objects.requireNonNull(subject, "subject"), LONGEST);
        why = VisibleText.line(Objects.requireNonNull(why, "why"), LONGEST);
        chain = VisibleText.line(Objects.requireNonNull(chain, "chain"), LONGEST);
        Objects.requireNonNull(allow, "allow");
    }

    /** A finding for which no line of an allow file is suggested. */
    public Finding(Rule rule, Severity severity, Place place, String subject, String why, String chain) {
        this(rule, severity, place, subject, why, chain, AllowKind.NONE);
    }

    /** A finding of the rule's own severity. */
    public static Finding of(Rule rule, Place place, String subject, String why) {
        return new Finding(rule, rule.severity(), place, subject, why, "");
    }

    /** This finding, for which such a line is suggested. */
    public Finding allowedBy(AllowKind kind) {
        return new Finding(rule, severity, place, subject, why, chain, kind);
    }
}
