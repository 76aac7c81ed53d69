package io.jenkins.lib.modelgate.scan;

import io.jenkins.lib.modelgate.data.Fingerprint;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.DiskReason;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An allow file as it was read, before it is understood: what is judged by is what was read, whatever the file says later.
 *
 * @param name as the user named it
 * @param text its content, at most 1 MiB
 */
public record AllowText(String name, String text) {

    /** Looked for where nothing is said. */
    public static final String DEFAULT = "modelgate-allow.txt";

    /** Said where not even the usual file is to be read. */
    public static final String NONE = "none";

    private static final long MOST_BYTES = 1 << 20;
    private static final Pattern PINNED = Pattern.compile("(.+)@sha256:([0-9a-f]{64})");

    /**
     * Reads the allow file.
     *
     * @param said a path relative to the workspace, perhaps with {@code @sha256:} and 64 hexadecimal digits of the only
     *     content that is accepted; {@link #NONE} for none; where nothing is said, {@value #DEFAULT} where there is one
     * @return empty where there is none
     * @throws UnavailableException where it cannot be read, or is not the one that was said
     */
    public static Optional<AllowText> read(Workspace workspace, Optional<String> said) {
        if (said.isEmpty()) {
            Path usual = workspace.root().resolve(DEFAULT);
            return Files.isRegularFile(usual) ? Optional.of(read(usual, DEFAULT)) : Optional.empty();
        }
        if (said.get().equals(NONE)) {
            return Optional.empty();
        }
        Matcher pinned = PINNED.matcher(said.get());
        String path = pinned.matches() ? pinned.group(1) : said.get();
        AllowText allow = read(workspace.file(path, "allow file"), path);
        allow.requireSaid(said);
        return Optional.of(allow);
    }

    /**
     * Refuses a content other than the one that the user pinned.
     *
     * @param said as the user said it; what pins nothing is passed over
     */
    private void requireSaid(Optional<String> said) {
        Matcher pinned = PINNED.matcher(said.orElse(""));
        String sha256 = Fingerprint.ofText(text).sha256();
        if (pinned.matches() && !pinned.group(2).equals(sha256)) {
            throw new UnavailableException(
                    "The allow file %s has the digest sha256:%s, not the one that 'allow' names: review it, then name it."
                            .formatted(name, sha256));
        }
    }

    /**
     * Holds an allow file that somebody else read, such as an agent, against what the user said.
     *
     * @throws UnavailableException where it is missing, or not the one that was said
     */
    public static Optional<AllowText> accepted(Optional<AllowText> read, Optional<String> said) {
        if (said.filter(NONE::equals).isPresent()) {
            return Optional.empty();
        }
        if (said.isPresent() && read.isEmpty()) {
            throw new UnavailableException("The allow file %s was not handed over.".formatted(said.get()));
        }
        read.ifPresent(allow -> allow.requireSaid(said));
        return read;
    }

    private static AllowText read(Path file, String name) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UnavailableException("The allow file %s is larger than 1 MiB.".formatted(name));
            }
            return new AllowText(name, Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UnavailableException(
                    "The allow file %s cannot be read: %s.".formatted(name, DiskReason.of(e)), e);
        }
    }
}
