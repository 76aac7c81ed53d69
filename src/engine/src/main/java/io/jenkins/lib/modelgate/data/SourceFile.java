package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.report.DiskReason;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** A file of a table as it was when it was opened; whether it still is can be asked. */
final class SourceFile {

    private final Path path;
    private final String name;
    private final TableOptions options;
    private final long bytes;
    private final FileTime modified;

    /** A file of UTF-8, or of no text. */
    SourceFile(Path path, String name) {
        this(path, name, TableOptions.detect());
    }

    /**
     * @param name what messages call it
     * @param options how it is written, where it is text
     */
    SourceFile(Path path, String name, TableOptions options) {
        this.path = path;
        this.name = name;
        this.options = options;
        BasicFileAttributes now = attributes();
        this.bytes = now.size();
        this.modified = now.lastModifiedTime();
    }

    Path path() {
        return path;
    }

    String name() {
        return name;
    }

    long bytes() {
        return bytes;
    }

    /** What is around fields that hold separators, where it is CSV. */
    char quote() {
        return options.quote();
    }

    /** Whether numbers have a comma before their fractions, where it is CSV. */
    boolean hasDecimalComma() {
        return options.decimalComma();
    }

    /** Whether the user said what a column holds. */
    boolean isDeclared(String column) {
        return options.types().containsKey(column);
    }

    /** How it is compressed, by its name. */
    Packing packing() {
        return Packing.of(name);
    }

    /** Refuses a file that, by its first bytes, is neither text nor packed as its name says. */
    void refuseOtherThanText() {
        Magic found = Magic.of(start()).orElse(null);
        if (bytes == 0 || found == packing().magic()) {
            return;
        }
        if (packing() != Packing.NONE) {
            throw new UnavailableException("%s is named %s, but is %s; name it by what it is."
                    .formatted(name, packing().ending(), found == null ? "not compressed so" : found.words()));
        }
        throw new UnavailableException("%s is %s, not text; %s."
                .formatted(
                        name,
                        found.words(),
                        switch (found) {
                            case GZIP -> "name it .gz";
                            case ZSTD -> "name it .zst";
                            case PARQUET -> "name it .parquet";
                            default -> "unpack or export it first";
                        }));
    }

    /** Refuses a file that is certainly no Parquet. */
    void refuseOtherThanParquet() {
        byte[] start = start();
        if (bytes == 0) {
            throw new UnavailableException(
                    "%s cannot be read as Parquet, it may be cut off or damaged: it is empty".formatted(name));
        }
        if (!new String(start, StandardCharsets.ISO_8859_1).startsWith("PAR1")) {
            throw new UnavailableException("%s is named .parquet, but is %s; name it by what it is."
                    .formatted(name, Magic.of(start).map(Magic::words).orElse("not Parquet")));
        }
    }

    /** UTF-8, unless it begins with the byte order mark of UTF-16. */
    private static Charset marked(InputStream content) throws IOException {
        if (!content.markSupported()) {
            return StandardCharsets.UTF_8;
        }
        content.mark(2);
        int mark = content.read() << 8 | content.read();
        content.reset();
        return mark == 0xFEFF || mark == 0xFFFE ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    private byte[] start() {
        try {
            return Magic.start(path);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The text, in UTF-8 whatever its encoding, and unpacked where the name ends in {@code .gz} or {@code .zst}. */
    InputStream open() throws IOException {
        InputStream raw = Files.newInputStream(path);
        try {
            InputStream content = bytes == 0 ? raw : packing().unpack(raw);
            Charset charset =
                    options.encoding().isPresent() ? options.encoding().get() : marked(content);
            return charset.equals(StandardCharsets.UTF_8) ? content : new Transcoded(content, charset);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** Refuses a file that somebody wrote to since it was opened: half of one and half of another is no data set. */
    void refuseChange() {
        BasicFileAttributes now = attributes();
        if (now.size() != bytes || !now.lastModifiedTime().equals(modified)) {
            throw new UnavailableException(
                    "%s changed while it was being read; read it when nobody writes to it.".formatted(name));
        }
    }

    /** The sentence for a file that failed on the way. */
    UnavailableException unreadable(Exception e) {
        String reason = e instanceof IOException disk ? DiskReason.of(disk) : String.valueOf(e.getMessage());
        return new UnavailableException("%s cannot be read: %s".formatted(name, reason), e);
    }

    private BasicFileAttributes attributes() {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class);
        } catch (IOException e) {
            throw new UnavailableException("%s cannot be read: %s.".formatted(name, DiskReason.of(e)), e);
        }
    }
}
