package io.jenkins.lib.modelgate.scan.archive;

import io.jenkins.lib.modelgate.data.ZstdInput;
import io.jenkins.lib.modelgate.report.VisibleText;
import io.jenkins.lib.modelgate.scan.part.AllowKind;
import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Finding;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import io.jenkins.lib.modelgate.scan.part.TooMuchException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.XZInputStream;

/** Looks at single members of a zip archive, whatever their headers claim. */
final class ZipMember {

    private static final Pattern EXPORTED =
            Pattern.compile("(?s)(.*/)?data/(?:weights/weight|constants/tensor)_[0-9]+");
    private static final String FORMAT_OF_EXPORTED = "archive_format";
    private static final Pattern STORAGE = Pattern.compile("(?s)(.*/)?(?:data|tensors|constants)/[0-9]+");
    private static final int MOST_MEMORY_KB = 80 << 10;

    private final Place place;
    private final Content content;
    private final Inspection inspection;
    private final Budget budget;
    private final Set<String> torch = new HashSet<>();
    private final Set<String> exported = new HashSet<>();

    ZipMember(Place place, Content content, Inspection inspection, Budget budget) {
        this.place = place;
        this.content = content;
        this.inspection = inspection;
        this.budget = budget;
    }

    /** Learns from the names which folders are PyTorch's. */
    void learn(Set<String> names) {
        for (String name : names) {
            if (name.equals("data.pkl") || name.endsWith("/data.pkl")) {
                torch.add(name.substring(0, name.length() - "data.pkl".length()));
            } else if (name.equals(FORMAT_OF_EXPORTED) || name.endsWith("/" + FORMAT_OF_EXPORTED)) {
                exported.add(name.substring(0, name.length() - FORMAT_OF_EXPORTED.length()));
            }
        }
    }

    /**
     * Looks at a member as a header tells it.
     *
     * @param data where its data begins
     * @return the first byte after the data and what describes it, as far as that can be told
     */
    long look(ZipHeader header, long data) throws IOException {
        Place member = place.member(header.name());
        long rest = content.size() - data;
        name(header, member);
        boolean unsaid = header.hasDescriptor() && header.packed() == 0 && !header.central();
        long packed = header.packed();
        if (unsaid && header.method() == 0) {
            long end = ZipSearch.end(content, data, content.size());
            packed = end < 0 ? rest : end - data;
        }
        if (packed > rest || packed < 0) {
            inspection.found(Finding.of(
                    Rule.TAMPERED, member, "", "The member is said to be longer than what is left of the archive."));
            packed = rest;
        }
        boolean odd = (header.flags() & (ZipHeader.ENCRYPTION | ZipHeader.PATCH)) != 0;
        if (header.method() == 0) {
            stored(header, member, new Span(content, data, packed), odd, unsaid);
        } else {
            packed = packed(header, member, data, packed, odd, unsaid);
        }
        return descriptor(header, data + packed);
    }

    private void name(ZipHeader header, Place member) throws IOException {
        String name = header.name();
        if (Paths.escapes(name)) {
            inspection.found(Finding.of(
                    Rule.ESCAPING_PATH,
                    place,
                    member.part().substring(place.part().length() + 1),
                    "Unpacked, this member would be written outside the folder."));
        }
        if (name.indexOf(0) >= 0) {
            inspection.found(Finding.of(
                    Rule.TAMPERED, member, "", "The member's name holds a zero byte, at which some readers end it."));
        }
        if (header.isLink()) {
            long start = header.local();
            int length = (int) Math.min(4096, header.plain());
            byte[] local = Heads.at(content, start, 30);
            String target = local.length < 30 || header.method() != 0
                    ? "/"
                    : new String(
                            Heads.at(
                                    content,
                                    start + 30 + LittleEndian.u16(local, 26) + LittleEndian.u16(local, 28),
                                    length),
                            StandardCharsets.UTF_8);
            boolean leaves = Paths.linkEscapes(name, target);
            inspection.found(new Finding(
                    Rule.ESCAPING_PATH,
                    leaves ? Rule.ESCAPING_PATH.severity() : io.jenkins.lib.modelgate.scan.part.Severity.MEDIUM,
                    member,
                    VisibleText.line(target),
                    leaves
                            ? "A symbolic link that leads out of the archive."
                            : "A symbolic link, which a model has no need of.",
                    ""));
        }
    }

