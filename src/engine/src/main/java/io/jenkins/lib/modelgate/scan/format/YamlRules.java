package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.Rule;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What in YAML makes a library run code or install it: any tag that is not of YAML's own plain values, keys by which Hydra and
 * Lightning find what to call, templates, dependencies from elsewhere.
 */
final class YamlRules {

    private static final String CORE = "tag:yaml.org,2002:";

    private static final Set<String> PLAIN = Set.of(
            "str",
            "int",
            "float",
            "bool",
            "null",
            "map",
            "seq",
            "set",
            "omap",
            "pairs",
            "binary",
            "timestamp",
            "merge");

    /** Files of which MLflow and conda make an environment, by their own names without folders. */
    private static final Pattern ENVIRONMENT = Pattern.compile("(.*conda.*|.*environment.*|(.*[_-])?env)\\.ya?ml");

    /** Classes that Lightning's own settings name, which do nothing but train. */
    private static final Pattern TRAINS = Pattern.compile(
            "(lightning(\\.pytorch)?|pytorch_lightning)\\.(callbacks|loggers|strategies|trainer)\\.[\\w.]+"
                    + "|torch\\.optim(\\.lr_scheduler)?\\.\\w+|torch\\.nn\\.\\w+");

    private final Findings findings;
    private final boolean environment;
    private final boolean python;
    private final boolean mlflow;
    private final ChatTemplate templates = new ChatTemplate();
    private int documents;
    private boolean named;

    /** @param file the file's own name, without folders */
    YamlRules(String file, Findings findings) {
        this.findings = findings;
        this.environment = isEnvironment(file);
        this.python = file.toLowerCase(Locale.ROOT).startsWith("python_env");
        this.mlflow = file.equals("MLmodel");
    }

    /** Whether a file of this name, without folders, lists what is installed. */
    static boolean isEnvironment(String file) {
        return ENVIRONMENT.matcher(file.toLowerCase(Locale.ROOT)).matches();
    }

    void document(long position) {
        documents++;
        if (mlflow && documents == 2) {
            findings.add(
                    Rule.UNREADABLE,
                    position,
                    "",
                    "It holds several documents, so that readers may differ in which they take.");
        }
    }

    /** @param tag resolved, or null where there is none */
    void tag(String tag, long position) {
        if (tag == null || tag.equals("!") || tag.startsWith(CORE) && PLAIN.contains(tag.substring(CORE.length()))) {
            return;
        }
        findings.add(
                Rule.CODE,
                position,
                tag.startsWith(CORE) ? "!!" + tag.substring(CORE.length()) : tag,
                "Read as YAML, this tag makes an object or calls a function.");
    }

    void key(String key, long position) {
        if (mlflow) {
            return; // what its keys say is for the rules of MLflow's own
        }
        named = key.equals("class_name");
        if (key.equals("_target_")) {
            findings.add(Rule.CODE, position, key, "Hydra calls what is named here when it loads it.");
        } else if (environment && key.equals("variables")) {
            findings.add(
                    Rule.CODE,
                    position,
                    key,
                    "Variables of an environment can have Python load code from anywhere before the model is loaded.");
        }
    }

    /** @param key the nearest that the value stands under, also where it is one of a list */
    void value(String key, String text, long position) {
        if (mlflow) {
            return;
        }
        if (named && KerasRules.RUNS_CODE.contains(text)) {
            findings.add(
                    Rule.CODE,
                    position,
                    key + ": " + text,
                    "The layer holds code of the author's, which loading runs.");
        }
        named = false;
        if (isTemplate(key)) {
            templates.judge(text, position, findings);
        }
        switch (key) {
            case "class_path" -> {
                if (!TRAINS.matcher(text).matches()) {
                    findings.add(Rule.CODE, position, text, "Lightning imports and calls what is named here.");
                }
            }
            case "pip", "build_dependencies" -> dependency(Requirements.isPlain(text), text, position);
            case "dependencies" -> {
                if (environment) {
                    dependency(
                            Requirements.isPlain(text) || !python && Requirements.isCondaPackage(text), text, position);
                }
            }
            case "channels" -> {
                if (environment) {
                    dependency(Requirements.isCondaChannel(text), text, position);
                }
            }
            default -> {
                // data
            }
        }
    }

    /**
     * A value is taken over from another place of the text.
     *
     * @param key the nearest that the alias stands under
     */
    void alias(String key, long position) {
        if (!mlflow && isTemplate(key)) {
            findings.add(
                    Rule.TEMPLATE,
                    position,
                    key,
                    "The template is an alias of another text of the file; write it where it belongs.");
        }
    }

    /** Whether a library may render the value; what holds no statements of a template is approved as one. */
    private static boolean isTemplate(String key) {
        return key.toLowerCase(Locale.ROOT).contains("template");
    }

    private void dependency(boolean plain, String text, long position) {
        if (!plain) {
            findings.add(Rule.EXTERNAL_FILE, position, text, Requirements.WHY);
        }
    }
}
