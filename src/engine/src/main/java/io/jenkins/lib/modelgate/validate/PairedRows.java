package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.List;
import java.util.Optional;

/**
 * The candidate's and the champion's predictions of the same rows, in the same order.
 *
 * @param same whether every prediction is the same
 */
record PairedRows(Rows candidate, Rows champion, boolean same) {

    /**
     * @param candidates the candidate's columns, as found in its table
     * @param champions the champion's, in the same order
     * @throws UnavailableException where they are not of the same rows, as far as their number and truth tell
     */
    static PairedRows of(Rows candidate, PredictionColumns candidates, Rows champion, PredictionColumns champions) {
        if (candidate.size() != champion.size()) {
            throw new UnavailableException(
                    "The champion's predictions '%s' have %s rows, the candidate's %s; give both of the same rows in the same order, or join them by 'key'."
                            .formatted(
                                    champion.table(), Numbers.count(champion.size()), Numbers.count(candidate.size())));
        }
        if (candidates.truth().isPresent() && champions.truth().isPresent()) {
            String truth = champions.truth().get();
            int other =
                    firstOther(candidate.column(candidates.truth().get()), champion.column(truth), candidate.size());
            if (other < candidate.size()) {
                throw new UnavailableException(
                        "Row %s of the champion's predictions '%s' has another truth in the column '%s' than the candidate's; give both of the same rows in the same order, or join them by 'key'."
                                .formatted(Numbers.count(other + 1L), champion.table(), truth));
            }
        }
        List<String> own = said(candidates);
        List<String> theirs = said(champions);
        boolean same = own.size() == theirs.size();
        for (int i = 0; same && i < own.size(); i++) {
            same = firstOther(candidate.column(own.get(i)), champion.column(theirs.get(i)), candidate.size())
                    == candidate.size();
        }
        return new PairedRows(candidate, champion, same);
    }

    /** What the model said, without the truth. */
    private static List<String> said(PredictionColumns columns) {
        return columns.columns().stream()
                .filter(column -> !columns.truth().equals(Optional.of(column)))
                .toList();
    }

    private static int firstOther(RowColumn one, RowColumn other, int rows) {
        boolean alike = one.getClass() == other.getClass();
        for (int row = 0; row < rows; row++) {
            if (alike
                    ? !value(one, row).equals(value(other, row))
                    : !label(one, row).equals(label(other, row))) {
                return row;
            }
        }
        return rows;
    }

    /** Where one table says 1 and the other true. */
    private static String label(RowColumn column, int row) {
        return column instanceof RowColumn.Words
                ? LabelForm.BY_MEANING.of((String) value(column, row))
                : LabelForm.text((Double) value(column, row));
    }

    private static Object value(RowColumn column, int row) {
        if (column instanceof RowColumn.Words words) {
            return words.codes()[row] < 0 ? "" : words.words().get(words.codes()[row]);
        }
        return ((RowColumn.Numbers) column).values()[row] + 0.0;
    }
}
