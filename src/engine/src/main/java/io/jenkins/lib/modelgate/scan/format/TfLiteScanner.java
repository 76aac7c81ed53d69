package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import io.jenkins.lib.modelgate.scan.part.Spooled;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * TensorFlow Lite, a <a href="https://flatbuffers.dev/internals/">flat buffer</a>: its table of operators, where custom ones
 * and those handed to TensorFlow (Flex) have names. Fields by
 * <a href="https://github.com/tensorflow/tensorflow/blob/master/tensorflow/compiler/mlir/lite/schema/schema.fbs">schema.fbs</a>.
 */
final class TfLiteScanner implements PartScanner {

    private static final int CUSTOM = 32;
    private static final int LAST_BUILT_IN = 220;
    private static final int MOST_OPERATORS = 10_000;

    /** Custom operators that the runtime itself brings along. */
    private static final Set<String> KNOWN = Set.of(
            "TFLite_Detection_PostProcess",
            "AudioSpectrogram",
            "Mfcc",
            "Convolution2DTransposeBias",
            "MaxPoolingWithArgmax2D",
            "MaxUnpooling2D",
            "NumericVerify");

    private final Set<String> reviewed = Names.of("tensorflow-operators.txt");

    @Override
    public String format() {
        return "TensorFlow Lite";
    }

    @Override
    public boolean recognises(String name, byte[] head) {
        return head.length >= 8 && head[4] == 'T' && head[5] == 'F' && head[6] == 'L' && head[7] == '3';
    }

    @Override
    public void scan(Place place, Content content, Inspection inspection) throws IOException {
        Findings findings = new Findings(place, inspection);
        try (Spooled spool = new Spooled(content)) {
            long model = u32(spool, 0);
            long operators = field(spool, model, 1);
            if (operators == 0 || field(spool, model, 2) == 0) {
                throw new IOException("it holds no operators or no graph");
            }
            long list = operators + u32(spool, operators);
            long count = u32(spool, list);
            if (count > MOST_OPERATORS) {
                throw new IOException("it claims %d operators".formatted(count));
            }
            for (long i = 0; i < count; i++) {
                long at = list + 4 + 4 * i;
                operator(spool, at + u32(spool, at), findings, inspection);
            }
        }
    }

    private void operator(Content in, long table, Findings findings, Inspection inspection) throws IOException {
        long old = field(in, table, 0);
        long custom = field(in, table, 1);
        long builtIn = field(in, table, 3);
        long code = Math.max(old == 0 ? 0 : bytes(in, old, 1)[0], builtIn == 0 ? 0 : (int) u32(in, builtIn));
        if (code > LAST_BUILT_IN || code < 0) {
            findings.add(Rule.OPERATOR, table, "operator " + code, "No built-in operator of this number is known.");
        }
        if (custom == 0 && code != CUSTOM) {
            inspection.operator("built-in " + code);
            return;
        }
        String name = custom == 0 ? "" : text(in, custom + u32(in, custom));
        inspection.operator(name);
        if (name.startsWith("Flex") ? reviewed.contains(name.substring(4)) : KNOWN.contains(name)) {
            return;
        }
        findings.add(
                Rule.OPERATOR,
                table,
                name,
                "The operator is none that TensorFlow Lite brings along; running it needs code of the author's.");
    }

    /** Where a table's field is, 0 where it has none. */
    private static long field(Content in, long table, int index) throws IOException {
        long directory = table - (int) u32(in, table);
        if (directory < 0) {
            throw new IOException("a table at byte %d points before the file's beginning".formatted(table));
        }
        byte[] size = bytes(in, directory, 2);
        int length = (size[0] & 0xff) | (size[1] & 0xff) << 8;
        if (4 + 2 * index + 2 > length) {
            return 0;
        }
        byte[] offset = bytes(in, directory + 4 + 2L * index, 2);
        int value = (offset[0] & 0xff) | (offset[1] & 0xff) << 8;
        return value == 0 ? 0 : table + value;
    }

    private static String text(Content in, long at) throws IOException {
        long length = u32(in, at);
        if (length > 4096) {
            throw new IOException("an operator's name at byte %d of %d bytes".formatted(at, length));
        }
        return new String(bytes(in, at + 4, (int) length), StandardCharsets.UTF_8);
    }

    private static long u32(Content in, long at) throws IOException {
        byte[] b = bytes(in, at, 4);
        return (b[0] & 0xff) | (b[1] & 0xff) << 8 | (b[2] & 0xff) << 16 | (b[3] & 0xffL) << 24;
    }

    private static byte[] bytes(Content in, long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        int done = 0;
        while (done < length) {
            int read = in.read(at + done, bytes, done, length - done);
            if (read < 0) {
                throw new EOFException("it points to byte %d, beyond its end".formatted(at + done));
            }
            done += read;
        }
        return bytes;
    }
}
