package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.AllowKind;
import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The code of TorchScript for phones, {@code bytecode.pkl}: a pickle that imports nothing, with the operators as texts. Each
 * text that could name one is judged; PyTorch's reader puts none together.
 */
public final class TorchBytecode {

    private static final int BLOCK = 1 << 16;

    /** Longer than any operator's name and what stands before it. */
    private static final int LONGEST = 512;

    private TorchBytecode() {}

    /** PyTorch finds members whatever the case of their names. */
    public static boolean isNamed(String name) {
        return name.equalsIgnoreCase("bytecode.pkl");
    }

    /** Finds operators that do more than compute. */
    public static void scan(Place place, Content content, Inspection inspection) throws IOException {
        Findings findings = new Findings(place, inspection);
        byte[] window = new byte[2 * LONGEST + BLOCK];
        int have = 0;
        long start = 0;
        boolean more = true;
        // colons in the last bytes wait for what follows them
        for (int next = 0; more || next + 1 < have; ) {
            int read = content.read(start + have, window, have, window.length - have);
            more = read > 0;
            have += Math.max(read, 0);
            int until = more ? have - LONGEST : have - 1;
            for (; next < until; next++) {
                if (window[next] == ':' && window[next + 1] == ':') {
                    operator(window, have, next, start, findings);
                }
            }
            int drop = Math.max(0, next - LONGEST);
            System.arraycopy(window, drop, window, 0, have - drop);
            have -= drop;
            start += drop;
            next -= drop;
        }
    }

    private static void operator(byte[] bytes, int have, int colons, long start, Findings findings) {
        int first = colons;
        while (first > 0 && isWord(bytes[first - 1])) {
            first--;
        }
        int end = colons + 2;
        while (end < have && isWord(bytes[end])) {
            end++;
        }
        int length = length(bytes, first);
        // the next opcode is a letter, too, so that only the text's length tells where the name ends
        int last = length > colons + 2 - first && first + length < end ? first + length : end;
        String namespace = new String(bytes, first, colons - first, StandardCharsets.US_ASCII);
        String name = new String(bytes, colons + 2, last - colons - 2, StandardCharsets.US_ASCII);
        // a name that is no text of its own may be another than it seems
        if (length == 0 || !TorchOperators.computesOnly(namespace, name)) {
            findings.add(
                    Rule.OPERATOR,
                    length == 0 ? AllowKind.NONE : TorchOperators.allow(namespace),
                    start + first,
                    namespace + "::" + name,
                    "The operator reaches files, other machines or Python, or is of another library than PyTorch.");
        }
    }

    /** As a text's opcode says that stands before it, with four bytes; 0 where there is none. */
    private static int length(byte[] bytes, int first) {
        return first >= 5 && bytes[first - 5] == 'X' && bytes[first - 2] == 0 && bytes[first - 1] == 0
                ? bytes[first - 4] & 0xff | (bytes[first - 3] & 0xff) << 8
                : 0;
    }

    private static boolean isWord(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '_';
    }
}
