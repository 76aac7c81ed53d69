package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.policy.Login;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A real PostgreSQL of the system's own installation, in a folder of its own on a free port, until it is closed. */
public final class PostgresServer implements AutoCloseable {

    /** Has everything that a URL or a log must not show. */
    public static final Login LOGIN = new Login("keeper", "s3cr-3t&of=the/keeper");

    private final Path programs;
    private final Path data;
    private final int port;

    private PostgresServer(Path programs, Path data, int port) {
        this.programs = programs;
        this.data = data;
        this.port = port;
    }

    /** Starts one; where PostgreSQL is not installed, the test is skipped and says so. */
    public static PostgresServer start() throws IOException {
        Optional<Path> programs = programs();
        Assumptions.assumeTrue(
                programs.isPresent(), "PostgreSQL is not installed (Debian: apt-get install postgresql)");
        Path passwords = Files.createTempFile("modelgate-", ".txt");
        Files.writeString(passwords, LOGIN.password() + "\n");
        if (isRoot()) {
            run(List.of("chown", "postgres", passwords.toString()));
        }
        Path data = passwords.resolveSibling(passwords.getFileName() + "-postgres");
        PostgresServer server = new PostgresServer(programs.get(), data, freePort());
        server.run(
                "initdb",
                "-D",
                data.toString(),
                "-U",
                LOGIN.user(),
                "--pwfile=" + passwords,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync");
        Files.delete(passwords);
        server.run(
                "pg_ctl",
                "-D",
                data.toString(),
                "-w",
                "-l",
                data.resolve("server.log").toString(),
                "-o",
                "-p %d -k %s -c listen_addresses=127.0.0.1 -c fsync=off".formatted(server.port, data),
                "start");
        return server;
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
    }

    /** Runs statements as one who may write. */
    public void write(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), LOGIN.user(), LOGIN.password());
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    @Override
    public void close() throws IOException {
        run("pg_ctl", "-D", data.toString(), "-m", "immediate", "-w", "stop");
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) { // PostgreSQL refuses to run as root
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private static void run(List<String> command) throws IOException {
        Path log = Files.createTempFile("modelgate-", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(log.getParent().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("%s failed: %s".formatted(command, Files.readString(log)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.delete(log);
        }
    }

    private static Optional<Path> programs() throws IOException {
        List<Path> places = new ArrayList<>();
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.sorted(Comparator.reverseOrder())
                        .map(version -> version.resolve("bin"))
                        .forEach(places::add);
            }
        }
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(Path::of)
                .forEach(places::add);
        return places.stream()
                .filter(place ->
                        Files.isExecutable(place.resolve("initdb")) && Files.isExecutable(place.resolve("pg_ctl")))
                .findFirst();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
