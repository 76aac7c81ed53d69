package io.jenkins.lib.modelgate.scan.archive;

import io.jenkins.lib.modelgate.scan.part.Content;
import java.io.IOException;

/** The raw numbers of a tensor, told by where they lie in a PyTorch archive; they need have no format. */
public final class Storage implements Content {

    private final Content content;

    Storage(Content content) {
        this.content = content;
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) throws IOException {
        return content.read(position, target, offset, length);
    }

    @Override
    public long size() {
        return content.size();
    }

    @Override
    public boolean isRandomAccess() {
        return content.isRandomAccess();
    }
}
