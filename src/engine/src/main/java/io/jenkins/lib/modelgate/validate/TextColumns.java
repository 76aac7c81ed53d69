package io.jenkins.lib.modelgate.validate;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.data.Batch;
import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.predict.Task;
import io.jenkins.lib.modelgate.predict.text.Refusals;
import io.jenkins.lib.modelgate.predict.text.TextMetrics;
import io.jenkins.lib.modelgate.predict.text.TextSchema;
import io.jenkins.lib.modelgate.report.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The columns of generated texts.
 *
 * @param prediction what the model wrote; a missing one is an empty text
 * @param references what it should have written, none or several: a row needs at least one of them
 * @param numbers columns of numbers to be averaged
 * @param schema path of a JSON schema that the texts are to satisfy
 * @param refusals what a refusal looks like
 */
record TextColumns(
        String prediction, List<String> references, List<String> numbers, Optional<String> schema, Refusals refusals)
        implements PredictionColumns {

    static TextColumns from(Settings settings) {
        for (String name : List.of(
                "threshold",
                "positive",
                "decision",
                "score",
                "scores",
                "costs",
                "quantiles",
                "lower",
                "upper",
                "horizon")) {
            if (settings.isSaid(name)) {
                throw settings.wrong(name, "means nothing for generated texts");
            }
        }
        Optional<String> target = settings.text("target");
        List<String> more = settings.texts("references");
        if (target.isEmpty() && !more.isEmpty()) {
            throw settings.wrong("references", "are further ones besides 'target', which is missing");
        }
        TextColumns columns = new TextColumns(
                settings.requiredText("prediction"),
                Stream.concat(target.stream(), more.stream()).distinct().toList(),
                settings.texts("columns"),
                settings.path("jsonSchema"),
                refusals(settings));
        if (columns.references.contains(columns.prediction)) {
            throw settings.wrong(
                    "target",
                    "names the column '%s', which also is to be what the model said".formatted(columns.prediction));
        }
        return columns;
    }

    private static Refusals refusals(Settings settings) {
        try {
            List<String> said = settings.texts("refusals");
            return said.isEmpty() ? Refusals.usual() : Refusals.of(said);
        } catch (IllegalArgumentException e) {
            throw settings.wrong("refusals", e.getMessage());
        }
    }

    @Override
    public Task task() {
        return Task.TEXT;
    }

    @Override
    public List<String> columns() {
        return Stream.of(references.stream(), Stream.of(prediction), numbers.stream())
                .flatMap(each -> each)
                .distinct()
                .toList();
    }

    @Override
    public Optional<String> truth() {
        return references.stream().findFirst();
    }

    @Override
    public List<String> texts() {
        return Stream.concat(Stream.of(prediction), references.stream()).toList();
    }

    @Override
    public boolean judges(String column) {
        return texts().contains(column);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("prediction", prediction);
    }

    @Override
    public TextMetrics catalogue() {
        return new TextMetrics(TextMetrics.measures(!references.isEmpty(), schema.isPresent()), numbers);
    }

    @Override
    public PredictionReader reader(String table, Workspace workspace) {
        return new TextReader(
                this,
                table,
                schema.map(path -> TextSchema.of(
                        Json.read(workspace.file(path, "JSON schema"), JsonNode.class, "The JSON schema " + path),
                        path)));
    }

    /** The texts that a row's text is compared with. */
    List<String> referencesOf(Batch batch, int row, WordReader words) {
        List<String> found = references.stream()
                .flatMap(name -> words.text(batch, Columns.of(batch, name), row).stream())
                .toList();
        if (found.isEmpty() && !references.isEmpty()) {
            Column first = Columns.of(batch, references.get(0));
            throw new Cell(words.table(), first.name(), batch.firstRow() + row)
                    .wrong("is empty; every row needs a text to compare with");
        }
        return found;
    }
}
