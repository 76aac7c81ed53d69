package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.data.Table.Field;
import java.util.ArrayList;
import java.util.List;

/** The rows of a piece of a text file, as they are parsed; in blocks that make a batch each. */
final class Piece {

    private static final int FIRST_ROWS = 1_024;

    private final List<Field> wanted;
    private final int blockRows;
    private final List<Dictionary> dictionaries = new ArrayList<>();
    private final List<Block> full = new ArrayList<>();
    private Filler[] fillers = {};
    private int room;
    private int row;

    private record Block(Filler[] fillers, int rows) {}

    Piece(List<Field> wanted, int blockRows) {
        this.wanted = wanted;
        this.blockRows = blockRows;
        wanted.forEach(field -> dictionaries.add(new Dictionary()));
        begin();
    }

    /** What takes a wanted column's value in the present row. */
    Filler filler(int column) {
        return fillers[column];
    }

    /** Where in the block the present row is. */
    int row() {
        return row;
    }

    /** The present row is filled in, in every column. */
    void advance() {
        row++;
        if (row == blockRows) {
            end();
            begin();
        } else if (row == room) {
            for (Filler filler : fillers) {
                filler.grow();
            }
            room *= 2;
        }
    }

    /** Hands over all rows. */
    void hand(Delivery out) {
        end();
        for (Block block : full) {
            out.hand(block.rows(), (column, into) -> {
                Dictionary dictionary = out.dictionary(column);
                dictionary.renewIfLarge();
                into.add(block.fillers()[column].column(block.rows(), dictionary), block.rows());
            });
        }
    }

    private void begin() {
        row = 0;
        room = Math.min(FIRST_ROWS, blockRows);
        fillers = new Filler[wanted.size()];
        for (int i = 0; i < fillers.length; i++) {
            fillers[i] = Filler.of(wanted.get(i), room, dictionaries.get(i));
        }
    }

    private void end() {
        if (row > 0) {
            full.add(new Block(fillers, row));
            row = 0;
        }
    }
}
