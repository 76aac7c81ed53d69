package io.jenkins.lib.modelgate.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bytes as text, strictly. */
final class Texts {

    private Texts() {}

    /**
     * @throws IOException where it is no UTF-8
     */
    static String utf8(byte[] bytes) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("a text is no UTF-8", e);
        }
    }
}
