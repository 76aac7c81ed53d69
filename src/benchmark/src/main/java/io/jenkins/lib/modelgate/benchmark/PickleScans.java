package io.jenkins.lib.modelgate.benchmark;

import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Finding;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.pickle.PickleScanner;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.TreeSet;

/** Scans a pickle several times in one process: each time the seconds on a line, and at last what it imports. */
final class PickleScans {

    private PickleScans() {}

    public static void main(String[] arguments) throws IOException {
        Seen seen = new Seen();
        for (int time = 0; time < Integer.parseInt(arguments[1]); time++) {
            try (FileChannel channel = FileChannel.open(Path.of(arguments[0]))) {
                long began = System.nanoTime();
                new PickleScanner().scan(Place.of(arguments[0]), new FileContent(channel), seen);
                System.out.println((System.nanoTime() - began) / 1e9);
            }
        }
        System.out.println(String.join(", ", seen.imports));
    }

    private static final class Seen implements Inspection {

        private final TreeSet<String> imports = new TreeSet<>();

        @Override
        public void found(Finding finding) {
            throw new IllegalStateException(finding.toString());
        }

        @Override
        public void imported(Place place, String module, String name, String chain) {
            imports.add(module + " " + name);
        }

        @Override
        public void inspect(Place place, String name, Content content) {
            throw new IllegalStateException(place.text());
        }
    }

    private record FileContent(FileChannel channel) implements Content {

        @Override
        public int read(long position, byte[] target, int offset, int length) throws IOException {
            return channel.read(ByteBuffer.wrap(target, offset, length), position);
        }

        @Override
        public long size() {
            try {
                return channel.size();
            } catch (IOException e) {
                return -1;
            }
        }

        @Override
        public boolean isRandomAccess() {
            return true;
        }
    }
}
