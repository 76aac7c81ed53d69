package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that no loader runs: documentation, vocabularies, tables, settings; in YAML, tags that make objects. */
final class TextScanner implements PartScanner {

    private static final Pattern NAMES = Pattern.compile(
            ".*\\.(txt|md|rst|csv|tsv|vec|libsvm|svm|arff|yaml|yml|toml|cfg|ini|vocab|merges|bpe|tiktoken|bib|cff|labels|names|log|properties|"
                    + "sha256|md5|dvc|gitattributes|gitignore|gitkeep|lock|model_card|jinja|jinja2|j2)"
                    + "|mlmodel|license(-.*)?|notice|readme|vocab|merges|version|byteorder|serialization_id|checkpoint|authors|copying|changelog|\\.gitattributes"
                    + "|\\.gitignore|\\.gitkeep|\\.data_version|\\.format_version|archive_format|archive_version|\\.storage_alignment|data_version|fingerprint.*\\.txt|registered_model_meta|_?success");

    /** What ends a line in YAML stands before a tag, too: more than a line end, and the mark of a text's beginning. */
    private static final Pattern TAG = Pattern.compile("(^|[\\s,\\[{:\\x{85}\\x{2028}\\x{2029}\\x{feff}-])("
            + "!!?python[/:][^\\s,]*+|!<[^>]*(python|%)[^>]*+>|!!?[\\w:/.-]*+%[0-9A-Fa-f]{2}[^\\s,]*+"
            + "|tag:yaml\\.org,2002:python[^\\s>]*+|%TAG[^\\n]*+|[\"']?_target_[\"']?\\s*+:[^\\n]*+"
            + "|[\"']?class_name[\"']?\\s*+:\\s*+[\"']?(?:Lambda|TFOpLambda|TorchModuleWrapper)\\b)");

    @Override
    public String format() {
        return "text";
    }

    @Override
    public boolean recognises(String name, byte[] head) {
        return isNamed(name) && (head.length == 0 || isText(head));
    }

    @Override
    public void scan(Place place, Content content, Inspection inspection) throws IOException {
        Findings findings = new Findings(place, inspection);
        String lower = place.part().toLowerCase(Locale.ROOT);
        boolean template = lower.endsWith(".jinja") || lower.endsWith(".jinja2") || lower.endsWith(".j2");
        boolean yaml = lower.endsWith(".yaml") || lower.endsWith(".yml") || lower.endsWith("mlmodel");
        boolean list = Requirements.isList(lower);
        ModuleFiles modules = new ModuleFiles(place.part(), findings);
        LoggingRules logging = new LoggingRules(findings);
        StringBuilder whole = new StringBuilder();
        LineReader lines = new LineReader(new ContentStream(content));
        for (String line = lines.next(); line != null; line = lines.next()) {
            Matcher tag = TAG.matcher(line);
            while (tag.find()) {
                findings.add(
                        Rule.CODE,
                        lines.position(),
                        tag.group(2),
                        "Read as YAML, this tag makes a Python object or calls a function.");
            }
            if (yaml) {
                YamlWalk.requireShort(line);
            }
            logging.line(line, lines.position());
            if (list && !Requirements.isPlain(line)) {
                findings.add(Rule.EXTERNAL_FILE, lines.position(), line.strip(), Requirements.WHY);
            }
            modules.line(line, lines.position());
            if (template && whole.length() < 2 << 20) {
                whole.append(line).append('\n');
            }
        }
        if (template) {
            new ChatTemplate().judge(whole.toString(), 0, findings);
        }
        if (yaml) {
            String file = place.part().replaceFirst("(?s).*[/!]", "");
            new YamlWalk(new YamlRules(file, findings), findings)
                    .read(new InputStreamReader(new ContentStream(content), StandardCharsets.UTF_8));
        }
    }

    /** Whether a name says that a part is a text. */
    static boolean isNamed(String name) {
        return NAMES.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    static boolean isText(byte[] head) {
        for (byte b : head) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1b) {
                return false;
            }
        }
        return true;
    }
}
