package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.report.DiskReason;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a file by its content. */
public record Fingerprint(String sha256, long bytes) {

    /** Reads the whole file once, in constant memory. */
    public static Fingerprint of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = newDigest();
            byte[] buffer = new byte[1 << 16];
            long bytes = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                bytes += read;
            }
            return new Fingerprint(HexFormat.of().formatHex(digest.digest()), bytes);
        } catch (IOException e) {
            throw new UnavailableException("%s cannot be read: %s.".formatted(file.getFileName(), DiskReason.of(e)), e);
        }
    }

    /** The same for a text, as UTF-8. */
    public static Fingerprint ofText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Fingerprint(HexFormat.of().formatHex(newDigest().digest(bytes)), bytes.length);
    }

    /** This content as it went into a verdict. */
    public Input asInput(String role, String path, Long rows) {
        return new Input(role, path, sha256, bytes, rows);
    }

    /** {@code sha256:} and the digits, as registries write it. */
    public String digest() {
        return "sha256:" + sha256;
    }

    /** A fresh SHA-256; every Java platform has it. */
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
