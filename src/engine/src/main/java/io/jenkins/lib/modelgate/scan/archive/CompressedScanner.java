package io.jenkins.lib.modelgate.scan.archive;

import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import java.io.IOException;

/** Single parts that are compressed as a whole: gzip, zlib as joblib uses it, bzip2, xz, lzma, lz4 and zstandard. */
final class CompressedScanner implements PartScanner {

    private final Budget budget;

    CompressedScanner(Budget budget) {
        this.budget = budget;
    }

    @Override
    public String format() {
        return "compressed file";
    }

    @Override
    public boolean recognises(String name, byte[] head) {
        return Codec.of(head).isPresent();
    }

    @Override
    public void scan(Place place, Content content, Inspection inspection) throws IOException {
        byte[] head = Heads.of(content, 64);
        Codec codec = Codec.of(head).orElseThrow(() -> new IOException("it is not compressed after all"));
        budget.member();
        String name = codec.innerName(place.part().replaceFirst("(?s).*[/!]", ""));
        try (Unpacked inner = new Unpacked(() -> codec.open(new PartInput(content, 0)), content.size(), budget)) {
            inspection.inspect(place.member(name), name, inner);
            inner.finish();
        }
    }
}