    private void stored(ZipHeader header, Place member, Content data, boolean odd, boolean unsaid) throws IOException {
        boolean right = unsaid || crc(data) == header.crc();
        if (header.isLink() || header.isFolder() && data.size() == 0) {
            return;
        }
        if (odd && !flags(header, member, right, Heads.of(data, 64))) {
            return;
        }
        inspect(header, member, data);
        if (!right && !odd) {
            wrongSum(member);
        }
        if (!unsaid && header.packed() != header.plain() && !odd) {
            inspection.found(
                    Finding.of(Rule.TAMPERED, member, "", "It is stored as it is, but two different sizes are given."));
        }
    }

    private long packed(ZipHeader header, Place member, long data, long packed, boolean odd, boolean unsaid)
            throws IOException {
        // A deflated stream says itself where it ends, whatever the headers say.
        Span all = new Span(content, data, content.size() - data);
        Span said = new Span(content, data, packed);
        long[] used = {packed};
        try (Unpacked inner = new Unpacked(
                () -> open(header.method(), header.method() == 8 ? all : said, used), Math.max(1, packed), budget)) {
            if (odd) {
                boolean right = sumIsRight(header);
                byte[] first;
                try {
                    first = Heads.of(inner, 64);
                } catch (TooMuchException e) {
                    throw e;
                } catch (IOException e) {
                    first = new byte[0];
                }
                boolean plain = right && first.length > 0 && endsWell(inner, header);
                if (!flags(header, member, plain, first)) {
                    return packed;
                }
            }
            try (Unpacked again = new Unpacked(
                    () -> open(header.method(), header.method() == 8 ? all : said, used),
                    Math.max(1, packed),
                    budget)) {
                inspect(header, member, again);
                long plain = again.finish();
                if (!unsaid && (again.crc() != header.crc() || plain != header.plain())) {
                    wrongSum(member);
                }
            }
        } catch (TooMuchException e) {
            throw e;
        } catch (IOException e) {
            inspection.found(Finding.of(
                    Rule.UNREADABLE, member, "", "It cannot be unpacked to its end: %s.".formatted(e.getMessage())));
            return packed;
        }
        if (header.method() == 8 && !unsaid && used[0] != packed) {
            inspection.found(
                    Finding.of(Rule.TAMPERED, member, "", "The packed data has another length than its header says."));
        }
        return unsaid ? used[0] : packed;
    }

    private static boolean sumIsRight(ZipHeader header) {
        return header.crc() != 0 || header.plain() == 0;
    }

    private static boolean endsWell(Unpacked inner, ZipHeader header) throws IOException {
        try {
            return inner.finish() == header.plain() && inner.crc() == header.crc();
        } catch (TooMuchException e) {
            throw e;
        } catch (IOException e) {
            return false;
        }
    }

    /** Says what a flag claims; returns whether the data can be looked at all the same. */
    private boolean flags(ZipHeader header, Place member, boolean plain, byte[] first) {
        boolean known =
                plain || Codec.of(first).isPresent() || Codec.begins(first, 0x80) || Codec.begins(first, 'P', 'K');
        boolean encrypted = (header.flags() & ZipHeader.ENCRYPTION) != 0;
        if (plain) {
            inspection.found(Finding.of(
                    Rule.TAMPERED,
                    member,
                    "",
                    "A flag says that the member is %s, which it is not: some scanners pass over it, and a loader that does not care reads it."
                            .formatted(encrypted ? "encrypted" : "a patch")));
        } else {
            inspection.found(Finding.of(
                            encrypted ? Rule.ENCRYPTED : Rule.UNREADABLE,
                            member,
                            "",
                            encrypted
                                    ? "The member is encrypted, so that nobody can tell what it does."
                                    : "A flag says that the member is a patch, and its checksum is not that of the data.")
                    .allowedBy(encrypted ? AllowKind.THIS_FILE : AllowKind.NONE));
        }
        return known;
    }

