package io.jenkins.lib.modelgate.scan.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.lib.modelgate.model.SafetensorsHeader;
import io.jenkins.lib.modelgate.scan.part.BrokenPartException;
import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import java.io.IOException;
import java.util.Locale;

/** safetensors: a header of JSON and numbers, with nothing to run; what counts is that the two agree to the last byte. */
final class SafetensorsScanner implements PartScanner {

    /** What tells the header's length stands before it. */
    private static final int LENGTH = 8;

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
        try {
            SafetensorsHeader.read(content::read);
        } catch (JsonProcessingException e) {
            BrokenPartException broken = JsonWalk.broken(e);
            long position = broken.position() < 0 ? -1 : LENGTH + broken.position();
            throw new BrokenPartException(position, "of its header, " + broken.getMessage(), e);
        }
    }
}
