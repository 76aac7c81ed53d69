package io.jenkins.lib.modelgate.scan;

import io.jenkins.lib.modelgate.scan.part.Finding;
import java.util.Locale;
import java.util.Optional;

/**
 * The line of an allow file that would settle a finding, once a person has reviewed it and written why. Hostile code gets
 * none, though a person who insists can still name it.
 */
final class AllowSuggestion {

    /** Stands where the reason belongs; an allow file that still holds it is refused. */
    static final String REASON = "<who reviewed it, and why it is harmless>";

    private AllowSuggestion() {}

    /**
     * The exact line.
     *
     * @param root the name of the file or folder that is scanned
     * @param digest of the file that the finding is in, 64 hexadecimal digits; empty where it is unknown
     * @return empty where no line would settle the finding, or nobody should
     */
    static Optional<String> of(Finding finding, String root, String digest) {
        if (!finding.severity().standsAgainstApproval()) {
            return Optional.empty();
        }
        return statement(finding, root, digest)
                .filter(statement -> settles(statement, finding, root, digest))
                .map(statement -> statement + "  # " + REASON);
    }

    private static Optional<String> statement(Finding finding, String root, String digest) {
        String subject = finding.subject();
        return switch (finding.allow()) {
            case NONE -> Optional.empty();
            case IMPORT ->
                !ReviewableImport.is(subject)
                        ? Optional.empty()
                        : Optional.of(
                                (subject.contains(".") && !subject.contains(">") ? "import " : "operator ") + subject);
            case OPERATOR -> Optional.of("operator " + subject);
            case FILE ->
                Optional.of("file " + glob(AllowFile.within(finding.place().part(), root)));
            case THIS_FILE ->
                Optional.of("sha256:" + digest + " " + finding.rule().id());
        };
    }

    /** A name as a pattern that a line can hold: what is a blank or has a meaning of its own stands as any one character. */
    private static String glob(String path) {
        return path.replaceAll("[\\s*?\\[\\]{}\\\\#!]", "?");
    }

    /** Whether the line, with a reason, is one that an allow file can hold and that approves the finding. */
    private static boolean settles(String statement, Finding finding, String root, String digest) {
        if (!AllowFile.isLine(statement + "  # reviewed")) {
            return false;
        }
        AllowText text = new AllowText(AllowText.DEFAULT, statement + "  # reviewed");
        return AllowFile.of(text).reason(finding, root, () -> digest).isPresent();
    }

    /** Whether a reason was left to be filled in. */
    static boolean isUnfilled(String reason) {
        String said = reason.strip().toLowerCase(Locale.ROOT);
        return said.contains(REASON.toLowerCase(Locale.ROOT))
                || said.matches("<[^<>]*>\\.?")
                || said.matches("(todo|fixme|tbd|xxx|reason)\\W*")
                || said.codePoints().noneMatch(Character::isLetterOrDigit);
    }
}
