package io.jenkins.lib.modelgate.scan.part;

import io.jenkins.lib.modelgate.report.VisibleText;
import java.util.Objects;

/**
 * Where in a model something is: {@code models/a.pt!archive/data.pkl@17} is byte 17 of the member {@code archive/data.pkl}
 * of the file {@code models/a.pt}.
 *
 * @param part the file as the user named it, and after each {@code !} the member's name in what is before it, as a
 *     person may be shown it: without marks that turn the writing direction, and without the middle of what is endless
 * @param offset the byte in that part, from 0; -1 where the whole part is meant
 */
public record Place(String part, long offset) {

    private static final int LONGEST_NAME = 300;
    private static final int LONGEST = 4_000;

    public Place {
        part = VisibleText.line(Objects.requireNonNull(part, "part"), LONGEST);
    }

    /** A whole file. */
    public static Place of(String file) {
        return new Place(file, -1);
    }

    /** A whole member of this part. */
    public Place member(String name) {
        return new Place(part + "!" + VisibleText.line(name, LONGEST_NAME), -1);
    }

    /** A byte of this part. */
    public Place at(long position) {
        return new Place(part, position);
    }

    /** {@code archive!member@offset}. */
    public String text() {
        return offset < 0 ? part : part + "@" + offset;
    }
}
