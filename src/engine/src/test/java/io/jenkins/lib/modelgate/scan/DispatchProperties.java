package io.jenkins.lib.modelgate.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever comes: a scan ends with a verdict, and after a number of steps that grows with the input and no faster. */
class DispatchProperties {

    private static final String PICKLE = "ccollections\nOrderedDict\n(tR.";

    /** Bytes of work a byte of input, for archives whose members are read several ways; and what the smallest costs. */
    private static final long MOST_WORK_A_BYTE = 600;

    private static final long LEAST_WORK = 1 << 20;

    @Property(tries = 500)
    void anyBytesGiveAVerdict(@ForAll @Size(max = 2_000) byte[] bytes, @ForAll @IntRange(max = 5) int kind) {
        scan(bytes, new String[] {"a.pkl", "a.onnx", "a.zip", "a.bin", "a.json", "a.txt"}[kind]);
    }

    @Property(tries = 1_000)
    void aMutatedArchiveGivesAVerdictInLinearWork(
            @ForAll long seed, @ForAll @IntRange(max = 3) int depth, @ForAll @IntRange(min = 1, max = 20) int changes) {
        Random random = new Random(seed);
        byte[] bytes = archive(random, depth);
        for (int i = 0; i < changes; i++) {
            bytes = mutated(bytes, random);
        }
        Counted content = scan(bytes, "a.zip");

        assertThat(content.work).isLessThan(MOST_WORK_A_BYTE * bytes.length + LEAST_WORK);
    }

    @Property(tries = 10)
    void twiceTheMembersTakeTwiceTheWork(@ForAll @IntRange(min = 200, max = 400) int members) {
        long once = scan(flat(members), "a.zip").work;
        long twice = scan(flat(2 * members), "a.zip").work;

        assertThat(twice).isLessThan(3 * once);
    }

    private static Counted scan(byte[] bytes, String name) {
        Counted content = new Counted(bytes);
        Seen seen = new Seen();
        Dispatch dispatch =
                new Dispatch(new ScanBounds(4, 1_000, 50, 1 << 26), AllowFile.none(), name, seen, Progress.NONE);
        dispatch.scan(Place.of(name), name, content, () -> "");
        dispatch.finish();
        assertThat(seen.partCount()).isPositive();
        assertThat(seen.findings()).allSatisfy(finding -> {
            assertThat(finding.why()).isNotBlank();
            assertThat(finding.place().part() + finding.subject() + finding.why())
                    .matches(text -> text.chars().noneMatch(Character::isISOControl));
        });
        return content;
    }

    private static byte[] archive(Random random, int depth) {
        byte[] inner = depth == 0 ? PICKLE.getBytes(StandardCharsets.US_ASCII) : archive(random, depth - 1);
        return switch (random.nextInt(3)) {
            case 0 -> gzip(inner);
            case 1 -> zip(inner, random.nextInt(4) + 1);
            default -> inner;
        };
    }

    private static byte[] flat(int members) {
        return zip(PICKLE.getBytes(StandardCharsets.US_ASCII), members);
    }

    private static byte[] zip(byte[] content, int members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < members; i++) {
                zip.putNextEntry(new ZipEntry("member" + i));
                zip.write(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length + 1);
        return switch (random.nextInt(4)) {
            case 0 -> {
                byte[] copy = bytes.clone();
                if (at < copy.length) {
                    copy[at] = (byte) random.nextInt();
                }
                yield copy;
            }
            case 1 -> bytes.length < 2 ? bytes : Arrays.copyOf(bytes, Math.max(1, at));
            case 2 -> joined(Arrays.copyOf(bytes, at), bytes);
            default -> {
                byte[] copy = bytes.clone();
                for (int i = at; i < Math.min(at + 4, copy.length); i++) {
                    copy[i] = (byte) (random.nextBoolean() ? 0xff : 0);
                }
                yield copy;
            }
        };
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both.length > 1 << 14 ? second : both;
    }

    /** Counts what is asked of it: each call, and each byte. */
    private static final class Counted implements Content {
        private final byte[] bytes;
        private long work;

        Counted(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read(long position, byte[] target, int offset, int length) {
            work++;
            if (position >= bytes.length) {
                return -1;
            }
            int count = (int) Math.min(length, bytes.length - position);
            System.arraycopy(bytes, (int) position, target, offset, count);
            work += count;
            return count;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public boolean isRandomAccess() {
            return true;
        }
    }
}
