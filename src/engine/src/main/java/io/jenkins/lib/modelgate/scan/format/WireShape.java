package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.model.ByteReader;
import io.jenkins.lib.modelgate.model.Protobuf;
import java.io.IOException;
import java.util.Arrays;

/**
 * Tells messages of Protocol Buffers apart, which begin with no mark of their own: by which fields come first, and how they
 * are written. What is looked at is the head of a part, so that a long field may go beyond it.
 */
final class WireShape {

    /** Enough of the outermost fields; headers have fewer. */
    private static final int FIELDS = 64;

    private final byte[] head;

    WireShape(byte[] head) {
        this.head = head;
    }

    /** Version first, then producer, graph, operator sets. */
    boolean isOnnx() {
        return matches(new int[] {1, 5}, new int[] {2, 3, 4, 6, 7, 8, 14, 20, 25, 26}, 7, 8) && !isSavedModel();
    }

    /** A version, then only graphs that begin with a message of facts about themselves. */
    boolean isSavedModel() {
        return matches(new int[] {1}, new int[] {2}, 2)
                && head.length > 3
                && head[0] == 0x08
                && head[2] == 0x12
                && innerBegins(3);
    }

    /** Nodes first, each of a name and an operator. */
    boolean isGraph() {
        return matches(new int[] {3}, new int[] {1, 2, 4, 5}, 1) && head[0] == 0x0a && innerBegins(1) && secondIsText();
    }

    private boolean innerBegins(int at) {
        int position = at;
        while (position < head.length && head[position] < 0) {
            position++;
        }
        return position + 1 < head.length && head[position + 1] == 0x0a;
    }

    /** Whether the first inner message is a text, then another text, both printable. */
    private boolean secondIsText() {
        Protobuf in = reader();
        try {
            in.next();
            in.enter();
            if (!in.next() || !in.is(1, Protobuf.LENGTH) || in.text(4096).isEmpty()) {
                return false;
            }
            return in.next() && in.is(2, Protobuf.LENGTH) && in.text(4096).matches("_?[A-Za-z0-9>_.]+");
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether all outermost fields that are in the head are among these, with at least one of the wanted ones. */
    private boolean matches(int[] varints, int[] lengths, int... wanted) {
        if (head.length < 2) {
            return false;
        }
        boolean seen = false;
        Protobuf in = reader();
        try {
            for (int i = 0; i < FIELDS && in.next(); i++) {
                boolean fits = in.wire() == Protobuf.VARINT && contains(varints, in.field())
                        || in.wire() == Protobuf.LENGTH && contains(lengths, in.field());
                if (!fits) {
                    return false;
                }
                seen |= contains(wanted, in.field());
            }
            return seen;
        } catch (IOException e) {
            // the head ends within a field
            return seen;
        }
    }

    private static boolean contains(int[] numbers, int number) {
        return Arrays.stream(numbers).anyMatch(each -> each == number);
    }

    private Protobuf reader() {
        return new Protobuf(new ByteReader((position, target, offset, length) -> {
            if (position >= head.length) {
                return -1;
            }
            int some = (int) Math.min(length, head.length - position);
            System.arraycopy(head, (int) position, target, offset, some);
            return some;
        }));
    }
}
