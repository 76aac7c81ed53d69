package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.model.ByteReader;
import io.jenkins.lib.modelgate.model.Protobuf;
import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Files that only hold numbers or names and are only read as such: variables of TensorFlow, tensors beside an ONNX model,
 * vocabularies of SentencePiece, fingerprints. They have no mark of their own, so that the name decides; content of any other
 * known format is recognised as that before.
 */
final class RawScanner implements PartScanner {

    private static final Pattern NUMBERS = Pattern.compile(
            "(variables|.*ckpt.*|model.*|checkpoint.*)\\.data-[0-9]{5}-of-[0-9]{5}|.*\\.onnx[._]data([._][0-9]+)?|.*\\.onnx\\.weights?");
    private static final Pattern INDEX = Pattern.compile("(variables|.*ckpt.*|model.*|checkpoint.*)\\.index");

    /** At the end of a table of LevelDB, which such an index is. */
    private static final byte[] TABLE = {0x57, (byte) 0xfb, (byte) 0x80, (byte) 0x8b, 0x24, 0x75, 0x47, (byte) 0xdb};

    @Override
    public String format() {
        return "raw numbers";
    }

    @Override
    public boolean recognises(String name, byte[] head) {
        String lower = name.toLowerCase(Locale.ROOT);
        return NUMBERS.matcher(lower).matches()
                || INDEX.matcher(lower).matches()
                || isVocabulary(lower)
                || lower.equals("fingerprint.pb");
    }

    @Override
    public void scan(Place place, Content content, Inspection inspection) throws IOException {
        String name = place.part().toLowerCase(Locale.ROOT).replaceFirst("(?s).*[/\\\\!]", "");
        if (INDEX.matcher(name).matches()) {
            index(content);
        } else if (isVocabulary(name)) {
            message(content, new int[] {1, 2, 3, 4, 5});
        } else if (name.equals("fingerprint.pb")) {
            message(content, new int[] {1, 2, 3, 4, 5, 6, 7});
        }
    }

    private static boolean isVocabulary(String name) {
        return name.endsWith(".spm")
                || name.matches("(tokenizer|spiece|sentencepiece(\\.bpe)?|.*spm.*|.*[._-]sp)\\.model");
    }

    /** Holds a file to be nothing but such a message, of these fields. */
    private static void message(Content content, int[] fields) throws IOException {
        Protobuf in = new Protobuf(new ByteReader(content::read));
        while (in.next()) {
            int field = in.field();
            if (Arrays.stream(fields).noneMatch(each -> each == field)) {
                throw new IOException("it holds the field %d, which is in no such file".formatted(field));
            }
        }
    }

    private static void index(Content content) throws IOException {
        byte[] last = new byte[0];
        byte[] buffer = new byte[1 << 16];
        long position = 0;
        for (int read = content.read(0, buffer, 0, buffer.length);
                read > 0;
                read = content.read(position, buffer, 0, buffer.length)) {
            byte[] both = Arrays.copyOf(last, last.length + read);
            System.arraycopy(buffer, 0, both, last.length, read);
            last = Arrays.copyOfRange(both, Math.max(0, both.length - TABLE.length), both.length);
            position += read;
        }
        if (!Arrays.equals(last, TABLE)) {
            throw new IOException("it does not end as an index of variables does");
        }
    }
}
