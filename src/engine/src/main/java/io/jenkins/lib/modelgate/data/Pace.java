package io.jenkins.lib.modelgate.data;

/**
 * How a table is read. What is read does not depend on it, save how text columns' values are cut into batches.
 *
 * @param threads at most so many beside the one that reads
 * @param pieceBytes text files are cut into pieces of about so many bytes
 */
record Pace(int threads, int pieceBytes) {

    private static final int PIECE = 240 << 10;

    Pace {
        if (threads < 1 || pieceBytes < 1) {
            throw new IllegalArgumentException("a table is read by at least one thread, in pieces of at least a byte");
        }
    }

    static Pace of(int threads) {
        return new Pace(threads, PIECE);
    }

    /** Windows of rows that may be under way: enough that no thread waits, few enough for little memory. */
    int ahead() {
        return threads + 1;
    }
}
