package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Batch;
import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.predict.Measures;
import io.jenkins.lib.modelgate.predict.text.GeneratedTexts;
import io.jenkins.lib.modelgate.predict.text.TextSchema;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Reads generated texts and keeps of them what the metrics are made of. */
final class TextReader implements PredictionReader {

    private final TextColumns columns;
    private final String table;
    private final WordReader words;
    private final NumberReader numbers;
    private final GeneratedTexts texts;
    private final Map<String, double[]> values = new HashMap<>();

    TextReader(TextColumns columns, String table, Optional<TextSchema> schema) {
        this.columns = columns;
        this.table = table;
        this.words = new WordReader(table);
        this.numbers = new NumberReader(table);
        this.texts = new GeneratedTexts(columns.catalogue().measures(), columns.refusals(), schema);
        columns.numbers().forEach(name -> values.put(name, new double[64]));
    }

    @Override
    public void add(Batch batch) {
        Column said = Columns.of(batch, columns.prediction());
        for (int row = 0; row < batch.rows(); row++) {
            int place = texts.rows();
            String text = words.text(batch, said, row).orElse("");
            List<String> references = columns.referencesOf(batch, row, words);
            requireShort(text, columns.prediction(), batch.firstRow() + row);
            references.forEach(each -> requireShort(each, columns.references().get(0), place));
            texts.add(text, references);
            for (String name : columns.numbers()) {
                Column column = Columns.of(batch, name);
                keep(name, place, column.lacks(row) ? Double.NaN : numbers.finite(batch, column, row));
            }
        }
    }

    private void keep(String name, int place, double value) {
        double[] kept = values.get(name);
        if (place == kept.length) {
            kept = Arrays.copyOf(kept, Math.toIntExact(3L * place / 2));
            values.put(name, kept);
        }
        kept[place] = value;
    }

    private void requireShort(String text, String column, long row) {
        if (text.length() > GeneratedTexts.LONGEST) {
            throw new Cell(table, column, row)
                    .wrong("holds a text of %,d characters; at most %,d are compared"
                            .formatted(text.length(), GeneratedTexts.LONGEST));
        }
    }

    @Override
    public Measured finish(IntPredicate counts) {
        Map<String, double[]> read = new HashMap<>();
        values.forEach((name, kept) -> read.put(name, Arrays.copyOf(kept, texts.rows())));
        return new Measured(new Measures<>(texts.finish(read), columns.catalogue()), Map.of(), Optional.empty());
    }
}
