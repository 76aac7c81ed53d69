package io.jenkins.lib.modelgate.cli;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** Keeps a server running until somebody ends the process. */
final class Servers {

    private Servers() {}

    /** Returns never; Ctrl-C and SIGTERM close the server. */
    static int untilEnded(Closeable server) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server), "modelgate-close"));
        new CountDownLatch(1).await();
        return ExitStatus.PASSED;
    }

    private static void close(Closeable server) {
        try {
            server.close();
        } catch (IOException e) {
            // The process is ending; nobody is left to tell.
            return;
        }
    }
}
