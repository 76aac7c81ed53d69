package io.jenkins.lib.modelgate.drift.multivariate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.report.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Held to scikit-learn. */
class GoldenMultivariateTest {

    private static final double AS_GOOD = 0.03;

    static Stream<Arguments> reconstruction() throws IOException {
        return cases("multivariate-reconstruction");
    }

    static Stream<Arguments> domain() throws IOException {
        return cases("multivariate-domain");
    }

    static Stream<Arguments> treeTasks() throws IOException {
        return domain().filter(each -> ((JsonNode) each.get()[1]).get("columns").intValue() < 100);
    }

    static Stream<Arguments> linear() throws IOException {
        return domain().filter(
                        each -> ((JsonNode) each.get()[1]).get("expected").has("linear"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reconstruction")
    void reconstructsAsWell(String name, JsonNode given) {
        JsonNode expected = given.get("expected");

        ReconstructionShift shift = new PcaReconstruction(given.get("share").doubleValue(), 0.95, 1)
                .compare(rows(given.get("reference")), rows(given.get("current")));

        assertThat(shift.components()).isEqualTo(expected.get("components").intValue());
        assertThat(shift.referenceError())
                .isCloseTo(expected.get("referenceError").doubleValue(), within(1e-9));
        assertThat(shift.currentError()).isCloseTo(expected.get("currentError").doubleValue(), within(1e-9));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("treeTasks")
    void treesTellApartAsWell(String name, JsonNode given) {
        DrawnRows drawn = new DrawnRows(given.get("seed").longValue());
        int columns = given.get("columns").intValue();
        Rows reference = drawn.reference(name, given.get("rows").intValue(), columns);
        Rows current = drawn.current(name, given.get("rows").intValue(), columns);
        assertSame(reference, current, given.get("sums"));
        boolean[] categorical = new boolean[columns];
        categorical[0] = name.equals("category");

        double auc = IntStream.range(0, 2)
                .mapToDouble(seed -> DomainClassifier.seeded(seed)
                        .trees(reference, current, categorical)
                        .auc())
                .average()
                .orElseThrow();

        assertThat(auc).isCloseTo(given.get("expected").get("trees").doubleValue(), within(AS_GOOD));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("linear")
    void aWeightedSumTellsApartAsWell(String name, JsonNode given) {
        DrawnRows drawn = new DrawnRows(given.get("seed").longValue());
        Rows reference = drawn.reference(
                name, given.get("rows").intValue(), given.get("columns").intValue());
        Rows current = drawn.current(
                name, given.get("rows").intValue(), given.get("columns").intValue());
        assertSame(reference, current, given.get("sums"));

        double auc = IntStream.range(0, 2)
                .mapToDouble(seed ->
                        DomainClassifier.seeded(seed).linear(reference, current).auc())
                .average()
                .orElseThrow();

        assertThat(auc).isCloseTo(given.get("expected").get("linear").doubleValue(), within(AS_GOOD));
    }

    private static void assertSame(Rows reference, Rows current, JsonNode sums) {
        assertThat(sum(reference)).isCloseTo(sums.get(0).doubleValue(), within(1e-6));
        assertThat(sum(current)).isCloseTo(sums.get(1).doubleValue(), within(1e-6));
    }

    private static double sum(Rows rows) {
        return IntStream.range(0, rows.count() * rows.columns())
                .mapToDouble(i -> rows.at(i / rows.columns(), i % rows.columns()))
                .filter(value -> !Double.isNaN(value))
                .sum();
    }

    private static Rows rows(JsonNode rows) {
        int columns = rows.get(0).size();
        return new Rows(
                IntStream.range(0, rows.size() * columns)
                        .mapToObj(i -> rows.get(i / columns).get(i % columns))
                        .mapToDouble(
                                each -> each.isTextual() ? Double.parseDouble(each.textValue()) : each.doubleValue())
                        .toArray(),
                columns);
    }

    private static Stream<Arguments> cases(String name) throws IOException {
        try (InputStream in = GoldenMultivariateTest.class.getResourceAsStream("/golden/" + name + ".json")) {
            return StreamSupport.stream(Json.mapper().readTree(in).get("cases").spliterator(), false)
                    .map(each -> Arguments.of(each.get("name").textValue(), each));
        }
    }
}
