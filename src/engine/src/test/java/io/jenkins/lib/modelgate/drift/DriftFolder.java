package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A folder with a reference and a current table, and the gate between them. */
record DriftFolder(Path path) {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    DriftFolder reference(String header, int rows, IntFunction<String> row) {
        return table("reference.csv", header, rows, row);
    }

    DriftFolder current(String header, int rows, IntFunction<String> row) {
        return table("current.csv", header, rows, row);
    }

    DriftFolder table(String name, String header, int rows, IntFunction<String> row) {
        return write(
                name,
                header + "\n"
                        + IntStream.range(0, rows)
                                .mapToObj(i -> row.apply(i) + "\n")
                                .collect(Collectors.joining()));
    }

    DriftFolder write(String name, String content) {
        try {
            Files.writeString(path.resolve(name), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param settings as JSON with single quotes and without braces; what is not said of the tables is the usual */
    Outcome run(String settings) {
        return run(settings, DriftContext.NONE);
    }

    Outcome run(String settings, DriftContext context) {
        return Drift.run(spec(settings), Workspace.confined(path), CLOCK, line -> {}, context);
    }

    Report report(String settings) {
        return run(settings).report();
    }

    static DriftSpec spec(String settings) {
        String all = settings
                + (settings.contains("'reference':") ? "" : ", 'reference': 'reference.csv'")
                + (settings.contains("'current':") ? "" : ", 'current': 'current.csv'");
        return DriftTestSettings.spec("{" + all.replaceFirst("^, ", "").replace('\'', '"') + "}");
    }

    static Check check(Report report, String id) {
        return report.checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check %s in %s".formatted(id, report.checks())));
    }

    static List<String> ids(Report report, String prefix) {
        return report.checks().stream()
                .map(Check::id)
                .filter(id -> id.startsWith(prefix))
                .toList();
    }
}