    private void inspect(ZipHeader header, Place member, Content data) throws IOException {
        inspection.inspect(member, Paths.name(header.name()), isStorage(header.name()) ? new Storage(data) : data);
    }

    private boolean isStorage(String name) {
        Matcher numbers = EXPORTED.matcher(name);
        if (numbers.matches() && exported.contains(numbers.group(1) == null ? "" : numbers.group(1))) {
            return true;
        }
        Matcher storage = STORAGE.matcher(name);
        return storage.matches() && torch.contains(storage.group(1) == null ? "" : storage.group(1));
    }

    /** Whether a member may be the numbers of a tensor, into which nobody looks as an archive. */
    static boolean isRaw(String name) {
        return STORAGE.matcher(name).matches();
    }

    private void wrongSum(Place member) {
        inspection.found(Finding.of(
                Rule.TAMPERED,
                member,
                "",
                "Checksum or size are not those of the data: it was changed after it was packed."));
    }

    private InputStream open(int method, Span data, long[] used) throws IOException {
        InputStream in = new BufferedInputStream(new PartInput(data, 0), 1 << 13);
        return switch (method) {
            case 8 -> new Counted(Deflated.bare(in), used);
            case 9 -> new Deflate64CompressorInputStream(in);
            case 12 -> new BZip2CompressorInputStream(in);
            case 14 -> lzma(in);
            case 20, 93 -> ZstdInput.over(in);
            case 95 -> new XZInputStream(in, MOST_MEMORY_KB);
            default ->
                throw new IOException("the compression method %d is not one that can be unpacked".formatted(method));
        };
    }

    private static InputStream lzma(InputStream in) throws IOException {
        byte[] head = in.readNBytes(9);
        if (head.length < 9 || LittleEndian.u16(head, 2) != 5) {
            throw new IOException("the LZMA header is broken");
        }
        long dictionary = LittleEndian.u32(head, 5);
        if (dictionary > 64L << 20) {
            throw new TooMuchException("it was compressed with a dictionary of more than 64 MiB");
        }
        return new LZMAInputStream(in, -1, head[4], (int) dictionary);
    }

    /** Past the descriptor after the data, where it is there: with or without its mark, narrow or wide. */
    private long descriptor(ZipHeader header, long end) throws IOException {
        if (!header.hasDescriptor()) {
            return end;
        }
        byte[] next = Heads.at(content, end, 24);
        int mark = Codec.begins(next, 'P', 'K', 7, 8) ? 4 : 0;
        if (next.length >= mark + 20
                && LittleEndian.i64(next, mark + 4) == header.packed()
                && LittleEndian.i64(next, mark + 12) == header.plain()) {
            return end + mark + 20;
        }
        boolean narrow = next.length >= mark + 12
                && (mark == 4
                        || LittleEndian.u32(next, 4) == header.packed() && LittleEndian.u32(next, 8) == header.plain());
        return narrow ? end + mark + 12 : end;
    }

    private static long crc(Content data) throws IOException {
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[1 << 16];
        long position = 0;
        for (int read = data.read(0, buffer, 0, buffer.length);
                read > 0;
                read = data.read(position, buffer, 0, buffer.length)) {
            crc.update(buffer, 0, read);
            position += read;
        }
        return crc.getValue();
    }

    /** Tells how much a deflated stream took, once it has ended. */
    private static final class Counted extends java.io.FilterInputStream {
        private final Deflated deflated;
        private final long[] used;

        Counted(Deflated deflated, long[] used) {
            super(deflated);
            this.deflated = deflated;
            this.used = used;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            if (read < 0) {
                used[0] = deflated.packedBytes();
            }
            return read;
        }
    }
}
