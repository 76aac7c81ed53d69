package io.jenkins.lib.modelgate.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.report.AtomicFiles;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several threads and processes at one registry, some of which are killed. */
@Timeout(180)
class SeveralProcessesTest {

    @TempDir
    Path folder;

    @Test
    void loseNothingAndShareNoVersion() throws Exception {
        int threads = 4;
        int times = 4;
        Process one = RegisterLoop.start(folder, threads, times);
        Process other = RegisterLoop.start(folder, threads, times);
        try {
            List<String> said = new ArrayList<>(RegisterLoop.lines(one, Integer.MAX_VALUE));
            said.addAll(RegisterLoop.lines(other, Integer.MAX_VALUE));

            int all = 2 * threads * times;
            Registry registry = Registry.open(folder.resolve(RegisterSpec.DEFAULT_REGISTRY));
            assertThat(said).hasSize(all);
            assertThat(registry.list())
                    .extracting(version -> version.reference() + " " + version.digest())
                    .containsExactlyInAnyOrderElementsOf(said);
            assertThat(registry.list()).extracting(ModelVersion::version).isEqualTo(upTo(all));
            assertThat(registry.verify().problems()).isEmpty();
            assertThat(registry.folder().resolve(Incoming.FOLDER)).isEmptyDirectory();
        } finally {
            end(one);
            end(other);
        }
    }

    @Test
    void leaveARegistryThatOpensWhenTheyAreKilled() throws Exception {
        Random random = new Random(20261123);
        Path registryFolder = folder.resolve(RegisterSpec.DEFAULT_REGISTRY);
        List<String> promised = new ArrayList<>();
        int killedInTheMiddle = 0;
        for (int round = 0; round < 8; round++) {
            Process process = RegisterLoop.start(folder, 2, Integer.MAX_VALUE);
            try {
                promised.addAll(RegisterLoop.lines(process, 1 + random.nextInt(3)));
                process.waitFor(random.nextInt(150), TimeUnit.MILLISECONDS);
            } finally {
                end(process);
            }
            killedInTheMiddle += leftovers(registryFolder) > 0 ? 1 : 0;

            Registry registry = Registry.open(registryFolder);
            assertThat(leftovers(registryFolder))
                    .as("left behind after opening")
                    .isZero();
            assertThat(registry.verify().problems()).isEmpty();
            assertThat(registry.list())
                    .extracting(ModelVersion::version)
                    .isEqualTo(upTo(registry.list().size()));
            assertThat(registry.list())
                    .extracting(version -> version.reference() + " " + version.digest())
                    .containsAll(promised);
        }
        assertThat(killedInTheMiddle)
                .as("rounds that left something half written")
                .isPositive();

        new Shelf(folder).file("model.onnx", Shelf.model("afterwards")).register();

        assertThat(leftovers(registryFolder)).isZero();
        assertThat(Registry.open(registryFolder).verify().problems()).isEmpty();
    }

    @Test
    void doNotSweepAwayWhatALivingOneIsWriting() throws Exception {
        Incoming incoming = new Incoming(folder);
        try (Incoming.Slot slot = incoming.claim()) {
            Path file = Files.writeString(slot.folder().resolve("model"), "half");
            // Another process registers, and so sweeps, in the same folder.
            Path registry = folder.resolve(RegisterSpec.DEFAULT_REGISTRY);
            Registry.openOrCreate(registry);
            Files.move(folder.resolve(Incoming.FOLDER), registry.resolve(Incoming.FOLDER));
            Process process = RegisterLoop.start(folder, 1, 1);
            assertThat(RegisterLoop.lines(process, Integer.MAX_VALUE)).hasSize(1);

            Path moved = registry.resolve(Incoming.FOLDER)
                    .resolve(slot.folder().getFileName())
                    .resolve(file.getFileName());
            assertThat(moved).hasContent("half");
            assertThat(registry.resolve(Incoming.FOLDER).resolve(slot.file().getFileName()))
                    .exists();
        }
    }

    @Test
    void sweepAwayWhatADeadOneLeft() throws IOException {
        Path left = Files.createDirectories(folder.resolve(Incoming.FOLDER));
        Path file = Files.writeString(left.resolve("1-1-x" + AtomicFiles.TEMPORARY_SUFFIX), "half");
        Path ofFile =
                Files.createDirectories(left.resolve(file.getFileName() + ".d").resolve("blobs"));
        Files.createDirectories(left.resolve("1-1-y" + AtomicFiles.TEMPORARY_SUFFIX + ".d"));
        Files.writeString(ofFile.resolve("blob"), "half");

        new Incoming(folder).sweep();

        assertThat(left).isEmptyDirectory();
    }

    @Test
    void waitForEachOtherOnlySoLong() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        CompletableFuture<Boolean> holder = CompletableFuture.supplyAsync(() -> {
            try {
                return RegistryLock.holding(folder, Duration.ofSeconds(60), () -> {
                    held.countDown();
                    try {
                        return done.await(60, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                });
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(held.await(60, TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(() -> RegistryLock.holding(folder, Duration.ofMillis(50), () -> true))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("is being written to by somebody else and was not free within");
        done.countDown();
        assertThat(holder.get(60, TimeUnit.SECONDS)).isTrue();
        assertThat(RegistryLock.holding(folder, Duration.ofMillis(50), () -> "free"))
                .isEqualTo("free");
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    private static void end(Process process) throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    private static long leftovers(Path registry) throws IOException {
        long count = 0;
        for (Path place : List.of(registry, registry.resolve(Incoming.FOLDER))) {
            try (var files = Files.list(place)) {
                count += files.filter(file -> file.toString().contains(AtomicFiles.TEMPORARY_SUFFIX))
                        .count();
            }
        }
        return count;
    }
}
