package io.jenkins.lib.modelgate.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** This project's own files, and what its pages show. */
final class Project {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```([a-z]*)\\R(.*?)^ *```");
    private static final Pattern LEADING_PARAMETERS = Pattern.compile("\\| *((?:`[A-Za-z]+`(?:, )?)+) *\\|.*");

    private Project() {}

    /** A file or folder, from the root of the project. */
    static Path path(String path) {
        return Path.of("").toAbsolutePath().getParent().getParent().resolve(path);
    }

    /** The README and every page below {@code docs}. */
    static List<Path> pages() {
        try (Stream<Path> docs = Files.walk(path("docs"))) {
            return Stream.concat(Stream.of(path("README.md")), docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fenced blocks of these languages; "" for those without. */
    static List<String> blocks(Path page, List<String> languages) {
        List<String> blocks = new ArrayList<>();
        for (Matcher block = BLOCK.matcher(text(page)); block.find(); ) {
            if (languages.contains(block.group(1).toLowerCase(Locale.ROOT))) {
                blocks.add(block.group(2));
            }
        }
        return blocks;
    }

    /** The names in the first column of every table of parameters. */
    static List<String> parameters(Path page) {
        List<String> names = new ArrayList<>();
        boolean within = false;
        for (String line : text(page).lines().toList()) {
            within = line.startsWith("| parameter ") || within && line.startsWith("|");
            Matcher row = LEADING_PARAMETERS.matcher(line);
            if (within && row.matches()) {
                names.addAll(List.of(row.group(1).replace("`", "").split(", ")));
            }
        }
        return names;
    }
}
