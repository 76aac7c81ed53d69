package io.jenkins.lib.modelgate.predict.text;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A number that says how good generated texts are. */
public enum TextMeasure {
    /** Share of texts that are a reference, character for character. */
    IDENTICAL("identical", "Identical texts", true, true, 1),
    /** Share of texts with the words of a reference, as SQuAD compares answers. */
    EXACT_MATCH("exactMatch", "Exact match", true, true, 1),
    /** Mean F1 of the words that text and reference share, as SQuAD has it. */
    TOKEN_F1("tokenF1", "Token F1", true, true, 1),
    /** Corpus BLEU, from 0 to 100, as sacrebleu has it. */
    BLEU("bleu", "BLEU", true, true, 100),
    /** Mean F1 of the words that text and reference share, as rouge-score has it. */
    ROUGE_1("rouge1", "ROUGE-1", true, true, 1),
    /** Mean F1 of the pairs of neighbouring words that they share, as rouge-score has it. */
    ROUGE_2("rouge2", "ROUGE-2", true, true, 1),
    /** Mean F1 of the longest common subsequence of words, as rouge-score has it. */
    ROUGE_L("rougeL", "ROUGE-L", true, true, 1),
    /** Corpus chrF, from 0 to 100, as sacrebleu has it. */
    CHRF("chrf", "chrF", true, true, 100),
    /** Share of texts that are one JSON value and nothing else. */
    JSON_VALID("jsonValid", "Valid JSON", false, true, 1),
    /** Share of texts that are JSON as the schema wants it. */
    SCHEMA_VALID("schemaValid", "JSON by its schema", false, true, 1),
    /** Share of texts that refuse to answer. */
    REFUSAL_RATE("refusalRate", "Refusal rate", false, false, 1),
    /** Mean number of Unicode code points. */
    LENGTH("length", "Length in characters", false, false, Double.MAX_VALUE),
    /** Mean number of words, which stand between white space. */
    WORDS("words", "Length in words", false, false, Double.MAX_VALUE);

    private final String id;
    private final String title;
    private final boolean needsReference;
    private final boolean greaterIsBetter;
    private final double largest;

    TextMeasure(String id, String title, boolean needsReference, boolean greaterIsBetter, double largest) {
        this.id = id;
        this.title = title;
        this.needsReference = needsReference;
        this.greaterIsBetter = greaterIsBetter;
        this.largest = largest;
    }

    /** Its name in settings, checks and series. */
    public String id() {
        return id;
    }

    /** What a person calls it, as it stands at the start of a sentence. */
    public String title() {
        return title;
    }

    /** Whether it compares with reference texts; the others look at the generated text alone. */
    public boolean needsReference() {
        return needsReference;
    }

    /** Of two models that answer equally well, the shorter-spoken and less reluctant one is better. */
    public boolean greaterIsBetter() {
        return greaterIsBetter;
    }

    /** The largest value it can take; the smallest is 0. */
    public double largest() {
        return largest;
    }

    public static Optional<TextMeasure> byId(String id) {
        return Arrays.stream(values()).filter(measure -> measure.id.equals(id)).findFirst();
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(TextMeasure::id).toList();
    }
}
