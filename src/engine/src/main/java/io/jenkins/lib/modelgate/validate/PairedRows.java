package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.List;

/**
 * The candidate's and the champion's predictions of the same rows, in the same order.
 *
 * @param same whether every prediction is the same
 */
record PairedRows(Rows candidate, Rows champion, boolean same) {

    /** @throws UnavailableException where they are not of the same rows, as far as their number and truth tell */
    static PairedRows of(Rows candidate, PredictionColumns candidates, Rows champion, PredictionColumns champions) {
        if (candidate.size() != champion.size()) {
            throw new UnavailableException(
                    "The champion's predictions '%s' have %s rows, the candidate's %s; give both of the same rows in the same order."
                            .formatted(
                                    champion.table(), Numbers.count(champion.size()), Numbers.count(candidate.size())));
        }
        List<String> names = candidates.columns();
        List<String> others = champions.columns();
        int other = firstOther(candidate.column(names.get(0)), champion.column(others.get(0)), candidate.size());
        if (other < candidate.size()) {
            throw new UnavailableException(
                    "Row %s of the champion's predictions '%s' has another truth in the column '%s' than the candidate's; give both of the same rows in the same order."
                            .formatted(Numbers.count(other + 1L), champion.table(), others.get(0)));
        }
        boolean same = names.size() == others.size();
        for (int i = 1; same && i < names.size(); i++) {
            same = firstOther(candidate.column(names.get(i)), champion.column(others.get(i)), candidate.size())
                    == candidate.size();
        }
        return new PairedRows(candidate, champion, same);
    }

    private static int firstOther(RowColumn one, RowColumn other, int rows) {
        for (int row = 0; row < rows; row++) {
            if (!value(one, row).equals(value(other, row))) {
                return row;
            }
        }
        return rows;
    }

    private static Object value(RowColumn column, int row) {
        if (column instanceof RowColumn.Words words) {
            return words.codes()[row] < 0 ? "" : words.words().get(words.codes()[row]);
        }
        return ((RowColumn.Numbers) column).values()[row] + 0.0;
    }
}
