package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The code of TorchScript, members {@code code/….py} of an archive. Its language only reaches PyTorch's operators, so what
 * counts is which: none of other libraries, none that touch files.
 */
final class TorchScriptScanner implements PartScanner {

    /** Begins as the serializer begins files; whether it is TorchScript throughout is then looked at line by line. */
    private static final Pattern BEGINNING = Pattern.compile(
            "\\s*+(class \\w++\\(\\w*+\\):\\s++__parameters__ = |op_version_set = [0-9]++|def \\w++\\(.*|class \\w++\\((NamedTuple|Enum|Interface|ModuleInterface)\\):.*)(?s:.*)");

    private static final Set<String> NAMESPACES = Set.of(
            "prim",
            "aten",
            "quantized",
            "quantized_decomposed",
            "_quantized",
            "mkldnn",
            "mkldnn_prepacked",
            "prepacked",
            "torchvision");

    private static final Pattern SUSPECT = Pattern.compile(
            "\\bops\\s*+\\.\\s*+(?<namespace>\\w++)(\\s*+\\.\\s*+(?<operator>save|load|from_file|fromfile|read_file|write_file)\\b)?"
                    + "|(?<!__torch__\\.)\\btorch\\s*+\\.\\s*+(?<torch>save|load|from_file|classes|hub|utils|ops|jit|package|_C|library|distributed|cuda"
                    + "|os|sys|compile|fromfile)\\b"
                    + "|\\b__torch__\\.torch\\.classes\\.(?!quantized\\b)(?<class>\\w++)"
                    + "|(?<python>(?<![.\\w])(import|from|exec|lambda|async|await|yield|try|except|global|nonlocal)\\b(?!\\s*+[:=,)])"
                    + "|(?<![.\\w])(open|eval|exec|compile|globals|locals|breakpoint|(?<!def )\\b__\\w++)\\s*+\\("
                    + "|\\bgetattr\\s*+\\(\\s*+(torch|ops|CONSTANTS)\\b)");

    /** A name that goes on in the next line, which PyTorch never writes and which would hide it from a look at each line. */
    private static final Pattern BROKEN = Pattern.compile(
            "^\\s*+[.(]|\\b(torch|ops|classes|aten|prim|getattr)\\s*+\\.?\\s*+(#.*)?$|(?<![0-9])\\.\\s*+(#.*)?$|\\\\\\s*+$");

    @Override
    public String format() {
        return "TorchScript code";
    }

    @Override
    public boolean recognises(String name, byte[] head) {
        return name.endsWith(".py")
                && BEGINNING
                        .matcher(new String(head, java.nio.charset.StandardCharsets.ISO_8859_1))
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
            judge(line, lines.position(), findings);
        }
    }

    private static void judge(String line, long position, Findings findings) {
        if (line.stripLeading().startsWith("#")) {
            return;
        }
        if (BROKEN.matcher(line).find()) {
            findings.add(Rule.CODE, position, line.strip(), "PyTorch writes no name over two lines, as here.");
        }
        Matcher matcher = SUSPECT.matcher(line);
        while (matcher.find()) {
            String namespace = matcher.group("namespace");
            if (namespace != null) {
                if (matcher.group("operator") != null) {
                    findings.add(
                            Rule.OPERATOR,
                            position,
                            "ops." + namespace + "." + matcher.group("operator"),
                            "It may reach files or code of others.");
                } else if (!NAMESPACES.contains(namespace)) {
                    findings.add(
                            Rule.OPERATOR,
                            position,
                            "ops." + namespace,
                            "The operator is of another library than PyTorch.");
                }
            } else if (matcher.group("torch") != null) {
                findings.add(
                        Rule.OPERATOR,
                        position,
                        "torch." + matcher.group("torch"),
                        "It may reach files or code of others.");
            } else if (matcher.group("class") != null) {
                findings.add(
                        Rule.CUSTOM_OBJECT,
                        position,
                        "torch.classes." + matcher.group("class"),
                        "The class is of another library.");
            } else {
                findings.add(
                        Rule.CODE, position, matcher.group(), "TorchScript has no such word, so that this is Python.");
            }
        }
    }
}
