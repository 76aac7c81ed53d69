package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.ListRule;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.predict.MulticlassMetrics;
import io.jenkins.lib.modelgate.predict.Task;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The columns of a classifier of several classes.
 *
 * @param target the truth
 * @param decision what was decided; where empty, the class with the highest score
 * @param scores the column of each class's probabilities, by label; empty for none, or as long as only a pattern is known
 * @param pattern the columns of probabilities, with {@code *} for the label
 * @param costs what each decision costs, where that was said
 * @param form which labels are the same
 */
record MulticlassColumns(
        String target,
        Optional<String> decision,
        Map<String, String> scores,
        Optional<String> pattern,
        Optional<Costs> costs,
        LabelForm form)
        implements PredictionColumns {

    /** How lists of columns of probabilities are put together: by class, and a pattern names all of them. */
    static final ListRule SCORES = ListRule.ENTRIES.unlessAlone(MulticlassColumns::isPattern);

    private static boolean isPattern(String text) {
        return text.chars().filter(c -> c == '*').count() == 1 && !text.contains("=");
    }

    static MulticlassColumns from(Settings settings) {
        for (String name : List.of("threshold", "positive", "score", "prediction")) {
            if (settings.isSaid(name)) {
                throw settings.wrong(
                        name, "means nothing where there are several classes; name 'scores' or 'decision'");
            }
        }
        List<String> said = settings.texts("scores", SCORES);
        boolean isPattern = said.size() == 1 && isPattern(said.get(0));
        LabelForm form = LabelForm.from(settings);
        Map<String, String> scores = new TreeMap<>(LabelForm.ORDER);
        for (String text : isPattern ? List.<String>of() : said) {
            int equals = text.lastIndexOf('=');
            if (equals < 1 || equals == text.length() - 1) {
                throw settings.wrong(
                        "scores",
                        "must be texts such as cat=proba_cat, or one pattern such as proba_*, not '%s'"
                                .formatted(text));
            }
            String label = form.of(text.substring(0, equals));
            if (scores.put(label, text.substring(equals + 1).strip()) != null) {
                throw settings.wrong("scores", "names the class '%s' twice".formatted(label));
            }
        }
        if (scores.size() == 1) {
            throw settings.wrong("scores", "names one class; name the columns of all");
        }
        MulticlassColumns columns = new MulticlassColumns(
                settings.requiredText("target"),
                settings.text("decision"),
                scores,
                isPattern ? Optional.of(said.get(0)) : Optional.empty(),
                Costs.from(settings),
                form);
        if (columns.decision.isEmpty() && said.isEmpty()) {
            throw settings.wrong("scores", "is missing: name the columns of probabilities, or that of 'decision'");
        }
        TaskChoice.refuseTruthAsPrediction(settings, columns.target, columns.decision);
        if (scores.containsValue(columns.target)) {
            TaskChoice.refuseTruthAsPrediction(settings, columns.target, Optional.of(columns.target));
        }
        return columns;
    }

    @Override
    public Task task() {
        return Task.MULTICLASS;
    }

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(target));
        decision.ifPresent(columns::add);
        columns.addAll(scores.values());
        return columns.stream().distinct().toList();
    }

    @Override
    public boolean judges(String column) {
        return columns().contains(column) || pattern.isPresent() && fits(column);
    }

    private boolean fits(String name) {
        String[] ends = ends(pattern.orElseThrow());
        return name.length() > ends[0].length() + ends[1].length()
                && name.startsWith(ends[0])
                && name.endsWith(ends[1])
                && !name.equals(target);
    }

    private static String[] ends(String pattern) {
        return pattern.split(Pattern.quote("*"), -1);
    }

    /** The same with the columns that the pattern matches in the table. */
    @Override
    public MulticlassColumns in(Table table) {
        if (pattern.isEmpty()) {
            return this;
        }
        String[] ends = ends(pattern.get());
        Map<String, String> found = new TreeMap<>(LabelForm.ORDER);
        for (Table.Field field : table.fields()) {
            String name = field.name();
            if (fits(name)) {
                found.put(form.of(name.substring(ends[0].length(), name.length() - ends[1].length())), name);
            }
        }
        if (found.size() < 2) {
            throw new UnavailableException("%s has %d columns like '%s'; 'scores' needs one for each class."
                    .formatted(table.name(), found.size(), pattern.get()));
        }
        return new MulticlassColumns(target, decision, found, Optional.empty(), costs, form);
    }

    @Override
    public Map<String, String> settings() {
        return decision.map(column -> Map.of("decision", column)).orElse(Map.of());
    }

    @Override
    public MulticlassMetrics catalogue() {
        return new MulticlassMetrics(!scores.isEmpty() || pattern.isPresent(), costs.map(Costs::ofClasses));
    }

    @Override
    public PredictionReader reader(String table, Workspace workspace) {
        return new MulticlassReader(this, table);
    }
}
