package io.jenkins.lib.modelgate.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files larger than the memory, each scanned by a process that has little of it. */
class ScanMemoryTest {

    private static final int BLOCK = 1 << 20;
    private static final int BLOCKS = 200;

    @TempDir
    private Path folder;

    @Test
    void scansAPickleWithMoreBytesThanMemory() throws Exception {
        try (OutputStream out = Files.newOutputStream(folder.resolve("large.pkl"))) {
            pickle(out);
        }

        assertThat(scan("large.pkl")).contains("1 part looked at, nothing stands against approval");
    }

    @Test
    void scansAStoredMemberLargerThanMemory() throws Exception {
        CRC32 sum = new CRC32();
        pickle(new OutputStream() {
            @Override
            public void write(int b) {
                sum.update(b);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                sum.update(bytes, offset, length);
            }
        });
        ZipEntry entry = new ZipEntry("data.pkl");
        entry.setMethod(ZipEntry.STORED);
        entry.setCrc(sum.getValue());
        entry.setSize(12L + (long) BLOCK * BLOCKS);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("large.zip")))) {
            zip.putNextEntry(entry);
            pickle(zip);
        }

        assertThat(scan("large.zip")).contains("2 parts looked at, nothing stands against approval");
    }

    @Test
    void keepsTheWorstOfAFloodOfFindings() throws Exception {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("many.zip")))) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (int i = 0; i < 30_000; i++) {
                zip.putNextEntry(new ZipEntry("a".repeat(200) + i));
                zip.write(new byte[] {1, 2, 3, 4});
            }
            zip.putNextEntry(new ZipEntry("last.pkl"));
            zip.write("cos\nsystem\n(S'id'\ntR.".getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(scan("many.zip")).contains("30,001 findings in 30,002 parts", "os.system");
    }

    /** {@code BINBYTES8}: one object of noise. */
    private static void pickle(OutputStream out) throws IOException {
        Random random = new Random(7);
        byte[] block = new byte[BLOCK];
        random.nextBytes(block);
        out.write(new byte[] {(byte) 0x80, 4, (byte) 0x8e});
        out.write(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong((long) BLOCK * BLOCKS)
                .array());
        for (int i = 0; i < BLOCKS; i++) {
            out.write(block, 0, BLOCK);
        }
        out.write('.');
    }

    private String scan(String file) throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx40m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ScanOnce.class.getName(),
                        folder.toString(),
                        file)
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(child.exitValue()).isZero();
            return Files.readString(said);
        } finally {
            child.destroyForcibly();
        }
    }
}
