package io.jenkins.lib.modelgate.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text of any encoding as UTF-8, so that the readers need to know no other. */
final class Transcoded extends InputStream {

    private static final int BUFFER = 1 << 14;

    private final InputStream raw;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer characters = CharBuffer.allocate(BUFFER).flip();
    private final ByteBuffer out = ByteBuffer.allocate(4 * BUFFER).flip();
    private long before;
    private boolean ended;

    Transcoded(InputStream raw, Charset charset) {
        this.raw = raw;
        this.charset = charset;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        while (!out.hasRemaining() && (!ended || in.hasRemaining())) {
            fill();
        }
        int count = Math.min(length, out.remaining());
        out.get(buffer, offset, count);
        return count == 0 && length > 0 ? -1 : count;
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }

    private void fill() throws IOException {
        if (!ended) {
            in.compact();
            int count = raw.read(in.array(), in.position(), in.remaining());
            ended = count < 0;
            in.position(in.position() + Math.max(0, count)).flip();
        }
        int start = in.position();
        characters.compact();
        CoderResult result = decoder.decode(in, characters, ended);
        before += in.position() - start;
        if (result.isError()) {
            throw new IOException("at byte %,d it is not %s; say encoding: what it is".formatted(before, charset));
        }
        characters.flip();
        out.clear();
        encoder.encode(characters, out, ended && !in.hasRemaining());
        out.flip();
    }
}
