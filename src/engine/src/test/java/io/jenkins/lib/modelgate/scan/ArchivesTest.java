package io.jenkins.lib.modelgate.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivesTest {

    private static final byte[] TEXT = "one\ntwo\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CODE = "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void approvesAnArchiveThatIsStoredInAnother() throws IOException {
        byte[] inner = zip(stored("a.txt", TEXT));
        byte[] twice = zip(stored("b.zip", inner), stored("c.zip", inner));

        assertThat(findings("m.zip", zip(stored("b.npz", inner)))).isEmpty();
        assertThat(findings("m.zip", zip(stored("d.zip", twice), stored("e.txt", TEXT))))
                .isEmpty();
        assertThat(findings("m.zip", zip(stored("b.zip", zip(stored("a.txt", CODE))))))
                .contains("model.code");
    }

    @Test
    void refusesAnArchiveThatIsHiddenInAnother() throws IOException {
        byte[] inner = zip(stored("a.txt", TEXT));

        // two archives, one after the other
        assertThat(findings("m.zip", join(inner, inner))).contains("archive.tampered");
        // an end record in a comment
        byte[] outer = zip(stored("b.zip", inner));
        byte[] comment = Arrays.copyOf(outer, outer.length + inner.length);
        System.arraycopy(inner, 0, comment, outer.length, inner.length);
        comment[outer.length - 2] = (byte) inner.length;
        assertThat(findings("m.zip", comment)).contains("archive.tampered");
        // an end record in a member that speaks of the directory of the whole
        byte[] end = Arrays.copyOfRange(inner, inner.length - 22, inner.length);
        assertThat(findings("m.zip", zip(stored("a.vocab", join(TEXT, end))))).isNotEmpty();
        // numbers of a tensor, into which nobody looks
        byte[] torch = zip(stored("m/data.pkl", new byte[] {(byte) 0x80, 2, 'N', '.'}), stored("m/data/0", inner));
        assertThat(findings("m.pt", torch)).contains("archive.tampered");
    }

    @Test
    void approvesAnArchiveThatIsAMemberOfATarArchive() throws IOException {
        byte[] inner = zip(stored("a.txt", TEXT));

        assertThat(findings("m.tar", tar("b.npz", inner, 1024))).isEmpty();
        assertThat(findings("m.tar", tar("b.npz", zip(stored("a.txt", CODE)), 1024)))
                .contains("model.code");
        assertThat(findings("m.tar", join(tar("b.txt", TEXT, 1024), inner))).contains("archive.tampered");
    }

    @Test
    void looksIntoTheBytesOfAnArrayThatAreAnArchive() throws IOException {
        assertThat(findings("m.npy", array(zip(stored("a.txt", TEXT))))).isEmpty();
        assertThat(findings("m.npy", array(zip(stored("a.txt", CODE))))).contains("model.code");
        assertThat(findings("m.npy", join(array(TEXT), zip(stored("a.txt", TEXT)))))
                .contains("archive.tampered");
        byte[] pickle = {(byte) 0x80, 4, 'K', 1, '.'};
        assertThat(findings("m.pkl", join(pickle, zip(stored("a.txt", TEXT))))).contains("archive.tampered");
    }

    @Test
    void unpacksDataThatManyMembersShareOnce() {
        byte[] bomb = shared(2_000, 10_000_000);

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(findings("m.zip", bomb)).contains("archive.tampered", "part.unreadable"));
    }

    private String findings(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
        ModelScan scan = ModelScan.of(Workspace.confined(folder), name, Optional.empty(), Progress.NONE);
        return scan.isApproved() ? "" : scan.sarif();
    }

    private record Member(String name, byte[] bytes) {}

    private static Member stored(String name, byte[] bytes) {
        return new Member(name, bytes);
    }

    private static byte[] zip(Member... members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Member member : members) {
                ZipEntry entry = new ZipEntry(member.name());
                entry.setSize(member.bytes().length);
                entry.setCrc(crc(member.bytes()));
                zip.putNextEntry(entry);
                zip.write(member.bytes());
            }
        }
        return bytes.toByteArray();
    }

    /** One packed member to which as many entries of the directory lead. */
    private static byte[] shared(int entries, int plain) {
        byte[] packed = new byte[plain / 100];
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(new byte[plain]);
        deflater.finish();
        int size = deflater.deflate(packed);
        deflater.end();
        ByteBuffer zip = ByteBuffer.allocate(35 + size + entries * 51 + 22).order(ByteOrder.LITTLE_ENDIAN);
        zip.putInt(0x04034b50).putShort((short) 20);
        described(zip, size, plain)
                .put("a.txt".getBytes(StandardCharsets.UTF_8))
                .put(packed, 0, size);
        for (int i = 0; i < entries; i++) {
            zip.putInt(0x02014b50).putShort((short) 20).putShort((short) 20);
            described(zip, size, plain).putShort((short) 0).putInt(0).putInt(0).putInt(0);
            zip.put("a.txt".getBytes(StandardCharsets.UTF_8));
        }
        zip.putInt(0x06054b50).putInt(0).putShort((short) entries).putShort((short) entries);
        return zip.putInt(entries * 51).putInt(35 + size).putShort((short) 0).array();
    }

    private static ByteBuffer described(ByteBuffer zip, int size, int plain) {
        zip.putShort((short) 0).putShort((short) 8).putInt(33 << 16);
        return zip.putInt((int) crc(new byte[plain]))
                .putInt(size)
                .putInt(plain)
                .putShort((short) 5)
                .putShort((short) 0);
    }

    private static byte[] tar(String name, byte[] bytes, int after) {
        byte[] tar = new byte[512 + (bytes.length + 511) / 512 * 512 + after];
        put(tar, 0, name);
        put(tar, 100, "0000644");
        put(tar, 124, "%011o".formatted(bytes.length));
        put(tar, 148, "        0");
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += tar[i];
        }
        put(tar, 148, "%06o\0 ".formatted(sum));
        System.arraycopy(bytes, 0, tar, 512, bytes.length);
        return tar;
    }

    private static byte[] array(byte[] bytes) {
        String said = "{'descr': '|u1', 'fortran_order': False, 'shape': (%d,), }".formatted(bytes.length);
        byte[] head = new byte[128];
        Arrays.fill(head, (byte) ' ');
        put(head, 0, "\u0093NUMPY\1\0v\0" + said);
        head[127] = '\n';
        return join(head, bytes);
    }

    private static void put(byte[] target, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, target, at, bytes.length);
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}
