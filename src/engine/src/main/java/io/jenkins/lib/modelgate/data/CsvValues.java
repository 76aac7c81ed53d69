package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.List;

/** Fills batches with the fields of a CSV file. */
final class CsvValues extends CsvRows {

    private final CsvFile file;
    private final int[] targets;
    private final ColumnType[] types;
    private final boolean[] mayBeCodes;
    private final Piece out;
    private final DecimalComma comma;
    private UnavailableException misfit;

    /**
     * @param withHeader whether the first row is the header
     * @param targets for each column of the file its place among the wanted, or -1
     */
    CsvValues(SourceFile source, CsvFile file, boolean withHeader, int[] targets, List<Field> wanted, Piece out) {
        super(source, withHeader ? -1 : file.columns().size());
        this.file = file;
        this.targets = targets;
        this.types = new ColumnType[targets.length];
        this.mayBeCodes = new boolean[targets.length];
        for (int i = 0; i < targets.length; i++) {
            types[i] = targets[i] < 0 ? null : wanted.get(targets[i]).type();
            mayBeCodes[i] = types[i] == ColumnType.INTEGER
                    && !source.isDeclared(file.columns().get(i));
        }
        this.out = out;
        this.comma = source.hasDecimalComma() ? new DecimalComma() : null;
    }

    @Override
    void field(int index, char[] text, int offset, int length) {
        int target = index < targets.length ? targets[index] : -1;
        if (target < 0) {
            return;
        }
        boolean fits = comma == null || types[index] != ColumnType.NUMBER
                ? out.filler(target).cell(out.row(), text, offset, length)
                : out.filler(target).cell(out.row(), comma.swapped(text, offset, length), 0, length);
        boolean isCode = mayBeCodes[index] && Values.isCode(text, offset, length);
        if ((!fits || isCode) && misfit == null) {
            String value = new String(text, offset, length);
            misfit = Misfit.of(source, "line", line(), file.columns().get(index), value, types[index]);
        }
    }

    @Override
    void row() {
        if (misfit != null) {
            throw misfit; // only now: in a row of the wrong width the width is to blame
        }
        out.advance();
    }
}
