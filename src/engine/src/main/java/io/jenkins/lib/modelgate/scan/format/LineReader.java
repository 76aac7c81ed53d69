package io.jenkins.lib.modelgate.scan.format;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Lines of a text in UTF-8, however long the text is. */
final class LineReader {

    private static final int MOST = 16 << 20;

    private final InputStream in;
    private long position;
    private long lineStart;

    LineReader(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /**
     * @return null at the end
     * @throws IOException where a line is no UTF-8, holds control characters, or is longer than 16 MB
     */
    String next() throws IOException {
        lineStart = position;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = in.read();
        if (b < 0) {
            return null;
        }
        for (; b >= 0 && b != '\n'; b = in.read()) {
            position++;
            if (b < ' ' && b != '\t' && b != '\r' && b != '\f' && b != 0x1b) {
                throw new IOException("the text holds the control character %d at byte %d".formatted(b, position - 1));
            }
            if (line.size() == MOST) {
                throw new IOException("the line at byte %d is longer than %d bytes".formatted(lineStart, MOST));
            }
            line.write(b);
        }
        position++;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("the line at byte %d is no UTF-8".formatted(lineStart), e);
        }
    }

    /** Where the line read last begins. */
    long position() {
        return lineStart;
    }
}
