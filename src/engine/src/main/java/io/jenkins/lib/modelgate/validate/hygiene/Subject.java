package io.jenkins.lib.modelgate.validate.hygiene;

import io.jenkins.lib.modelgate.data.Table;
import java.util.Set;

/**
 * The rows that a model is judged by.
 *
 * @param predictions with features and truth; read several times
 * @param rows how many there are
 * @param target the column of the truth
 * @param kind what the truth is
 * @param named columns that say something of the row or the prediction, and are no features unless somebody says so
 * @param minRows with fewer rows nothing is judged that could come about by chance
 * @param form how labels are written
 */
public record Subject(
        Table predictions, int rows, String target, Kind kind, Set<String> named, int minRows, LabelForm form) {

    public Subject {
        named = Set.copyOf(named);
    }

    /** What the truth is. */
    public enum Kind {
        /** One of several labels. */
        CLASSES,
        /** A number. */
        NUMBERS,
        /** Something else, such as a text. */
        NEITHER
    }

    /** How labels are written, so that {@code true} and {@code 1} are one. */
    public interface LabelForm {

        /**
         * @param column where the word is
         * @param table where the column is
         */
        String ofWord(String word, String column, String table);

        /** @param value finite */
        String ofNumber(double value, String column, String table);
    }
}
