package io.jenkins.lib.modelgate.registry;

import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * One writer at a time, among processes and threads.
 *
 * <p>Between processes it is the operating system's lock on the file {@value #FILE}, which ends with the process. Within
 * one it takes more: on POSIX systems, closing any channel to a file lets go of every lock that the process holds on it,
 * so a second thread must not even open the file while a first one holds it. Hence locks of this process come first: a
 * fixed number of them, since a lock a path would grow without end. Two registries that share one merely wait for each
 * other.
 */
final class RegistryLock {

    static final String FILE = ".lock";

    private static final long RETRY_MILLIS = 20;

    private static final ReentrantLock[] IN_PROCESS =
            Stream.generate(ReentrantLock::new).limit(64).toArray(ReentrantLock[]::new);

    /** What is done while nobody else writes. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    private RegistryLock() {}

    /**
     * Does something while nobody else writes.
     *
     * @param folder an existing folder
     * @throws UnavailableException where the lock cannot be had in time
     * @throws IOException what the work threw
     */
    static <T> T holding(Path folder, Duration wait, Work<T> work) throws IOException {
        long deadline = System.nanoTime() + wait.toNanos();
        ReentrantLock inProcess = inProcess(folder);
        try {
            if (!inProcess.tryLock(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw busy(folder, wait);
            }
            try (FileChannel channel = lockedBefore(deadline, folder)) {
                if (channel == null) {
                    throw busy(folder, wait);
                }
                return work.run();
            } finally {
                inProcess.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(
                    "Interrupted while waiting to write to the registry in %s; nothing was written.".formatted(folder),
                    e);
        }
    }

    /** What is done only where it can be done at once. */
    @FunctionalInterface
    interface Chore {
        void run() throws IOException;
    }

    /** Does something where nobody else writes right now, and where this user may write. Nothing depends on it. */
    static void ifFree(Path folder, Chore chore) {
        try {
            ReentrantLock inProcess = inProcess(folder);
            if (inProcess.isHeldByCurrentThread() || !inProcess.tryLock()) {
                return;
            }
            try (FileChannel channel = lockedBefore(System.nanoTime(), folder)) {
                if (channel != null) {
                    chore.run();
                }
            } finally {
                inProcess.unlock();
            }
        } catch (IOException mayNotWrite) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ReentrantLock inProcess(Path folder) throws IOException {
        return IN_PROCESS[Math.floorMod(folder.toRealPath().hashCode(), IN_PROCESS.length)];
    }

    /** The locked file, or null where the time was not enough. */
    private static FileChannel lockedBefore(long deadline, Path folder) throws IOException, InterruptedException {
        FileChannel channel =
                FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            while (!(locked = isLockedBy(channel)) && System.nanoTime() - deadline < 0) {
                TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            }
            return locked ? channel : null;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    private static boolean isLockedBy(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // This class, loaded once more in this process, e.g. by another plugin; it will come to an end too.
            return false;
        }
    }

    private static UnavailableException busy(Path folder, Duration wait) {
        return new UnavailableException(
                "The registry in %s is being written to by somebody else and was not free within %d seconds; try again, or look for a process that hangs."
                        .formatted(folder, wait.toSeconds()));
    }
}
