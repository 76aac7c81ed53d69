package io.jenkins.lib.modelgate.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.jenkins.lib.modelgate.data.ColumnType;
import io.jenkins.lib.modelgate.data.InMemoryTable;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DatasetProfileTest {

    @Test
    void countsWhatIsMissingAndWhatIsNotFinite() {
        ColumnProfile x = of("x").column("x").orElseThrow();

        assertThat(x.count()).isEqualTo(4);
        assertThat(x.missing()).isEqualTo(1);
        assertThat(x.nonFinite()).isEqualTo(2);
        assertThat(x.min()).isEqualTo(1);
        assertThat(x.mean()).isEqualTo(2);
        assertThat(x.quantiles()).isEqualTo(new QuantileGrid(true, 0, List.of(1.0, 3.0), List.of(1L, 2L)));
        assertThat(x.categories()).isNull();
    }

    @Test
    void countsWords() {
        ColumnProfile word = of("word").column("word").orElseThrow();

        assertThat(word.categories())
                .isEqualTo(new Categories(
                        List.of(new Categories.Category("a", 3), new Categories.Category("b", 1)), 0, 2, true, 0));
        assertThat(word.missing()).isEqualTo(1);
        assertThat(word.quantiles()).isNull();
    }

    @Test
    void countsOfVectorsOnlyHowManyThereAre() throws IOException {
        DatasetProfile profile = Profiler.profile(
                InMemoryTable.named("t").vectors("embedding", new float[] {1, 2}, null, new float[] {3, 4}),
                List.of("embedding"),
                Progress.NONE);

        ColumnProfile embedding = profile.column("embedding").orElseThrow();
        assertThat(embedding.type()).isEqualTo(ColumnType.VECTOR);
        assertThat(embedding.count()).isEqualTo(2);
        assertThat(embedding.missing()).isEqualTo(1);
        assertThat(DatasetProfile.parse(profile.json(), "it")).isEqualTo(profile);
        assertThat(schema().validate(Json.mapper().readTree(profile.json()))).isEmpty();
    }

    @Test
    void knowsOfTimestampsOnlyTheirRange() {
        ColumnProfile at = of("at").column("at").orElseThrow();

        assertThat(at.min()).isEqualTo(1000);
        assertThat(at.max()).isEqualTo(5000);
        assertThat(at.quantiles()).isNull();
    }

    @Test
    void aColumnWithoutAnyNumberHasNoFigures() {
        InMemoryTable table = InMemoryTable.named("t").numbers("x", null, Double.NaN);

        ColumnProfile x =
                Profiler.profile(table, List.of("x"), Progress.NONE).columns().get(0);

        assertThat(x).isEqualTo(new ColumnProfile("x", ColumnType.NUMBER, 1, 1, 1, null, null, null, null, null, null));
    }

    @Test
    void minusZeroIsZero() {
        InMemoryTable table = InMemoryTable.named("t").numbers("x", -0.0, 0.0);

        QuantileGrid grid = Profiler.profile(table, List.of("x"), Progress.NONE)
                .columns()
                .get(0)
                .quantiles();

        assertThat(grid.values()).containsExactly(0.0);
    }

    @Test
    void fitsItsSchema() throws IOException {
        Random random = new Random(1);
        InMemoryTable many = InMemoryTable.named("many")
                .numbers("x", random.doubles(100_000).toArray())
                .column(
                        "i",
                        ColumnType.INTEGER,
                        random.doubles(100_000).map(Math::rint).boxed().toArray());

        assertFitsSchema(of("x", "word", "ok", "at"));
        assertFitsSchema(Profiler.profile(many, List.of("x", "i"), Progress.NONE));
    }

    @Test
    void theSchemaRefusesWhatIsNoProfile() throws IOException {
        ObjectNode tree = (ObjectNode) Json.mapper().readTree(of("x").json());
        tree.remove("rows");

        assertThat(schema().validate(tree)).isNotEmpty();
    }

    @Test
    void aLargeDataSetHasASmallProfile() {
        Random random = new Random(2);
        InMemoryTable table = InMemoryTable.named("t");
        for (int i = 0; i < 10; i++) {
            table.numbers("x" + i, random.doubles(50_000).toArray());
        }

        String json = Profiler.profile(
                        table, table.fields().stream().map(f -> f.name()).toList(), Progress.NONE)
                .json();

        assertThat(json).hasSizeLessThan(400_000);
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage("another schema", tree -> tree.put("schema", "modelgate.report/1")),
                damage("no schema", tree -> tree.remove("schema")),
                damage("no columns", tree -> tree.remove("columns")),
                damage("other rows", tree -> tree.put("rows", 77)),
                damage("a count that does not add up", tree -> first(tree).put("count", 3)),
                damage("a column twice", tree -> ((ArrayNode) tree.get("columns")).add(first(tree))),
                damage("no name", tree -> first(tree).remove("name")),
                damage("another type", tree -> first(tree).put("type", "TEXT")),
                damage("no quantiles", tree -> first(tree).remove("quantiles")),
                damage(
                        "falling values",
                        tree -> ((ObjectNode) first(tree).get("quantiles"))
                                .set("values", Json.mapper().valueToTree(List.of(3, 1)))),
                damage(
                        "too few counts",
                        tree -> ((ObjectNode) first(tree).get("quantiles"))
                                .set("cumulative", Json.mapper().valueToTree(List.of(2)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void refusesAProfileThatIsNotWhole(String name, Consumer<ObjectNode> damage) throws IOException {
        ObjectNode tree = (ObjectNode) Json.mapper().readTree(of("x").json());
        damage.accept(tree);

        assertThatThrownBy(() -> DatasetProfile.parse(tree.toString(), "The profile p.json"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith("The profile p.json is ")
                .hasMessageEndingWith("with 'modelgate profile'.");
    }

    @Test
    void refusesTextThatIsNoJson() {
        assertThatThrownBy(() -> DatasetProfile.parse("{\"schema\": ", "The profile p.json"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith("The profile p.json cannot be read: ");
    }

    private static Arguments damage(String name, Consumer<ObjectNode> damage) {
        return Arguments.of(name, damage);
    }

    private static ObjectNode first(ObjectNode tree) {
        return (ObjectNode) tree.get("columns").get(0);
    }

    private static DatasetProfile of(String... columns) {
        InMemoryTable table = InMemoryTable.named("t")
                .numbers("x", 1.0, null, Double.NaN, 3.0, Double.POSITIVE_INFINITY)
                .words("word", "a", "b", null, "a", "a")
                .column("ok", ColumnType.BOOLEAN, "true", "false", "true", null, "true")
                .column("at", ColumnType.TIMESTAMP, 1000.0, null, 5000.0, 3000.0, 2000.0);
        return Profiler.profile(table, List.of(columns), Progress.NONE);
    }

    private static void assertFitsSchema(DatasetProfile profile) throws IOException {
        assertThat(schema().validate(Json.mapper().readTree(profile.json()))).isEmpty();
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream in = DatasetProfile.class.getResourceAsStream(
                "/io/jenkins/lib/modelgate/schema/modelgate.profile-1.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        }
    }
}
