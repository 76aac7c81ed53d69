package io.jenkins.lib.modelgate.scan.pickle;

import io.jenkins.lib.modelgate.scan.part.Content;
import java.io.IOException;

/** The bytes of a part, read forward through a buffer whose insides the machine may touch. */
final class Window {

    private static final int MOST = 1 << 20;
    private static final int LEAST = 512;

    /** What is buffered; {@code next} to {@code limit} is still to be read. */
    final byte[] bytes;

    int next;
    int limit;

    private final Content content;
    private long base;
    private int filled;
    private long end = Long.MAX_VALUE;
    private boolean atEnd;

    Window(Content content) {
        this.content = content;
        long size = content.size();
        bytes = new byte[size < 0 ? MOST : (int) Math.max(LEAST, Math.min(MOST, size))];
    }

    /** Another one of the same part, which begins where this one stands, and goes to the part's end. */
    Window here() {
        Window other = new Window(content);
        other.moveTo(position());
        return other;
    }

    /** Of the next byte, from 0. */
    long position() {
        return base + next;
    }

    /**
     * Makes bytes available in the buffer.
     *
     * @param wanted at most {@value #LEAST}
     * @return whether there are that many before the end
     */
    boolean have(int wanted) throws IOException {
        if (limit - next >= wanted) {
            return true;
        }
        fill(wanted);
        return limit - next >= wanted;
    }

    private void fill(int wanted) throws IOException {
        if (!atEnd && filled - next < wanted) {
            System.arraycopy(bytes, next, bytes, 0, filled - next);
            base += next;
            filled -= next;
            next = 0;
            while (filled < bytes.length) {
                int read = content.read(base + filled, bytes, filled, bytes.length - filled);
                if (read < 0) {
                    atEnd = true;
                    break;
                }
                filled += read;
                if (filled >= wanted) {
                    break;
                }
            }
        }
        limit = (int) Math.min(filled, Math.max(next, end - base));
    }

    /** The next byte, 0 to 255; -1 at the end. */
    int read() throws IOException {
        if (next == limit && !have(1)) {
            return -1;
        }
        return bytes[next++] & 0xff;
    }

    /** The next bytes; null where there are fewer. */
    byte[] read(int count) throws IOException {
        byte[] read = new byte[count];
        for (int at = 0; at < count; ) {
            if (!have(1)) {
                return null;
            }
            int length = Math.min(limit - next, count - at);
            System.arraycopy(bytes, next, read, at, length);
            next += length;
            at += length;
        }
        return read;
    }

    /** Passes over bytes without looking at them; false, at some place before, where there are fewer. */
    boolean skip(long count) throws IOException {
        if (count <= limit - next) {
            next += (int) count;
            return true;
        }
        long target = position() + count;
        if (target < 0 || target > end || !exists(target)) {
            return false;
        }
        moveTo(target);
        return true;
    }

    private boolean exists(long target) throws IOException {
        if (target <= base + filled) {
            return true;
        }
        if (content.size() >= 0) {
            return target <= content.size();
        }
        return content.read(target - 1, new byte[1], 0, 1) == 1;
    }

    private void moveTo(long target) {
        if (target >= base && target <= base + filled) {
            next = (int) (target - base);
        } else {
            base = target;
            next = 0;
            filled = 0;
            atEnd = false;
        }
        limit = (int) Math.min(filled, Math.max(next, end - base));
    }

    /**
     * Lets the part end earlier.
     *
     * @return where it ended before, to be given to {@link #widen}
     */
    long narrow(long position) {
        long before = end;
        end = Math.min(end, position);
        limit = (int) Math.min(filled, Math.max(next, end - base));
        return before;
    }

    /** Undoes {@link #narrow}. */
    void widen(long position) {
        end = position;
        limit = (int) Math.min(filled, Math.max(next, end - base));
    }

    /** A little-endian number of 1 to 8 bytes that {@link #have} has made available; passes over it. */
    long number(int width) {
        long value = 0;
        for (int i = width - 1; i >= 0; i--) {
            value = value << 8 | bytes[next + i] & 0xff;
        }
        next += width;
        return value;
    }
}
