package io.jenkins.plugins.modelgate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small model files for tests, written byte by byte; nothing ever loads them. */
public final class ModelFiles {

    private ModelFiles() {}

    /** A pickle that would call {@code module.name()} when loaded. */
    public static byte[] calling(String module, String name) {
        return "c%s\n%s\n(tR.".formatted(module, name).getBytes(StandardCharsets.UTF_8);
    }

    /** A pickle of an empty dictionary. */
    public static byte[] harmless() {
        return "}.".getBytes(StandardCharsets.US_ASCII);
    }

    /** A zip archive of these members. */
    public static byte[] zip(Map<String, byte[]> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
