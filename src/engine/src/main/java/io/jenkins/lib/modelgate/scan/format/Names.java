package io.jenkins.lib.modelgate.scan.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** A reviewed list of names, kept beside this class: one a line, {@code #} before a remark. */
final class Names {

    private Names() {}

    static Set<String> of(String list) {
        try (InputStream in = Names.class.getResourceAsStream(list)) {
            if (in == null) {
                throw new IllegalStateException("the list " + list + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
