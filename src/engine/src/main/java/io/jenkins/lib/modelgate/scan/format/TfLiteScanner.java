package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.AllowKind;
import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import io.jenkins.lib.modelgate.scan.part.Spooled;
import java.io.IOException;
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
    private static final int LONGEST_NAME = 4096;

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
            FlatBuffer buffer = new FlatBuffer(spool);
            long model = buffer.root();
            long list = buffer.target(model, 1);
            if (list == 0 || buffer.field(model, 2) == 0) {
                throw new IOException("it holds no operators or no graph");
            }
            long count = buffer.u32(list);
            if (count > MOST_OPERATORS) {
                throw new IOException("it claims %d operators".formatted(count));
            }
            for (long i = 0; i < count; i++) {
                operator(buffer, buffer.follow(list + 4 + 4 * i), findings, inspection);
            }
        }
    }

    private void operator(FlatBuffer in, long table, Findings findings, Inspection inspection) throws IOException {
        long old = in.field(table, 0);
        long custom = in.target(table, 1);
        long builtIn = in.field(table, 3);
        long code = Math.max(old == 0 ? 0 : in.bytes(old, 1)[0], builtIn == 0 ? 0 : (int) in.u32(builtIn));
        if (code > LAST_BUILT_IN || code < 0) {
            findings.add(Rule.OPERATOR, table, "operator " + code, "No built-in operator of this number is known.");
        }
        if (custom == 0 && code != CUSTOM) {
            inspection.operator("built-in " + code);
            return;
        }
        String name = custom == 0 ? "" : in.text(custom, LONGEST_NAME);
        inspection.operator(name);
        if (name.startsWith("Flex") ? reviewed.contains(name.substring(4)) : KNOWN.contains(name)) {
            return;
        }
        findings.add(
                Rule.OPERATOR,
                AllowKind.OPERATOR,
                table,
                name,
                "The operator is none that TensorFlow Lite brings along; running it needs code of the author's.");
    }
}
