package io.jenkins.lib.modelgate.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** What somebody at a shell would see of one command. */
record Shell(int status, String out, String err) {

    static Shell run(Object... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int status = line.execute(Stream.of(words).map(Object::toString).toArray(String[]::new));
        return new Shell(status, out.toString(), err.toString());
    }

    /** What was said on standard error, without the lines that tell progress. */
    List<String> complaints() {
        return err.lines().filter(line -> !line.startsWith("  · ")).toList();
    }

    /** Every file below a folder, relative to it; none where there is no folder. */
    static List<String> files(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
