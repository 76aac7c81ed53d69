package io.jenkins.lib.modelgate.canary.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.nio.AsyncEntityConsumer;
import org.apache.hc.core5.http.nio.entity.AbstractBinDataConsumer;

/** Collects a body up to a size; of a larger one it lets some more pass by, so that its sender can still be answered. */
final class BoundedBytes extends AbstractBinDataConsumer implements AsyncEntityConsumer<BoundedBytes.Body> {

    /** How many times the limit is let pass by before the connection is cut. */
    private static final int PATIENCE = 4;

    /** @param complete false where there was more than the limit */
    record Body(byte[] bytes, boolean complete) {}

    private final int maxBytes;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long seen;
    private FutureCallback<Body> callback;

    BoundedBytes(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public void streamStart(EntityDetails details, FutureCallback<Body> result) {
        callback = result;
    }

    @Override
    protected int capacityIncrement() {
        return Integer.MAX_VALUE;
    }

    @Override
    protected void data(ByteBuffer chunk, boolean last) throws IOException {
        seen += chunk.remaining();
        if (seen > (long) PATIENCE * maxBytes) {
            throw new IOException("a body of more than %d bytes".formatted((long) PATIENCE * maxBytes));
        }
        byte[] copy = new byte[chunk.remaining()];
        chunk.get(copy);
        if (seen <= maxBytes) {
            bytes.writeBytes(copy);
        }
    }

    @Override
    protected void completed() {
        callback.completed(getContent());
    }

    @Override
    public void failed(Exception cause) {
        releaseResources();
    }

    @Override
    public Body getContent() {
        return new Body(bytes.toByteArray(), seen <= maxBytes);
    }

    @Override
    public void releaseResources() {
        bytes.reset();
    }
}
