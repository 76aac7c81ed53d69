package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.model.GgufHeader;
import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import java.io.IOException;

/** GGUF: metadata and numbers, within the file's bounds; and chat templates, which are programs. */
final class GgufScanner implements PartScanner {

    @Override
    public String format() {
        return "GGUF";
    }

    @Override
    public boolean recognises(String name, byte[] head) {
        return head.length >= 8 && head[0] == 'G' && head[1] == 'G' && head[2] == 'U' && head[3] == 'F';
    }

    @Override
    public void scan(Place place, Content content, Inspection inspection) throws IOException {
        Findings findings = new Findings(place, inspection);
        ChatTemplate templates = new ChatTemplate();
        GgufHeader.read(content::read, (key, text, position) -> {
            if (key.startsWith("tokenizer.chat_template") || key.contains("chat_template")) {
                templates.judge(text, position, findings);
            }
        });
    }
}
