package io.jenkins.lib.modelgate.scan.archive;

import io.jenkins.lib.modelgate.scan.part.TooMuchException;

/**
 * How much may be unpacked in one scan, all archives together; what is unpacked twice counts twice, so that the work is
 * bounded as well as the size. Not safe for use by several threads.
 */
public final class Budget {

    /** So much may come out of however little: a ratio says nothing about small parts. */
    static final long FREE = 32L << 20;

    private final long mostUnpacked;
    private final int mostRatio;
    private final int mostMembers;
    private long unpacked;
    private long members;

    /**
     * @param mostUnpacked bytes that may be unpacked in all
     * @param mostRatio how many times larger than itself a packed part may become, once it is larger than 32 MiB
     * @param mostMembers members of archives in all
     */
    public Budget(long mostUnpacked, int mostRatio, int mostMembers) {
        this.mostUnpacked = mostUnpacked;
        this.mostRatio = mostRatio;
        this.mostMembers = mostMembers;
    }

    void unpacked(long bytes) throws TooMuchException {
        unpacked += bytes;
        if (unpacked > mostUnpacked) {
            throw new TooMuchException(
                    "more than %,d bytes were unpacked in all ('maxUnpacked')".formatted(mostUnpacked));
        }
    }

    void member() throws TooMuchException {
        members++;
        if (members > mostMembers) {
            throw new TooMuchException("there are more than %,d members ('maxParts')".formatted(mostMembers));
        }
    }

    void ratio(long packed, long plain) throws TooMuchException {
        if (plain > FREE && plain / mostRatio > packed) {
            throw new TooMuchException(
                    "%,d bytes become more than %,d, over %d times as many ('maxRatio'): an archive bomb"
                            .formatted(packed, plain, mostRatio));
        }
    }
}
