package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.model.SafetensorsHeader;
import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import java.io.IOException;
import java.util.Locale;

/** safetensors: a header of JSON and numbers, with nothing to run; what counts is that the two agree to the last byte. */
final class SafetensorsScanner implements PartScanner {

    @Override
    public String format() {
        return "safetensors";
    }

    @Override
    public boolean recognises(String name, byte[] head) {
        if (head.length < 9) {
            return name.toLowerCase(Locale.ROOT).endsWith(".safetensors");
        }
        // a length below 2^32, then a brace
        return name.toLowerCase(Locale.ROOT).endsWith(".safetensors") && head[0] != (byte) 0x80
                || head[8] == '{' && head[4] == 0 && head[5] == 0 && head[6] == 0 && head[7] == 0;
    }

    @Override
    public void scan(Place place, Content content, Inspection inspection) throws IOException {
        SafetensorsHeader.read(content::read);
    }
}
