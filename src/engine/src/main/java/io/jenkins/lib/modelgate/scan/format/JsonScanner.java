package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import java.io.IOException;
import java.util.Locale;

/** JSON of any kind: Keras and Hugging Face configurations, skops schemas, boosters, vocabularies. */
final class JsonScanner implements PartScanner {

    @Override
    public String format() {
        return "JSON";
    }

    @Override
    public boolean recognises(String name, byte[] head) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".json") || lower.endsWith(".jsonl") || lower.endsWith(".webmanifest")) {
            return head.length > 0 && head[0] != (byte) 0x80;
        }
        int first = 0;
        while (first < head.length
                && (head[first] == ' ' || head[first] == '\n' || head[first] == '\r' || head[first] == '\t')) {
            first++;
        }
        if (first + 1 >= head.length || head[first] != '{' && head[first] != '[') {
            return false;
        }
        // UBJSON begins with the same brace, but a length follows; Jinja's templates have a second brace or a per cent
        int second = first + 1;
        while (second < head.length && head[second] > 0 && Character.isWhitespace(head[second])) {
            second++;
        }
        boolean begun = second < head.length
                && (head[first] == '{'
                        ? head[second] == '"' || head[second] == '}'
                        : "[{\"]-0123456789tfn".indexOf(head[second]) >= 0);
        // settings, vocabularies and remarks may begin with a bracket as well
        return begun && (!TextScanner.isNamed(name) || new JsonWalk().isJson(head));
    }

    @Override
    public void scan(Place place, Content content, Inspection inspection) throws IOException {
        new JsonWalk().read(new ContentStream(content), new JsonRules(place, inspection));
        if (TextScanner.isNamed(place.part().replaceFirst("(?s).*[/!]", ""))) {
            // JSON is a template or YAML as well, for those who go by the name
            new TextScanner().scan(place, content, inspection);
        }
    }
}
