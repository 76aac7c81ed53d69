package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.model.MlModelFile.Setting;
import io.jenkins.lib.modelgate.scan.part.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/**
 * Judges what an {@code MLmodel} file says by what MLflow's loaders do with it. What nobody has reviewed is approved only
 * where it can be neither a path out of the folder, nor the name of code, nor an address.
 */
final class MlflowRules {

    private static final MlflowKeys KEYS = new MlflowKeys();

    private static final Pattern WORD = Pattern.compile("[\\w-]*");

    private static final Pattern DOTTED = Pattern.compile("[\\p{L}_]\\w*+([.:][\\p{L}_]\\w*+)+");

    /** The names of files that hold data; code would be found by the name of its own. */
    private static final Pattern DATA_FILE = Pattern.compile(
            "[\\w./ -]*\\.(pkl|pickle|joblib|json|txt|csv|bin|pt|pth|pt2|h5|hdf5|keras|onnx|model|safetensors|gguf|skops|xgb|ubj|cbm|cb|"
                    + "npy|npz|parquet|feather|arrow|yaml|yml|zip)");

    private static final Pattern UPWARD = Pattern.compile("(^|[/\\\\])\\.\\.([/\\\\]|$)");

    /** May hold anything. */
    private static final Pattern FREE = Pattern.compile("(metadata|signature)(\\..*)?");

    /** In the name of a key: that its value is code, or names code. */
    private static final Pattern NAMES_CODE = Pattern.compile(
            "(^|.*[_.-])(modules?|class|classes|cls|loaders?|factory|functions?|func|fn|callables?|methods?|imports?|codes?|scripts?|plugins?"
                    + "|entry_?points?|targets?|hooks?|commands?|cmd|urls?|uris?|repo|repository|hub)($|[_.-].*)");

    /** Of so many findings is said where they stand, which is looked for through all of the file. */
    private static final int PLACED = 200;

    private final Findings findings;
    private final ToLongFunction<String> position;
    private int placed;

    /** @param position where a value stands in the file; -1 where that is not known */
    MlflowRules(Findings findings, ToLongFunction<String> position) {
        this.findings = findings;
        this.position = position;
    }

    void judge(Setting setting) {
        boolean flavored =
                setting.path().get(0).equals("flavors") && setting.path().size() > 2;
        String flavor = flavored ? setting.path().get(1) : MlflowKeys.TOP;
        List<String> key = flavored ? setting.path().subList(2, setting.path().size()) : setting.path();
        String shown = String.join(
                ".", flavored ? setting.path().subList(1, setting.path().size()) : key);
        Optional<MlflowKeys.Meaning> meaning = KEYS.meaning(flavor, key);
        if (key.get(key.size() - 1).equals("trust_remote_code")
                && !setting.value().equals("false")
                && meaning.isEmpty()) {
            add(Rule.CODE, setting, "%s asks for the author's own Python code to be run on loading.", shown);
        } else if (setting.isText() && !setting.value().isBlank()) {
            meaning.ifPresentOrElse(known -> known(known, setting, shown), () -> unknown(setting, key, shown));
        }
    }

    private void known(MlflowKeys.Meaning meaning, Setting setting, String shown) {
        String value = setting.value();
        switch (meaning.kind()) {
            case PATH -> inFolder(setting, shown);
            case ENVIRONMENT -> {
                if (!YamlRules.isEnvironment(value.replaceFirst("(?s).*[/\\\\]", ""))) {
                    add(
                            Rule.CODE,
                            setting,
                            "MLflow installs what the file in %s lists, which does not have the name of such a file.",
                            shown);
                }
                inFolder(setting, shown);
            }
            case CODE -> {
                add(Rule.CODE, setting, "Loading the model runs Python code from here (%s).", shown);
                inFolder(setting, shown);
            }
            case NAME -> {
                if (!meaning.has(value)) {
                    add(
                            Rule.CODE,
                            setting,
                            "Loading imports what %s names here, which is none of the library's own.",
                            shown);
                }
            }
            case WORD -> {
                if (meaning.values().isEmpty()
                        ? !WORD.matcher(value).matches()
                        : !meaning.values().contains(value)) {
                    add(Rule.CODE, setting, "%s has a value that is none of the library's own.", shown);
                }
            }
            case SERVER ->
                add(
                        Rule.EXTERNAL_FILE,
                        setting,
                        "%s has a part of the model fetched from a server on loading, which cannot be looked at here.",
                        shown);
            case TEXT -> {
                // data, which is no reason for a path that leads upwards
                if (UPWARD.matcher(value).find() && !FREE.matcher(shown).matches()) {
                    inFolder(setting, shown);
                }
            }
        }
    }

    private void inFolder(Setting setting, String shown) {
        if (Paths.leavesFolder(setting.value())) {
            add(Rule.EXTERNAL_FILE, setting, "%s names a file outside the model's folder.", shown);
        }
    }

    private void unknown(Setting setting, List<String> key, String shown) {
        String value = setting.value();
        String last = key.get(key.size() - 1).toLowerCase(Locale.ROOT);
        if (Paths.leavesFolder(value)) {
            add(
                    Rule.EXTERNAL_FILE,
                    setting,
                    "%s is a setting that nobody has reviewed, and names a place outside the model's folder.",
                    shown);
        } else if (DATA_FILE.matcher(value).matches()) {
            return; // in the folder, and scanned like all of it
        } else if (NAMES_CODE.matcher(last).matches()
                || DOTTED.matcher(value).matches()
                || value.matches("\\S*[/:\\\\(]\\S*")) {
            add(
                    Rule.CODE,
                    setting,
                    "%s is a setting that nobody has reviewed, and its value may name code that loading runs.",
                    shown);
        }
    }

    private void add(Rule rule, Setting setting, String why, String shown) {
        long at = placed++ < PLACED ? position.applyAsLong(setting.value()) : -1;
        findings.add(rule, at, setting.value(), why.formatted(Findings.shown(shown)));
    }
}
