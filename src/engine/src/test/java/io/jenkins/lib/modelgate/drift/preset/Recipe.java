package io.jenkins.lib.modelgate.drift.preset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes the columns of {@code golden/presets.json} as {@code presets.py} does, to the last bit. */
final class Recipe {

    private final SplittableRandom draw;
    private final String kind;
    private final double a;
    private final double b;

    private Recipe(JsonNode said) {
        draw = new SplittableRandom(said.get("seed").longValue());
        kind = said.get("kind").textValue();
        a = said.get("a").doubleValue();
        b = said.get("b").doubleValue();
    }

    static RawColumn column(JsonNode said) {
        Recipe recipe = new Recipe(said);
        double missing = said.get("missing").doubleValue();
        List<String> values = new ArrayList<>();
        for (int row = 0; row < said.get("rows").intValue(); row++) {
            boolean gone = recipe.draw.nextDouble() < missing;
            String value = recipe.value();
            values.add(gone ? null : value);
        }
        return switch (recipe.kind) {
            case "words", "choice", "flags" -> Columns.words(values, recipe.kind.equals("flags"));
            default ->
                new RawNumbers(
                        values.stream()
                                .mapToDouble(value -> value == null ? Double.NaN : Double.parseDouble(value))
                                .toArray(),
                        recipe.kind.equals("codes"));
        };
    }

    /** As text: the shortest that reads back as the same double. */
    private String value() {
        return switch (kind) {
            case "normal" -> String.valueOf(a + b * bell());
            case "rounded" -> String.valueOf(Math.floor((a + b * bell()) * 10) / 10);
            case "reciprocal" -> String.valueOf(a / (draw.nextDouble() + b));
            case "zeros" -> zeros(draw.nextDouble(), draw.nextDouble());
            case "constant" -> String.valueOf(a);
            case "halves" -> String.valueOf((a + Math.floor(draw.nextDouble() * b)) / 2);
            case "codes" -> String.valueOf(a + Math.floor(draw.nextDouble() * b));
            case "words" -> word(draw.nextDouble());
            case "choice" -> draw.nextDouble() < a ? "yes" : "no";
            case "flags" -> String.valueOf(draw.nextDouble() < a);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private String zeros(double first, double second) {
        return String.valueOf(first < b ? 0.0 : a * second);
    }

    private String word(double x) {
        return "w" + (long) Math.floor(a + b * x * x);
    }

    private double bell() {
        double total = 0;
        for (int i = 0; i < 12; i++) {
            total += draw.nextDouble();
        }
        return total - 6;
    }
}
