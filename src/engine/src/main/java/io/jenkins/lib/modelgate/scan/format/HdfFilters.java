package io.jenkins.lib.modelgate.scan.format;

import io.jhdf.AbstractNode;
import io.jhdf.api.Dataset;
import io.jhdf.object.message.FilterPipelineMessage;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks the pieces of an HDF5 dataset, never to more than they say. The library's own unpacking needs parts that are not
 * brought along, and knows no bounds.
 */
final class HdfFilters {

    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    private static final int CHECKSUM = 3;

    /** What a checksum adds. */
    private static final int ADDED = 4;

    private final String path;
    private final List<FilterInfo> filters;
    private final int size;

    private HdfFilters(String path, List<FilterInfo> filters, int size) {
        this.path = path;
        this.filters = filters;
        this.size = size;
    }

    /** @param size how many bytes a piece has when it is unpacked */
    static HdfFilters of(Dataset dataset, int size) {
        FilterPipelineMessage message =
                dataset instanceof AbstractNode node && node.getHeader().hasMessageOfType(FilterPipelineMessage.class)
                        ? node.getHeader().getMessageOfType(FilterPipelineMessage.class)
                        : null;
        return new HdfFilters(dataset.getPath(), message == null ? List.of() : message.getFilters(), size);
    }

    /** @throws IOException where it does not become a piece of the size that it says, or is packed in another way */
    byte[] unpack(byte[] packed) throws IOException {
        byte[] bytes = packed;
        for (int i = filters.size() - 1; i >= 0; i--) {
            FilterInfo filter = filters.get(i);
            bytes = switch (filter.getId()) {
                case DEFLATE -> inflate(bytes);
                case SHUFFLE -> unshuffle(bytes, filter.getData());
                case CHECKSUM -> Arrays.copyOf(bytes, Math.max(0, bytes.length - ADDED));
                default ->
                    throw new IOException(
                            "%s is packed in a way that is not read here (filter %d)".formatted(path, filter.getId()));
            };
        }
        if (bytes.length != size) {
            throw new IOException("a piece of %s has %d bytes in place of %d".formatted(path, bytes.length, size));
        }
        return bytes;
    }

    private byte[] inflate(byte[] packed) throws IOException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] bytes = new byte[size + ADDED + 1];
            int done = 0;
            while (!inflater.finished() && done < bytes.length) {
                int some = inflater.inflate(bytes, done, bytes.length - done);
                if (some == 0) {
                    break;
                }
                done += some;
            }
            return Arrays.copyOf(bytes, done);
        } catch (DataFormatException e) {
            throw new IOException("a piece of %s cannot be unpacked".formatted(path), e);
        } finally {
            inflater.end();
        }
    }

    /** The first bytes of all elements come first, then the second ones; what is left over stays as it is. */
    private static byte[] unshuffle(byte[] shuffled, int[] data) {
        int width = data.length == 0 ? 1 : Math.max(1, data[0]);
        int count = shuffled.length / width;
        byte[] bytes = shuffled.clone();
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < width; k++) {
                bytes[i * width + k] = shuffled[k * count + i];
            }
        }
        return bytes;
    }
}
