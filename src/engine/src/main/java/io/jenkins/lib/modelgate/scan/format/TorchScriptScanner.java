package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The code of TorchScript, members {@code code/….py} of an archive. Its language only reaches PyTorch's operators, so what
 * counts is which: none of other libraries, none that touch files.
 */
final class TorchScriptScanner implements PartScanner {

    /** Begins as the serializer begins files; whether it is TorchScript throughout is then looked at token by token. */
    private static final Pattern BEGINNING = Pattern.compile(
            "\\s*+(class \\w++\\(\\w*+\\):\\s++__parameters__ = |op_version_set = [0-9]++|def \\w++\\(.*|class \\w++(\\((NamedTuple|Enum|Interface|ModuleInterface)\\))?:.*)(?s:.*)");

    @Override
    public String format() {
        return "TorchScript code";
    }

    @Override
    public boolean recognises(String name, byte[] head) {
        return name.endsWith(".py")
                && BEGINNING
                        .matcher(new String(head, StandardCharsets.ISO_8859_1))
                        .matches();
    }

    @Override
    public void scan(Place place, Content content, Inspection inspection) throws IOException {
        Findings findings = new Findings(place, inspection);
        // only in a PyTorch archive's own folder of code is it TorchScript; elsewhere it is Python
        if (!place.part().matches("(?s).*![^!]*code/__torch__(/[^!]*)?\\.py")) {
            findings.add(Rule.CODE, -1, "", "The model brings Python code along, which nobody here has reviewed.");
            return;
        }
        LineReader lines = new LineReader(new ContentStream(content));
        for (String line = lines.next(); line != null; line = lines.next()) {
            new TorchLine(line, lines.position(), findings).judge();
        }
    }
}
