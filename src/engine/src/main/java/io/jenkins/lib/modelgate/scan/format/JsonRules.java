package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.AllowKind;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import io.jenkins.lib.modelgate.scan.part.Severity;
import java.util.Set;

/**
 * What in a JSON file makes a library run code or read other files: Keras objects, skops nodes, Hugging Face settings that
 * name Python code, jsonpickle, chat templates. All rules hold for all JSON: a file's role is what its loader makes of it.
 */
final class JsonRules {

    private static final Set<String> KEYS = Set.of(
            "class_name",
            "module",
            "registered_name",
            "config",
            "function",
            "__module__",
            "__class__",
            "__loader__",
            "func",
            "idx",
            "path",
            "lc",
            "type");

    private static final Set<String> TEXTS = Set.of(
            "class_name",
            "module",
            "registered_name",
            "config",
            "function",
            "__module__",
            "__class__",
            "__loader__",
            "func",
            "path",
            "type",
            "activation",
            "vocabulary",
            "trust_remote_code",
            "_target_",
            "auto_map",
            "keras_api");

    private final Findings findings;
    private final KerasRules keras;
    private final SkopsRules skops;
    private final ImportRules imports;
    private final ExportRules exports;
    private final ChatTemplate templates = new ChatTemplate();

    JsonRules(Place place, Inspection inspection) {
        this.findings = new Findings(place, inspection);
        this.imports = new ImportRules(findings);
        this.exports = new ExportRules(findings);
        this.keras = new KerasRules(findings);
        this.skops = new SkopsRules(place, inspection, findings);
    }

    Set<String> keys() {
        return KEYS;
    }

    boolean wants(JsonFrame frame, String key) {
        return TEXTS.contains(key)
                || isTemplate(frame, key)
                || frame.isWithin("auto_map")
                || frame.isWithin("weight_map")
                || imports.wants(frame, key)
                || exports.wants(frame, key)
                || key.startsWith("py/");
    }

    /** An object or list begins under the frame's key. */
    void begins(JsonFrame frame, boolean list, long position) {
        imports.begins(frame, list, position);
        exports.begins(frame, position);
        code(frame.key, "", position);
        if (frame.key.equals("custom_pipelines")) {
            findings.add(Rule.CODE, position, frame.key, "It names Python code that loading the model runs.");
        }
    }

    /** A number or constant, as it stands there. */
    void value(String key, String value, long position) {
        imports.value(key, value, position);
    }

    void text(JsonFrame frame, String key, String text, long position) {
        code(key, text, position);
        imports.text(frame, key, text, position);
        exports.text(frame, key, text, position);
        if (key.equals("auto_map") || frame.isWithin("auto_map")) {
            findings.add(Rule.CODE, position, text, "The class is loaded from Python code of the author's (auto_map).");
        } else if (isTemplate(frame, key)) {
            templates.judge(text, position, findings);
        } else if (key.equals("weight_map") || frame.isWithin("weight_map")) {
            if (Paths.leavesFolder(text)) {
                findings.add(
                        Rule.EXTERNAL_FILE, position, text, "Weights are read from a file outside the model's folder.");
            }
        } else if (key.equals("vocabulary") && !frame.isList && frame.name.equals("config") && frame.parent != null) {
            // whether it is a layer's is known at the end of what it lies in
            frame.parent.join(key, Findings.shown(text), KerasRules.LONGEST);
        } else if (key.equals("activation") && text.contains(">")) {
            findings.add(
                    Rule.CUSTOM_OBJECT,
                    AllowKind.IMPORT,
                    position,
                    text,
                    "The activation is a function of another package's.");
        }
    }

    void object(JsonFrame frame, long position) {
        if (frame.twice() != null) {
            findings.add(
                    Rule.UNREADABLE,
                    position,
                    frame.twice(),
                    "The key stands twice in one object, so that readers may differ in which they take.");
        }
        keras.object(frame, position);
        skops.object(frame, position);
        imports.object(frame, position);
    }

    /** A template, one of a list of named ones, or one of an object of them. */
    private static boolean isTemplate(JsonFrame frame, String key) {
        return key.endsWith("chat_template") || frame.isWithin("chat_template") && !key.equals("name");
    }

    private void code(String key, String text, long position) {
        if (key.startsWith("py/")) {
            findings.add(
                    Rule.CODE, position, (key + " " + text).strip(), "jsonpickle makes Python objects or calls of it.");
        } else if (key.equals("_target_")) {
            findings.add(
                    Rule.CODE,
                    Severity.HIGH,
                    position,
                    text,
                    "Hydra calls what is named here when it loads the file.",
                    "");
        }
    }
}
