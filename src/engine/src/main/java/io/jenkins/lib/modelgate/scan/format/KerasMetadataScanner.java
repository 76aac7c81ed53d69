package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.model.ByteReader;
import io.jenkins.lib.modelgate.model.Protobuf;
import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import java.io.IOException;

/** {@code keras_metadata.pb} beside a SavedModel of Keras 2: a list of layers with their configurations as JSON. */
final class KerasMetadataScanner implements PartScanner {

    private static final int MOST = 16 << 20;

    @Override
    public String format() {
        return "Keras metadata";
    }

    @Override
    public boolean recognises(String name, byte[] head) {
        return name.equals("keras_metadata.pb");
    }

    @Override
    public void scan(Place place, Content content, Inspection inspection) throws IOException {
        Protobuf in = new Protobuf(new ByteReader(content::read));
        while (in.next()) {
            if (!in.is(1, Protobuf.LENGTH)) {
                throw new IOException("it holds the field %d, which is in no such file".formatted(in.field()));
            }
            in.enter();
            while (in.next()) {
                if (in.is(4, Protobuf.LENGTH)) {
                    long position = in.position();
                    String metadata = in.text(MOST);
                    if (!metadata.isBlank()) {
                        new JsonWalk().read(metadata, new JsonRules(place.at(position), inspection));
                    }
                }
            }
            in.leave();
        }
    }
}
