package io.jenkins.lib.modelgate.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles tables larger than the memory of the process, and on any number of processors to the same bytes. */
class ProfileMemoryTest {

    @TempDir
    Path folder;

    @Test
    void profilesALargeParquetFileInLittleMemoryAndAlikeOnAnyProcessors() throws Exception {
        try (InputStream in = getClass().getResourceAsStream("/parquet/large.parquet")) {
            Files.write(folder.resolve("large.parquet"), in.readAllBytes());
        }

        String profile = profile("large.parquet", "128m", 2);

        DatasetProfile read = DatasetProfile.parse(profile, "The profile");
        assertThat(read.rows()).isEqualTo(3_000_000);
        assertThat(read.columns()).hasSize(9);
        ColumnProfile last = read.columns().get(8);
        assertThat(last.max()).isEqualTo(2_999_999 * 9.0);
        assertThat(last.quantiles().rankError()).isBetween(1e-9, 0.0002);
        assertThat(profile("large.parquet", "128m", 1)).isEqualTo(profile);
    }

    @Test
    void profilesALargeCsvFileInLittleMemoryAndAlikeOnAnyProcessors() throws Exception {
        Random random = new Random(7);
        try (BufferedWriter csv = Files.newBufferedWriter(folder.resolve("large.csv"))) {
            csv.write("a,b,c,word\n");
            for (int i = 0; i < 1_500_000; i++) {
                csv.write(random.nextGaussian() + "," + random.nextInt(1_000_000) + "," + i % 12 + ",\"w, " + i % 700
                        + "\"\n");
            }
        }

        String profile = profile("large.csv", "40m", 2);

        assertThat(Files.size(folder.resolve("large.csv"))).isGreaterThan(50L << 20);
        assertThat(DatasetProfile.parse(profile, "The profile").rows()).isEqualTo(1_500_000);
        assertThat(profile("large.csv", "40m", 4)).isEqualTo(profile);
    }

    private String profile(String file, String memory, int processors) throws IOException, InterruptedException {
        Path profile = folder.resolve("profile.json");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + memory,
                        "-XX:ActiveProcessorCount=" + processors,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProfileOnce.class.getName(),
                        folder.toString(),
                        file,
                        profile.toString())
                .inheritIO()
                .start();
        try {
            assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(child.exitValue()).isZero();
            return Files.readString(profile);
        } finally {
            child.destroyForcibly();
        }
    }
}
