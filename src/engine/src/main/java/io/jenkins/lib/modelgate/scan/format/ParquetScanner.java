package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.AllowKind;
import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Finding;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import io.jenkins.lib.modelgate.scan.part.Spooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * <a href="https://github.com/apache/parquet-format">Parquet</a>: a table, which no reader runs. Looked at for what it says of
 * itself that is not so, files that it refers to, types that a reader would unpickle, and pages out of proportion. The values
 * are not decoded.
 */
final class ParquetScanner implements PartScanner {

    /** The magic at either end, and the length of the footer. */
    private static final int ENDS = 4 + 4 + 4;

    private static final int MOST_FOOTER = 256 << 20;

    @Override
    public String format() {
        return "Parquet";
    }

    @Override
    public boolean recognises(String name, byte[] head) {
        return head.length >= 4
                && head[0] == 'P'
                && head[1] == 'A'
                && head[2] == 'R'
                && (head[3] == '1' || head[3] == 'E');
    }

    @Override
    public void scan(Place place, Content content, Inspection inspection) throws IOException {
        try (Spooled file = new Spooled(content)) {
            long size = file.size();
            byte[] first = ContentWindow.bytes(file, 0, 4);
            byte[] last = ContentWindow.bytes(file, Math.max(0, size - 8), 8);
            String magic = new String(last, 4, 4, StandardCharsets.ISO_8859_1);
            if (magic.equals("PARE") || first[3] == 'E') {
                inspection.found(Finding.of(
                                Rule.ENCRYPTED,
                                place,
                                "",
                                "The table is encrypted, so that nobody can tell what is in it.")
                        .allowedBy(AllowKind.THIS_FILE));
                return;
            }
            if (size < ENDS || !magic.equals("PAR1")) {
                throw new IOException("it does not end as a Parquet file does");
            }
            long length = new FlatBuffer(file).u32(size - 8);
            if (length > size - ENDS || length > MOST_FOOTER) {
                throw new IOException("its footer of %,d bytes does not fit".formatted(length));
            }
            new ParquetFooter(place, file, size - 8 - length, size - 8, inspection).judge();
        }
    }
}
