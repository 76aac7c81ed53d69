package io.jenkins.lib.modelgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page that newcomers follow with a file of their own: each of its commands, word for word, in a process of its own. */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class YourOwnDataTest {

    private static final Path PAGE = Project.path("docs/your-own-data.md");
    private static final Path EXAMPLE = Project.path("docs/examples/housing");
    private static final Pattern COMMAND = Pattern.compile("(?m)^modelgate (.*)$");
    private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    @TempDir
    Path folder;

    @Test
    void everyCommandOfThePagePasses() throws Exception {
        String page = Files.readString(PAGE);
        copyExample();
        Files.writeString(folder.resolve("modelgate.yaml"), first(YAML, page));
        List<String> commands = COMMAND.matcher(page.replaceAll("\\\\\n *", ""))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(commands).hasSize(6);
        for (String command : commands) {
            Process process = start(words(command));
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor()).as(command + "\n" + said).isZero();
            assertThat(said).as(command).contains("PASSED").doesNotContain("WARNING");
        }
    }

    private Process start(List<String> words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(words);
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }

    private void copyExample() throws IOException {
        try (Stream<Path> tables = Files.list(EXAMPLE.resolve("data"))) {
            for (Path table : tables.toList()) {
                Files.copy(table, folder.resolve(table.getFileName()));
            }
        }
        Files.copy(EXAMPLE.resolve("model.onnx"), folder.resolve("model.onnx"));
    }

    private static String first(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> words(String command) {
        return WORD.matcher(command)
                .results()
                .map((MatchResult word) -> word.group(1) == null ? word.group(2) : word.group(1))
                .toList();
    }
}
