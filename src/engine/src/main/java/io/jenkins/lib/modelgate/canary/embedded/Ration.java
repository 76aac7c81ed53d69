package io.jenkins.lib.modelgate.canary.embedded;

/**
 * Says yes to an exact share of calls, spread as evenly as they come: of any hundred in a row, 5 % is five. Safe for use by
 * several threads.
 */
final class Ration {

    private static final long WHOLE = 1_000_000;

    private final long part;
    private long credit;

    private Ration(long part) {
        this.part = part;
    }

    static Ration percent(int percent) {
        return new Ration(percent * WHOLE / 100);
    }

    /** @param share in [0, 1], to a millionth */
    static Ration share(double share) {
        return new Ration(Math.round(share * WHOLE));
    }

    synchronized boolean next() {
        credit += part;
        if (credit < WHOLE) {
            return false;
        }
        credit -= WHOLE;
        return true;
    }
}
