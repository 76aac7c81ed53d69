package io.jenkins.lib.modelgate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;

class MergeTest {

    @Test
    void aLimitReplacesThatOfItsMetricOnly() {
        Settings settings = merged(
                "limits: [{metric: accuracy, min: 0.1}]",
                "limits: [{metric: accuracy, min: 0.9}, {metric: rocAuc, min: 0.85, noWorseThan: 0.01}]");

        assertThat(MetricLimit.listFrom(settings, "limits"))
                .containsExactlyInAnyOrder(
                        new MetricLimit("accuracy", 0.1, null, null), new MetricLimit("rocAuc", 0.85, null, 0.01));
        assertThat(settings.replaced())
                .containsExactly(
                        "limits: accuracy>=0.9 of modelgate.yaml was replaced by accuracy>=0.1 of the command line.");
    }

    @Test
    void whatACloserLimitDoesNotSpeakOfStays() {
        Settings settings = merged(
                "limits: [{metric: accuracy, min: 0.8}]",
                "limits: [{metric: accuracy, min: 0.9, max: 0.999, noWorseThan: 0.01}]");

        assertThat(MetricLimit.listFrom(settings, "limits"))
                .containsExactly(new MetricLimit("accuracy", 0.8, 0.999, 0.01));
    }

    @Test
    void aCloserComparisonReplacesTheOtherKindOfComparison() {
        Settings settings = merged(
                "limits: [{metric: f1, betterBy: 0.02, relative: true}]", "limits: [{metric: f1, noWorseThan: 0.01}]");

        assertThat(MetricLimit.listFrom(settings, "limits"))
                .containsExactly(new MetricLimit("f1", null, null, null, 0.02, true));
        assertThat(settings.replaced())
                .containsExactly(
                        "limits: f1 noWorseThan 0.01 of modelgate.yaml was replaced by f1 betterBy 0.02 of the other's value of the command line.");
    }

    @Test
    void sameWordsInBothPlacesAreNoReplacement() {
        Settings settings = merged(
                "{limits: [{metric: accuracy, min: 0.9}], exclude: [id], threshold: 0.2}",
                "{limits: [{metric: accuracy, min: 0.9}], exclude: [id], threshold: 0.2}");

        MetricLimit.listFrom(settings, "limits");
        settings.texts("exclude");
        settings.number("threshold", 0, 1);
        assertThat(settings.replaced()).isEmpty();
    }

    @Test
    void listsOfNamesAreUnited() {
        Settings settings = merged("exclude: [id, zip]", "exclude: 'id, name'");

        assertThat(settings.texts("exclude")).containsExactly("name", "id", "zip");
        assertThat(settings.replaced()).isEmpty();
    }

    @Test
    void listsOfEntriesAreMergedByName() {
        Settings settings = merged("columnThresholds: ['b=0.5', 'c=1']", "columnThresholds: ['a=0.1', 'b=0.2']");

        assertThat(settings.texts("columnThresholds", ListRule.ENTRIES)).containsExactly("a=0.1", "b=0.5", "c=1");
        assertThat(settings.replaced())
                .containsExactly(
                        "columnThresholds: b=0.2 of modelgate.yaml was replaced by b=0.5 of the command line.");
    }

    @Test
    void limitsInTextAreMergedByMetricAndDirection() {
        Settings settings = merged(
                "sliceLimits: ['accuracy >= 0.1', 'rocAuc=0.05']",
                "sliceLimits: ['accuracy>=0.9', 'accuracy<=0.99', 'f1>=0.5']");

        assertThat(settings.texts("sliceLimits", ListRule.LIMITS))
                .containsExactly("accuracy<=0.99", "f1>=0.5", "accuracy >= 0.1", "rocAuc=0.05");
    }

    @Test
    void aColumnsBinsAreReplaced() {
        Settings settings = merged("slices: ['age:30,60', 'sex*age:4']", "slices: ['age:4', 'sex*age:2', 'sex']");

        assertThat(settings.texts("slices", ListRule.GROUPS)).containsExactly("sex", "age:30,60", "sex*age:4");
    }

