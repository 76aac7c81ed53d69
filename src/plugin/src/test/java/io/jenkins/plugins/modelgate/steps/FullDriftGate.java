package io.jenkins.plugins.modelgate.steps;

import java.util.List;

/** A drift gate of which every parameter was said. */
final class FullDriftGate {

    /** As a Pipeline says the same. */
    static final String SNIPPET = "driftGate allowConstant: true, alpha: 0.01, bins: 20, by: ['region', 'channel'], "
            + "categoricalMeasure: 'hellinger', columnMeasures: ['MedInc=energy', 'score=psi'], "
            + "columnThresholds: ['MedInc=0.3', 'score=0.1'], columns: ['MedInc', 'score'], "
            + "config: 'modelgate.yaml', correction: 'holm', credentialsId: 'warehouse', "
            + "critical: ['MedInc'], current: 'jdbc:postgresql://db.example.org/shop', "
            + "currentQuery: 'select 2', decimal: ',', decision: 'decision', delimiter: ';', draws: 999, "
            + "emptyBins: 'half-a-row', encoding: 'windows-1252', exclude: ['id', 'target'], "
            + "history: ['a/*.json', 'b.json'], id: 'second', importance: 'importance.json', "
            + "keepCurrent: true, maxAuc: 0.7, maxCodes: 5, maxDriftedShare: 0.5, maxDuplicates: 0.5, maxErrorChange: 0.5, "
            + "maxMemory: '2g', maxMissingIncrease: 0.2, maxOutOfRange: 0.4, maxSegments: 7, "
            + "maxUndecidedShare: 0.3, maxUnseen: 0.3, "
            + "measure: 'kolmogorov-smirnov', minRows: 100, model: 'housing', modelFile: 'model.onnx', "
            + "multivariate: ['classifier', 'pca'], onFailed: 'UNSTABLE', onInsufficientData: 'NONE', "
            + "onWarning: 'FAILURE', persistence: '2 of 3', preset: 'evidently', quote: 'single', "
            + "reference: 'registry:housing@champion', referenceQuery: 'select 1', registry: 'models', "
            + "sample: 10000, score: 'score', seed: 2147483647, target: 'target', threshold: 0.25, "
            + "time: 'day', types: ['id=text', 'day=timestamp'], warnThreshold: 0.15, window: '24h', "
            + "writeProfile: false";

    private FullDriftGate() {}

    static DriftGateStep step() {
        DriftGateStep step = new DriftGateStep();
        step.setId("second");
        step.setModel("housing");
        step.setModelFile("model.onnx");
        step.setConfig("modelgate.yaml");
        step.setOnFailed(StopRule.UNSTABLE);
        step.setOnInsufficientData(StopRule.NONE);
        step.setOnWarning(StopRule.FAILURE);
        step.setReference("registry:housing@champion");
        step.setRegistry("models");
        step.setCurrent("jdbc:postgresql://db.example.org/shop");
        step.setReferenceQuery("select 1");
        step.setCurrentQuery("select 2");
        step.setCredentialsId("warehouse");
        step.setDelimiter(";");
        step.setQuote("single");
        step.setEncoding("windows-1252");
        step.setDecimal(",");
        step.setTypes(List.of("id=text", "day=timestamp"));
        columns(step);
        measuring(step);
        deciding(step);
        closerLooks(step);
        return step;
    }

    private static void columns(DriftGateStep step) {
        step.setColumns(List.of("MedInc", "score"));
        step.setExclude(List.of("id", "target"));
        step.setCritical(List.of("MedInc"));
        step.setTarget("target");
        step.setScore("score");
        step.setDecision("decision");
        step.setWriteProfile(false);
        step.setKeepCurrent(true);
    }

    private static void measuring(DriftGateStep step) {
        step.setMeasure("kolmogorov-smirnov");
        step.setCategoricalMeasure("hellinger");
        step.setColumnMeasures(List.of("MedInc=energy", "score=psi"));
        step.setThreshold(0.25);
        step.setColumnThresholds(List.of("MedInc=0.3", "score=0.1"));
        step.setWarnThreshold(0.15);
        step.setBins(20);
        step.setEmptyBins("half-a-row");
        step.setMaxCodes(5);
        step.setMaxMemory("2g");
    }

    private static void deciding(DriftGateStep step) {
        step.setAlpha(0.01);
        step.setCorrection("holm");
        step.setDraws(999);
        step.setSeed(2_147_483_647);
        step.setSample(10_000);
        step.setMinRows(100);
        step.setMaxDriftedShare(0.5);
        step.setMaxUndecidedShare(0.3);
        step.setImportance("importance.json");
        step.setPersistence("2 of 3");
        step.setHistory(List.of("a/*.json", "b.json"));
    }

    private static void closerLooks(DriftGateStep step) {
        step.setBy(List.of("region", "channel"));
        step.setMaxSegments(7);
        step.setTime("day");
        step.setWindow("24h");
        step.setMultivariate(List.of("classifier", "pca"));
        step.setMaxAuc(0.7);
        step.setMaxErrorChange(0.5);
        step.setPreset("evidently");
        step.setMaxMissingIncrease(0.2);
        step.setMaxUnseen(0.3);
        step.setMaxOutOfRange(0.4);
        step.setMaxDuplicates(0.5);
        step.setAllowConstant(true);
    }
}
