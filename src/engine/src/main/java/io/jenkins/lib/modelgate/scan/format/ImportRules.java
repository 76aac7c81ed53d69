package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.Rule;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keys under which libraries of the Hugging Face family and LangChain look for what to import: a name with dots is imported by
 * it, a name with a stroke is fetched from a server. Only the library's own names are approved.
 */
final class ImportRules {

    private static final Pattern DOTTED = Pattern.compile("[\\p{L}_][\\w]*(\\.[\\p{L}_][\\w]*)+");

    private static final Pattern SENTENCE_TRANSFORMERS = Pattern.compile("sentence_transformers\\.(\\w+\\.)*[A-Z]\\w*");

    /** Of each key that is imported from, what its library itself writes there. */
    private static final Map<String, Pattern> OWN = Map.of(
            "activation_function", Pattern.compile("torch\\.nn\\.(modules\\.(activation|linear)\\.)?[A-Z]\\w*"),
            "activation_fn", Pattern.compile("torch\\.nn\\.(modules\\.(activation|linear)\\.)?[A-Z]\\w*"),
            "sbert_ce_default_activation_function",
                    Pattern.compile("torch\\.nn\\.(modules\\.(activation|linear)\\.)?[A-Z]\\w*"),
            "tokenizer_class", SENTENCE_TRANSFORMERS,
            "parent_library", Pattern.compile("(transformers|diffusers)(\\.\\w+)*"));

    private static final Set<String> NEVER_FALSE = Set.of("", "false", "0", "none", "null", "no");

    private static final Pattern TEMPLATE_FILE = Pattern.compile("(template|example_prompt|prefix|suffix)_path");

    /** What of LangChain's own only holds texts. */
    private static final Pattern LANGCHAIN =
            Pattern.compile("(langchain|langchain_core)/(prompts|messages|schema|output_parsers|documents)(/\\w+)+");

    private static final int LONGEST = 500;

    private final Findings findings;

    ImportRules(Findings findings) {
        this.findings = findings;
    }

    boolean wants(JsonFrame frame, String key) {
        return OWN.containsKey(key)
                || key.endsWith("_implementation")
                || key.equals("custom_generate")
                || key.equals("template_format")
                || isTemplate(key)
                || TEMPLATE_FILE.matcher(key).matches()
                || frame.name.equals("types")
                || frame.isList && key.equals("id")
                || frame.isWithin("attn_implementation")
                || frame.isWithin("_attn_implementation");
    }

    /** An object or list begins under the frame's key. */
    void begins(JsonFrame frame, boolean list, long position) {
        if (list && frame.key.equals("_class_name")) {
            findings.add(
                    Rule.CODE, position, frame.key, "The pipeline's class is loaded from a module that is named here.");
        }
    }

    /** A number or constant, as it stands there. */
    void value(String key, String value, long position) {
        if (key.equals("trust_remote_code") && !NEVER_FALSE.contains(value.toLowerCase(Locale.ROOT))) {
            findings.add(Rule.CODE, position, key, "It asks for the author's own Python code to be run on loading.");
        }
    }

    void text(JsonFrame frame, String key, String text, long position) {
        value(key, text, position);
        if (OWN.containsKey(key)) {
            boolean plain = text.indexOf('.') < 0 && !key.equals("parent_library");
            if (!plain && !OWN.get(key).matcher(text).matches() && !text.isEmpty()) {
                imports(text, position);
            }
        } else if (frame.name.equals("types") && DOTTED.matcher(text).matches()) {
            if (!SENTENCE_TRANSFORMERS.matcher(text).matches()) {
                imports(text, position);
            }
        } else if (key.equals("custom_generate") || isImplementation(frame, key) && text.indexOf('/') >= 0) {
            findings.add(Rule.CODE, position, text, "Code of this name is fetched from a server and run on loading.");
        } else if (TEMPLATE_FILE.matcher(key).matches()) {
            if (Paths.leavesFolder(text)) {
                findings.add(
                        Rule.EXTERNAL_FILE,
                        position,
                        text,
                        "A template is read from a file outside the model's folder.");
            }
        } else if (frame.isList && key.equals("id") && !frame.parent.isList) {
            frame.parent.join("id", text, LONGEST);
        } else if (!frame.isList && isTemplate(key)) {
            frame.join("template", String.join(", ", ChatTemplate.reasons(text)), LONGEST);
        } else if (!frame.isList && key.equals("template_format")) {
            frame.join(key, text, LONGEST);
        }
    }

    void object(JsonFrame frame, long position) {
        String type = frame.get("type");
        if (frame.has("idx") && DOTTED.matcher(type).matches()) {
            if (!SENTENCE_TRANSFORMERS.matcher(type).matches()) {
                imports(type, position);
            }
            if (!frame.get("path").isEmpty() && Paths.leavesFolder(frame.get("path"))) {
                findings.add(
                        Rule.EXTERNAL_FILE,
                        position,
                        frame.get("path"),
                        "The module is loaded from outside the model's folder.");
            }
        }
        if (frame.has("lc")
                && type.equals("constructor")
                && !LANGCHAIN.matcher(frame.get("id")).matches()) {
            findings.add(
                    Rule.CODE,
                    position,
                    frame.get("id").replace('/', '.'),
                    "LangChain makes an object of this class, which does more than hold texts.");
        }
        if (frame.get("template_format").startsWith("jinja")
                && !frame.get("template").isEmpty()) {
            findings.add(
                    Rule.TEMPLATE,
                    position,
                    frame.get("template"),
                    "The template is a program, and this is outside what is approved.");
        }
    }

    private void imports(String text, long position) {
        findings.add(
                Rule.CODE, position, text, "Loading imports what is named here, which is none of the library's own.");
    }

    private static boolean isImplementation(JsonFrame frame, String key) {
        return key.endsWith("_implementation")
                || frame.isWithin("attn_implementation")
                || frame.isWithin("_attn_implementation");
    }

    private static boolean isTemplate(String key) {
        return key.equals("template") || key.equals("prefix") || key.equals("suffix");
    }
}
