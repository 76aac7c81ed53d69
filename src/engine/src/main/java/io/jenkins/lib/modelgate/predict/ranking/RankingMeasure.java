package io.jenkins.lib.modelgate.predict.ranking;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A number that says how well one query's rows are ordered, in [0, 1], more is better.
 *
 * @param kind what is looked at
 * @param depth how many rows from the top count; {@link #WHOLE} for all of them
 */
public record RankingMeasure(Kind kind, int depth) {

    /** The depth of a whole list. */
    public static final int WHOLE = Integer.MAX_VALUE;

    private static final int DEEPEST = 1_000_000;
    private static final Pattern WRITTEN = Pattern.compile("([A-Za-z]{3,20})(?:@([1-9][0-9]{0,6}))?");

    /** What is looked at. */
    public enum Kind {
        /** Discounted cumulative gain over the best there could be; the gain is the relevance itself. */
        NDCG("ndcg", "NDCG", false),
        /** The same with a gain of 2^relevance − 1, as LightGBM and XGBoost have it. */
        NDCG_EXPONENTIAL("ndcgExp", "NDCG with exponential gain", false),
        /** Average precision. */
        MAP("map", "Mean average precision", false),
        /** One over the place of the first relevant row. */
        MRR("mrr", "Mean reciprocal rank", false),
        /** Share of the places that a relevant row takes. */
        PRECISION("precision", "Precision", true),
        /** Share of the relevant rows that are among the places. */
        RECALL("recall", "Recall", true);

        private final String id;
        private final String title;
        private final boolean needsDepth;

        Kind(String id, String title, boolean needsDepth) {
            this.id = id;
            this.title = title;
            this.needsDepth = needsDepth;
        }
    }

    public RankingMeasure {
        Objects.requireNonNull(kind, "kind");
        if (depth < 1 || kind.needsDepth && depth == WHOLE) {
            throw new IllegalArgumentException("%s at a depth of %d".formatted(kind.id, depth));
        }
    }

    /** Its name in settings, checks and series: {@code ndcg@10}, {@code map}. */
    public String id() {
        return kind.id + (depth == WHOLE ? "" : "@" + depth);
    }

    /** What a person calls it, as it stands at the start of a sentence. */
    public String title() {
        return kind.title + (depth == WHOLE ? "" : " at " + depth);
    }

    /** Empty where the name is no such measure; depths go from 1 to 1,000,000, {@code precision} and {@code recall} need one. */
    public static Optional<RankingMeasure> byId(String id) {
        Matcher written = WRITTEN.matcher(id);
        if (!written.matches()) {
            return Optional.empty();
        }
        int depth = written.group(2) == null ? WHOLE : Integer.parseInt(written.group(2));
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.id.equals(written.group(1)))
                .filter(kind -> depth == WHOLE ? !kind.needsDepth : depth <= DEEPEST)
                .map(kind -> new RankingMeasure(kind, depth))
                .findFirst();
    }

    /** What is measured where nobody says what: {@code ndcg@10, map, mrr, precision@10, recall@10}. */
    public static List<RankingMeasure> usual() {
        return List.of(
                new RankingMeasure(Kind.NDCG, 10),
                new RankingMeasure(Kind.MAP, WHOLE),
                new RankingMeasure(Kind.MRR, WHOLE),
                new RankingMeasure(Kind.PRECISION, 10),
                new RankingMeasure(Kind.RECALL, 10));
    }

    /** How they are written, for a message. */
    public static String names() {
        return Arrays.stream(Kind.values())
                .map(kind -> kind.id + (kind.needsDepth ? "@10" : ""))
                .collect(Collectors.joining(", "));
    }
}
