package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Spooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A model of CatBoost's: a mark, the length of a flat buffer, the buffer, and the parts that it names. Fields by
 * <a href="https://github.com/catboost/catboost/blob/master/catboost/libs/model/flatbuffers/model.fbs">model.fbs</a>.
 */
final class CatBoostModel {

    private static final int CORE = 8;
    private static final int LONGEST_NAME = 64;
    private static final int MOST = 10_000_000;
    private static final String VERSION = "FlabuffersModel_v1";
    private static final String CATEGORIES = "static_provider_v1";
    private static final Set<String> OTHERS = Set.of("text_process_v1", "text_process_v2", "embed_process_1");

    /** Widths of the elements of the trees' lists, by field; the first field is a number. */
    private static final int[] WIDTHS = {0, 4, 4, 4, 4, 4, 4, 4, 8, 8, 4, 4, 4, 4};

    private static final int SPLITS = 1;
    private static final int SIZES = 2;
    private static final int STARTS = 3;

    private final Content file;
    private final FlatBuffer core;
    private final long end;

    private CatBoostModel(Content file) throws IOException {
        this.file = file;
        long size = new FlatBuffer(file).u32(4);
        this.end = CORE + size;
        if (end > file.size()) {
            throw new IOException(
                    "it is cut off: the model ends at byte %d, the file at %d".formatted(end, file.size()));
        }
        this.core = new FlatBuffer(new ContentWindow(file, CORE, size));
    }

    /** @throws IOException where it is none, or not a whole one, or more than one */
    static void read(Content content) throws IOException {
        try (Spooled spool = new Spooled(content)) {
            new CatBoostModel(spool).read();
        }
    }

    private void read() throws IOException {
        long root = core.root();
        long version = core.target(root, 0);
        long trees = core.target(root, 1);
        if (version == 0 || trees == 0 || !core.text(version, LONGEST_NAME).equals(VERSION)) {
            throw new IOException("it holds no model of a known version");
        }
        trees(trees);
        facts(core.target(root, 2));
        parts(core.target(root, 3));
    }

    private void trees(long table) throws IOException {
        long[] counts = new long[WIDTHS.length];
        for (int i = 1; i < WIDTHS.length; i++) {
            counts[i] = core.count(core.target(table, i), WIDTHS[i]);
        }
        if (counts[SIZES] == 0 || counts[STARTS] != 0 && counts[STARTS] != counts[SIZES]) {
            throw new IOException("its numbers of trees contradict one another");
        }
        long sum = 0;
        long start = core.target(table, SIZES) + 4;
        for (long done = 0; done < counts[SIZES]; ) {
            int some = (int) Math.min(1 << 14, counts[SIZES] - done);
            ByteBuffer sizes =
                    ByteBuffer.wrap(core.bytes(start + 4 * done, 4 * some)).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < some; i++) {
                sum += sizes.getInt() & 0xffffffffL;
            }
            done += some;
        }
        if (sum != counts[SPLITS]) {
            throw new IOException("its trees have %d splits, and there are %d".formatted(sum, counts[SPLITS]));
        }
    }

    /** Keys and values, each a text that lies within. */
    private void facts(long list) throws IOException {
        long count = core.count(list, 4);
        if (count > MOST) {
            throw new IOException("it claims %d facts about itself".formatted(count));
        }
        for (long i = 0; i < count; i++) {
            long fact = core.follow(list + 4 + 4 * i);
            for (int field = 0; field < 2; field++) {
                long text = core.target(fact, field);
                if (text == 0) {
                    throw new IOException("a fact about itself without a text");
                }
                core.count(text, 1);
            }
        }
    }

    /** What follows is what the model names, in that order. */
    private void parts(long list) throws IOException {
        long position = end;
        long count = core.count(list, 4);
        for (long i = 0; i < count; i++) {
            // some names have a zero at their end
            String name = core.text(core.follow(list + 4 + 4 * i), LONGEST_NAME).replace("\0", "");
            if (name.equals(CATEGORIES) && i == 0) {
                position = categories(position);
            } else if (OTHERS.contains(name)) {
                // its first bytes are its name; of what is in it, dictionaries and numbers, only its code knows the
                // lengths
                byte[] first = ContentWindow.bytes(file, position, name.length());
                if (i + 1 == count && !new String(first, StandardCharsets.ISO_8859_1).equals(name)) {
                    throw new IOException("the part %s is not where it belongs".formatted(Findings.shown(name)));
                }
                return;
            } else {
                throw new IOException("it names the part %s, which is in no such file".formatted(Findings.shown(name)));
            }
        }
        if (position != file.size()) {
            throw new IOException("there are bytes after the model, from byte %d on".formatted(position));
        }
    }

    /** Tables of categories: how many, and each with its length before it. */
    private long categories(long start) throws IOException {
        FlatBuffer all = new FlatBuffer(file);
        long count = all.u32(start);
        long position = start + 4;
        if (count > MOST) {
            throw new IOException("it claims %d tables of categories".formatted(count));
        }
        for (long i = 0; i < count; i++) {
            position += 4 + all.u32(position);
        }
        if (position > file.size()) {
            throw new IOException("it is cut off: its tables end at byte %d".formatted(position));
        }
        return position;
    }
}
