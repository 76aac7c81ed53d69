package io.jenkins.lib.modelgate.predict.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.predict.Estimator;
import io.jenkins.lib.modelgate.predict.RowMean;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Takes generated texts one by one and keeps of each only the numbers that the wanted measures are made of: at most 8 bytes a
 * row and measure, 24 for BLEU, 32 for chrF. Not safe for use by several threads.
 */
public final class GeneratedTexts {

    /** A text of more characters than this is not compared: 200,000. */
    public static final int LONGEST = 200_000;

    private final Set<TextMeasure> wanted;
    private final Refusals refusals;
    private final Optional<TextSchema> schema;
    private final Map<TextMeasure, Numbers> values = new EnumMap<>(TextMeasure.class);
    private final TextRows bleu = new TextRows(Bleu.WIDTH);
    private final TextRows chrf = new TextRows(Chrf.WIDTH);
    private int rows;

    /**
     * @param wanted what will be asked for; at least one
     * @param refusals what a refusal looks like
     * @param schema what {@link TextMeasure#SCHEMA_VALID} holds texts to; not empty where that is wanted
     */
    public GeneratedTexts(Collection<TextMeasure> wanted, Refusals refusals, Optional<TextSchema> schema) {
        this.wanted = EnumSet.copyOf(wanted);
        this.refusals = Objects.requireNonNull(refusals, "refusals");
        this.schema = schema;
        if (this.wanted.contains(TextMeasure.SCHEMA_VALID) && schema.isEmpty()) {
            throw new IllegalArgumentException("there is no schema to hold texts to");
        }
        this.wanted.forEach(measure -> values.put(measure, new Numbers()));
    }

    /**
     * @param text what the model wrote, at most {@link #LONGEST} characters
     * @param references what it should have written, each at most as long; at least one where a wanted measure
     *     {@linkplain TextMeasure#needsReference needs it}
     */
    public void add(String text, List<String> references) {
        requireShort(text);
        references.forEach(GeneratedTexts::requireShort);
        Optional<JsonNode> json = wanted.contains(TextMeasure.JSON_VALID) || wanted.contains(TextMeasure.SCHEMA_VALID)
                ? JsonForm.read(text)
                : Optional.empty();
        for (TextMeasure measure : wanted) {
            if (measure.needsReference() && references.isEmpty()) {
                throw new IllegalArgumentException("%s needs a reference".formatted(measure));
            }
            switch (measure) {
                case BLEU -> bleu.add(Bleu.counts(text, references));
                case CHRF -> chrf.add(Chrf.counts(text, references));
                default -> values.get(measure).add(value(measure, text, references, json));
            }
        }
        rows++;
    }

    private double value(TextMeasure measure, String text, List<String> references, Optional<JsonNode> json) {
        return switch (measure) {
            case IDENTICAL -> references.contains(text) ? 1 : 0;
            case EXACT_MATCH -> SquadAnswer.exactMatch(text, references);
            case TOKEN_F1 -> SquadAnswer.f1(text, references);
            case ROUGE_1 -> RougeN.score(1, text, references);
            case ROUGE_2 -> RougeN.score(2, text, references);
            case ROUGE_L -> RougeL.score(text, references);
            case JSON_VALID -> json.isPresent() ? 1 : 0;
            case SCHEMA_VALID -> json.isPresent() && schema.orElseThrow().allows(json.get()) ? 1 : 0;
            case REFUSAL_RATE -> refusals.found(text) ? 1 : 0;
            case LENGTH -> text.codePointCount(0, text.length());
            case WORDS -> Characters.split(text).size();
            case BLEU, CHRF -> throw new IllegalArgumentException(measure + " is no mean over rows");
        };
    }

    private static void requireShort(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("a text of %d characters".formatted(text.length()));
        }
    }

    public int rows() {
        return rows;
    }

    /** All wanted measures of the texts so far. */
    public TextPredictions finish(Map<String, double[]> columns) {
        Map<TextMeasure, Estimator> measures = new EnumMap<>(TextMeasure.class);
        wanted.forEach(measure -> measures.put(measure, estimator(measure)));
        return new TextPredictions(rows, measures, columns);
    }

    /** The measure of the texts so far, as a function of how much each counts; only of a wanted one. */
    public Estimator estimator(TextMeasure measure) {
        if (!wanted.contains(measure)) {
            throw new IllegalArgumentException(measure + " was not wanted");
        }
        return switch (measure) {
            case BLEU -> new CorpusBleu(bleu.toArray());
            case CHRF -> new CorpusChrf(chrf.toArray());
            default -> RowMean.ofPresent(values.get(measure).toArray());
        };
    }

    /** Numbers in one array that grows by half. */
    private static final class Numbers {
        private double[] numbers = new double[64];
        private int size;

        void add(double number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, Math.toIntExact(3L * size / 2));
            }
            numbers[size++] = number;
        }

        double[] toArray() {
            return Arrays.copyOf(numbers, size);
        }
    }
}
