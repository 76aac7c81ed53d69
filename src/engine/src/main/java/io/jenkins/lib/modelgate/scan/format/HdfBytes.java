package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.ByteContent;
import io.jenkins.lib.modelgate.scan.part.Content;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.dataset.CompactDataset;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes of a dataset as they lie in the file, unpacked, in bounded memory. */
final class HdfBytes {

    private static final long MOST_CHUNKS = 200_000;
    private static final long LARGEST_CHUNK = 16L << 20;

    private HdfBytes() {}

    /** @throws IOException where they are of a kind that is not read, or take more memory than there may be */
    static Content of(HdfFile file, Content spool, Dataset dataset) throws IOException {
        if (dataset.isEmpty() || dataset.getSizeInBytes() == 0) {
            return new ByteContent(new byte[0]);
        }
        if (dataset instanceof ContiguousDataset contiguous) {
            return new ContentWindow(
                    spool, file.getUserBlockSize() + contiguous.getDataAddress(), dataset.getSizeInBytes());
        }
        if (dataset instanceof CompactDataset compact) {
            return new ByteContent(copy(compact.getDataBuffer()));
        }
        if (dataset instanceof ChunkedDataset chunked) {
            return chunked(chunked);
        }
        throw new IOException("%s is kept in a way that is not read".formatted(dataset.getPath()));
    }

    static byte[] copy(ByteBuffer buffer) {
        ByteBuffer own = buffer.duplicate();
        own.rewind();
        byte[] bytes = new byte[own.remaining()];
        own.get(bytes);
        return bytes;
    }

    private static Content chunked(ChunkedDataset dataset) throws IOException {
        long[] shape = dataset.getDimensionsAsLong();
        int[] chunk = dataset.getChunkDimensions();
        long size = dataset.getDataType().getSize();
        long chunks = 1;
        int long1 = -1;
        int longs = 0;
        for (int i = 0; i < shape.length; i++) {
            size = Math.multiplyExact(size, (long) chunk[i]);
            chunks = Math.multiplyExact(chunks, (shape[i] + chunk[i] - 1) / chunk[i]);
            if (shape[i] > 1) {
                long1 = i;
                longs++;
            }
        }
        if (chunks > MOST_CHUNKS || size > LARGEST_CHUNK) {
            throw new IOException(
                    "%s lies in more, or in larger pieces than are looked at".formatted(dataset.getPath()));
        }
        if (dataset.getStorageInBytes() == 0) {
            return new ByteContent(new byte[0]);
        }
        boolean row = longs <= 1 && flat(chunk, long1);
        // of what has several dimensions the first piece is enough: what is loaded as a whole is kept as a row
        return new ContentWindow(
                new Chunks(dataset, Math.max(long1, 0), size), 0, row ? dataset.getSizeInBytes() : size);
    }

    private static boolean flat(int[] chunk, int except) {
        for (int i = 0; i < chunk.length; i++) {
            if (i != except && chunk[i] != 1) {
                return false;
            }
        }
        return true;
    }

    /** A row of chunks, of which one is unpacked at a time. */
    private static final class Chunks implements Content {
        private final ChunkedDataset dataset;
        private final int dimension;
        private final long chunkSize;
        private final HdfFilters filters;
        private long at = -1;
        private byte[] bytes = new byte[0];

        Chunks(ChunkedDataset dataset, int dimension, long chunkSize) {
            this.dataset = dataset;
            this.dimension = dimension;
            this.chunkSize = chunkSize;
            this.filters = HdfFilters.of(dataset, Math.toIntExact(chunkSize));
        }

        @Override
        public int read(long position, byte[] target, int offset, int length) throws IOException {
            long number = position / chunkSize;
            if (number != at) {
                int[] chunk = dataset.getChunkDimensions();
                int[] first = new int[chunk.length];
                first[dimension] = Math.toIntExact(number * chunk[dimension]);
                bytes = filters.unpack(HdfBytes.copy(dataset.getRawChunkBuffer(first)));
                at = number;
            }
            int from = (int) (position % chunkSize);
            int some = Math.min(length, bytes.length - from);
            System.arraycopy(bytes, from, target, offset, some);
            return some;
        }

        @Override
        public long size() {
            return -1;
        }

        @Override
        public boolean isRandomAccess() {
            return true;
        }
    }
}
