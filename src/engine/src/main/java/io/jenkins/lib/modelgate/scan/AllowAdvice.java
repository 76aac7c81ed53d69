package io.jenkins.lib.modelgate.scan;

import io.jenkins.lib.modelgate.scan.part.Finding;
import io.jenkins.lib.modelgate.scan.part.Rule;
import io.jenkins.lib.modelgate.scan.part.Severity;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which lines a scan suggests for the allow file. Where a file holds what does harm, none is suggested for any of it: a line
 * for the rest would only look as if the file could be approved.
 */
final class AllowAdvice {

    private final String root;
    private final Seen seen;
    private final Set<String> hostile;

    AllowAdvice(String root, Seen seen) {
        this.root = root;
        this.seen = seen;
        this.hostile = seen.findings().stream()
                .filter(AllowAdvice::doesHarm)
                .filter(finding -> own(finding).isEmpty())
                .map(AllowAdvice::file)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Or hides what it does. */
    private static boolean doesHarm(Finding finding) {
        return finding.severity() == Severity.CRITICAL
                || finding.severity().standsAgainstApproval()
                        && (finding.rule() == Rule.PICKLE_UNKNOWN || finding.rule() == Rule.TAMPERED);
    }

    /** The line that would settle a finding; empty where none is suggested. */
    Optional<String> line(Finding finding) {
        return hostile.contains(file(finding)) ? Optional.empty() : own(finding);
    }

    private Optional<String> own(Finding finding) {
        return AllowSuggestion.of(finding, root, seen.digest(finding.place().part()));
    }

    private static String file(Finding finding) {
        String part = finding.place().part();
        int inner = part.indexOf('!');
        return inner < 0 ? part : part.substring(0, inner);
    }
}
