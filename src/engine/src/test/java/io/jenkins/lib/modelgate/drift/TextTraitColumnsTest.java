package io.jenkins.lib.modelgate.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextTraitColumnsTest {

    private static final List<String> KNOWN =
            List.of("the", "taxi", "was", "late", "and", "clean", "driver", "knew", "a", "short", "way", "home");
    private static final List<String> STRANGE = List.of("het", "was", "een", "schone", "wagen", "maar", "laat");

    @TempDir
    Path folder;

    private final Random random = new Random(5);

    @Test
    void sentencesOfTheSameKindAreSteady() throws IOException {
        Report report = compare(row -> sentence(KNOWN, 8), row -> sentence(KNOWN, 8));

        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(report.checks())
                .extracting(Check::id)
                .contains("column.review (length)", "column.review (unknown words)");
    }

    @Test
    void anotherLanguageHasUnknownWords() throws IOException {
        Report report = compare(row -> sentence(KNOWN, 8), row -> sentence(STRANGE, 8));

        Check unknown = check(report, "column.review (unknown words)");
        assertThat(unknown.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(unknown.explanation()).startsWith("review (unknown words) rose: ");
    }

    @Test
    void longerSentencesAreLonger() throws IOException {
        Report report = compare(row -> sentence(KNOWN, 6), row -> sentence(KNOWN, 12));

        assertThat(check(report, "column.review (length)").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check(report, "column.review (unknown words)").verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void idsAreNoSentencesEvenIfTheyGrow() throws IOException {
        Report report = compare(row -> "trip-" + row, row -> "trip-" + (100_000 + row));

        assertThat(report.checks()).extracting(Check::id).noneMatch(id -> id.startsWith("column.review ("));
    }

    private Report compare(IntFunction<String> before, IntFunction<String> now) throws IOException {
        write("reference.csv", before);
        write("current.csv", now);
        DriftSpec spec = DriftTestSettings.spec("{\"reference\": \"reference.csv\", \"current\": \"current.csv\"}");
        return Drift.run(spec, Workspace.confined(folder), Clock.systemUTC(), line -> {})
                .report();
    }

    private void write(String name, IntFunction<String> text) throws IOException {
        Files.writeString(
                folder.resolve(name),
                IntStream.range(0, 1_000)
                        .mapToObj(row -> text.apply(row) + "," + random.nextInt(1_000))
                        .collect(Collectors.joining("\n", "review,x\n", "\n")));
    }

    private String sentence(List<String> words, int length) {
        return IntStream.range(0, length + random.nextInt(5))
                .mapToObj(i -> words.get(random.nextInt(words.size())))
                .collect(Collectors.joining(" "));
    }

    private static Check check(Report report, String id) {
        return report.checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