    @Test
    void aSequenceIsOneValue() {
        Settings settings = merged("weights: [50, 100]", "weights: [5, 25, 100]");

        assertThat(settings.texts("weights", ListRule.SEQUENCE)).containsExactly("50", "100");
        assertThat(settings.replaced())
                .containsExactly("weights: 5, 25, 100 of modelgate.yaml was replaced by 50, 100 of the command line.");
    }

    @Test
    void aFileInPlaceOfNamesIsNotMixedWithNames() {
        ListRule rule = ListRule.NAMES.unlessAlone(text -> text.endsWith(".txt"));

        assertThat(merged("operators: ops.txt", "operators: [Add, Mul]").texts("operators", rule))
                .containsExactly("ops.txt");
        assertThat(merged("operators: [Add, Mul]", "operators: ops.txt").texts("operators", rule))
                .containsExactly("Add", "Mul");
    }

    @Test
    void aSingleValueIsTheClosestOnesAndSaidSo() {
        Settings settings = merged("threshold: 0.5", "threshold: 0.2");

        assertThat(settings.number("threshold", 0, 1)).hasValue(0.5);
        assertThat(settings.replaced())
                .containsExactly("threshold: 0.2 of modelgate.yaml was replaced by 0.5 of the command line.");
    }

    @Test
    void anAddressIsNotShown() {
        Settings settings = merged("reference: a.csv", "reference: 'jdbc:postgresql://h/d?password=x'");

        assertThat(settings.text("reference")).hasValue("a.csv");
        assertThat(settings.replaced())
                .containsExactly("reference: that of modelgate.yaml was replaced by that of the command line.");
    }

    @Test
    void onlyTheWordReplaceMakesAListTheWhole() {
        Settings settings = merged(
                "{limits: [{metric: accuracy, min: 0.1}], replace: [limits, exclude]}",
                "{limits: [{metric: rocAuc, min: 0.9}], exclude: [id], critical: [age]}");

        assertThat(MetricLimit.listFrom(settings, "limits"))
                .containsExactly(new MetricLimit("accuracy", 0.1, null, null));
        assertThat(settings.texts("exclude")).isEmpty();
        assertThat(settings.texts("critical")).containsExactly("age");
        StepIdentity.from(settings);
        settings.refuseUnknown();
        assertThat(settings.replaced())
                .containsExactly(
                        "limits: rocAuc>=0.9 of modelgate.yaml was left out, as 'replace' of the command line asks.",
                        "exclude: id of modelgate.yaml was left out, as 'replace' of the command line asks.");
    }

    @Test
    void replaceNamesWhatIsASetting() {
        Settings settings = merged("replace: limit", "threshold: 0.2");

        settings.isSaid("limits");
        settings.isSaid("threshold");
        StepIdentity.from(settings);
        assertThatThrownBy(settings::refuseUnknown)
                .isInstanceOf(SettingsException.class)
                .hasMessage("modelgate drift: 'replace' names what is no setting: 'limit' — did you mean 'limits'?");
    }

    @Test
    void whatTheSurroundingsKnowIsNotMergedWithWhatSomebodySays() {
        Settings settings = said("modelgate drift", "reports: [a.json]")
                .over(Settings.fallback("this run", yaml("reports: [b.json]")));

        assertThat(settings.paths("reports")).containsExactly("a.json");
        assertThat(settings.replaced()).isEmpty();
    }

    @Test
    void aMetricTwiceInOnePlaceIsRefused() {
        Settings settings = merged("{}", "limits: [{metric: f1, min: 0.1}, {metric: f1, max: 0.9}]");

        assertThatThrownBy(() -> MetricLimit.listFrom(settings, "limits"))
                .hasMessage("drift in modelgate.yaml: 'limits' names a metric twice.");
    }

    private static Settings merged(String commandLine, String file) {
        return said("modelgate drift", commandLine)
                .saidIn("the command line")
                .over(said("drift in modelgate.yaml", file).saidIn("modelgate.yaml"));
    }

    private static Settings said(String where, String yaml) {
        return Settings.of(where, yaml(yaml));
    }

    private static ObjectNode yaml(String text) {
        try {
            return (ObjectNode) new YAMLMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
