package io.jenkins.lib.modelgate.registry;

import io.jenkins.lib.modelgate.data.Fingerprint;
import io.jenkins.lib.modelgate.report.AtomicFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The files of a layout, each named by its content; whole or absent. */
final class Blobs {

    /** Documents are read into memory; none of ours comes near this. */
    private static final long MAX_DOCUMENT_BYTES = 64L << 20;

    private final Layout layout;
    private final Incoming incoming;

    Blobs(Layout layout) {
        this.layout = layout;
        this.incoming = new Incoming(layout.folder());
    }

    Incoming incoming() {
        return incoming;
    }

    /** Whether a blob is there with its content, which is read. */
    boolean holds(Oci.Descriptor blob) {
        try (VerifyingStream in = stream(blob, "it")) {
            in.drain();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Refuses a blob that is missing or has another size; its content is not read. */
    void requirePresent(Oci.Descriptor blob, String what) {
        Path file = layout.blob(blob.digest());
        try {
            if (!isPlain(file)) {
                throw layout.damaged("%s is missing, the blob %s".formatted(what, blob.digest()));
            }
            if (Files.size(file) != blob.size()) {
                throw layout.damaged("%s has %,d bytes instead of %,d, the blob %s"
                        .formatted(what, Files.size(file), blob.size(), blob.digest()));
            }
        } catch (IOException e) {
            throw layout.unreadable(e);
        }
    }

    /** Refuses a blob that is missing or has another content. */
    void requireIntact(Oci.Descriptor blob, String what) {
        requirePresent(blob, what);
        try (VerifyingStream in = stream(blob, what)) {
            in.drain();
        } catch (VerifyingStream.OtherContentException e) {
            throw layout.damaged(e.getMessage());
        } catch (IOException e) {
            throw layout.unreadable(e);
        }
    }

    /** Where a blob is, or would be. */
    Path file(Oci.Descriptor blob) {
        return layout.blob(blob.digest());
    }

    /** Refuses a blob that somebody else read with another digest. */
    void requireSame(Oci.Descriptor blob, String read, String what) {
        if (!blob.digest().equals(read)) {
            throw layout.damaged("%s has the digest %s instead of %s".formatted(what, read, blob.digest()));
        }
    }

    /** A document's content, verified. */
    byte[] read(Oci.Descriptor blob, String what) {
        requirePresent(blob, what);
        if (blob.size() > MAX_DOCUMENT_BYTES) {
            throw layout.damaged(
                    "%s is larger than %d MB and cannot be one of ours".formatted(what, MAX_DOCUMENT_BYTES >> 20));
        }
        try (InputStream in = stream(blob, what)) {
            return in.readAllBytes();
        } catch (VerifyingStream.OtherContentException e) {
            throw layout.damaged(e.getMessage());
        } catch (IOException e) {
            throw layout.unreadable(e);
        }
    }

    /** A blob's content, which fails at its end where it was another. */
    InputStream open(Oci.Descriptor blob, String what) {
        requirePresent(blob, what);
        try {
            return stream(blob, what);
        } catch (IOException e) {
            throw layout.unreadable(e);
        }
    }

    Oci.Descriptor add(String mediaType, byte[] content) {
        try {
            Fingerprint added = add(new ByteArrayInputStream(content));
            return Oci.Descriptor.of(mediaType, added.digest(), added.bytes());
        } catch (IOException e) {
            throw layout.unwritable(e);
        }
    }

    /** Copies a stream into a blob while taking its digest, in constant memory. */
    Fingerprint add(InputStream content) throws IOException {
        try (Incoming.Slot slot = incoming.claim()) {
            Fingerprint written = copy(content, slot.channel());
            place(slot.file(), written);
            return written;
        }
    }

    /** Takes over a verified blob of another layout; where {@code move} and the file system allow it, without a copy. */
    void take(Blobs source, Oci.Descriptor blob, String what, boolean move) {
        if (holds(blob)) {
            source.requireIntact(blob, what);
            return;
        }
        try {
            if (move) {
                source.requireIntact(blob, what);
                AtomicFiles.replace(source.layout.blob(blob.digest()), layout.blob(blob.digest()));
                return;
            }
            try (InputStream in = source.open(blob, what)) {
                add(in);
            }
        } catch (VerifyingStream.OtherContentException e) {
            throw source.layout.damaged(e.getMessage());
        } catch (IOException e) {
            throw layout.unwritable(e);
        }
    }

    private void place(Path written, Fingerprint content) throws IOException {
        Oci.Descriptor blob = Oci.Descriptor.of("", content.digest(), content.bytes());
        // One that was damaged since is replaced.
        if (!holds(blob)) {
            AtomicFiles.replace(written, layout.blob(blob.digest()));
        }
    }

    private static Fingerprint copy(InputStream from, FileChannel to) throws IOException {
        MessageDigest digest = Fingerprint.newDigest();
        byte[] buffer = new byte[1 << 17];
        long bytes = 0;
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            digest.update(buffer, 0, read);
            ByteBuffer chunk = ByteBuffer.wrap(buffer, 0, read);
            while (chunk.hasRemaining()) {
                to.write(chunk);
            }
            bytes += read;
        }
        to.force(true);
        return new Fingerprint(HexFormat.of().formatHex(digest.digest()), bytes);
    }

    private VerifyingStream stream(Oci.Descriptor blob, String what) throws IOException {
        Path file = layout.blob(blob.digest());
        if (!isPlain(file)) {
            throw new IOException("%s is missing, the blob %s".formatted(what, blob.digest()));
        }
        return new VerifyingStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), blob, what);
    }

    /** A regular file, and not one elsewhere that a link in an agent's pack points to. */
    private boolean isPlain(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.isDirectory(layout.blobFolder(), LinkOption.NOFOLLOW_LINKS)
                && Files.isDirectory(layout.folder().resolve(Layout.BLOBS), LinkOption.NOFOLLOW_LINKS);
    }
}
