package io.jenkins.plugins.modelgate.steps;

import java.util.List;

/** A validation of which every parameter was said. */
final class FullModelValidate {

    /** As a Pipeline says the same. */
    static final String SNIPPET =
            "modelValidate allow: 'allow.txt', baseline: 'champion.json', budgets: ['fileSize<=200MB', 'p95<=50ms'], "
                    + "championDecision: 'old_d', championPrediction: 'old_estimate', championPredictions: "
                    + "'champion.csv', championScore: 'old_p', championScores: 'cat=old_cat, dog=old_dog', columns: ['cost', 'judge'], concurrency: 4, confidence: "
                    + "0.9, config: 'modelgate.yaml', costs: ['1:0=5', '0:1=1'], decimal: ',', decision: 'd', delimiter: ';', directions: ['file.wer=lower', 'file.bias=zero'], "
                    + "encoding: 'windows-1252', endpoint: 'https://models.example.org/infer', endpointCredentials: "
                    + "'server', endpointTimeout: '3s', fairness: ['demographicParityDifference<=0.1', "
                    + "'equalizedOddsRatio>=0.8'], fairnessMethod: 'to-overall', features: ['age', 'sex'], firstChampion: true, golden: "
                    + "'golden.jsonl', group: 'query', history: 'history.csv', horizon: 'ahead', hygiene: ['overlap<=0', 'leakage<=0.95'], id: "
                    + "'second', inputs: 'features.csv', jsonSchema: 'answer.schema.json', key: ['customer', 'day'], labels: 'labels.csv', limits: [[betterBy: 0.02, "
                    + "max: 0.9, metric: 'logLoss', relative: true], [metric: 'accuracy', min: 0.8, noWorseThan: "
                    + "0.01]], lower: 'p05', metrics: ['fbeta@2', 'mcc'], metricsFile: 'metrics.json', minMetricRows: 20, minRows: 100, minSliceRows: 50, model: "
                    + "'housing', modelFile: 'model.onnx', nearDuplicates: true, onFailed: 'UNSTABLE', "
                    + "onInsufficientData: 'NONE', onWarning: 'FAILURE', operators: 'MatMul, Add', positive: 'yes', "
                    + "prediction: 'estimate', predictions: 'test.csv', quantiles: ['0.1=p10', '0.9=p90'], quote: "
                    + "'single', references: ['second', 'third'], refusals: ['Sorry, I cannot', 'regex:^As an AI, I'], registry: 'models', "
                    + "requests: 500, resamples: 2000, scan: false, score: 'p', scores: 'cat=p_cat, dog=p_dog', season: 7, seed: 2147483647, "
                    + "sensitive: ['sex', 'sex*age:30,60'], series: ['shop', 'item'], signature: 'age: integer, sex: text?', sliceLimits: "
                    + "['accuracy>=0.7', 'rocAuc=0.05'], slices: ['region', 'age:30,60*sex', 'tenure:4'], target: 'y', "
                    + "task: 'binary', threshold: 0.4, time: 'day', tolerance: 0.001, train: 'train.csv', types: ['id=text', "
                    + "'day=timestamp'], unlabelled: 'skip', upper: 'p95', warmUp: 5, weakSliceLimits: ['accuracy>=0.6'], weakSliceMetric: 'logLoss', weakSlices: ['age:-1,0.5,60'], weight: 'w'";

    private FullModelValidate() {}

    static ModelValidateStep step() {
        ModelValidateStep step = new ModelValidateStep();
        step.setId("second");
        step.setModel("housing");
        step.setModelFile("model.onnx");
        step.setConfig("modelgate.yaml");
        step.setOnFailed(StopRule.UNSTABLE);
        step.setOnInsufficientData(StopRule.NONE);
        step.setOnWarning(StopRule.FAILURE);
        step.setMinRows(100);
        step.setDelimiter(";");
        step.setQuote("single");
        step.setEncoding("windows-1252");
        step.setDecimal(",");
        step.setTypes(List.of("id=text", "day=timestamp"));
        step.setLimits(limits());
        predictions(step);
        columns(step);
        comparison(step);
        groups(step);
        hygiene(step);
        demands(step);
        return step;
    }

    private static List<Limit> limits() {
        Limit better = new Limit("logLoss");
        better.setMax(0.9);
        better.setBetterBy(0.02);
        better.setRelative(true);
        Limit noWorse = new Limit("accuracy");
        noWorse.setMin(0.8);
        noWorse.setNoWorseThan(0.01);
        return List.of(better, noWorse);
    }

    private static void predictions(ModelValidateStep step) {
        step.setPredictions("test.csv");
        step.setTarget("y");
        step.setScore("p");
        step.setDecision("d");
        step.setPrediction("estimate");
        step.setBaseline("champion.json");
        step.setTask("binary");
        step.setMinMetricRows(20);
    }

    private static void columns(ModelValidateStep step) {
        step.setPositive("yes");
        step.setThreshold(0.4);
        step.setScores("cat=p_cat, dog=p_dog");
        step.setCosts(List.of("1:0=5", "0:1=1"));
        step.setWeight("w");
        step.setMetrics(List.of("fbeta@2", "mcc"));
        step.setQuantiles(List.of("0.1=p10", "0.9=p90"));
        step.setLower("p05");
        step.setUpper("p95");
        step.setHorizon("ahead");
        step.setGroup("query");
        step.setReferences(List.of("second", "third"));
        step.setColumns(List.of("cost", "judge"));
        step.setJsonSchema("answer.schema.json");
        step.setLabels("labels.csv");
        step.setUnlabelled("skip");
        step.setKey(List.of("customer", "day"));
        step.setMetricsFile("metrics.json");
        step.setDirections(List.of("file.wer=lower", "file.bias=zero"));
        step.setHistory("history.csv");
        step.setSeries(List.of("shop", "item"));
        step.setTime("day");
        step.setSeason(7);
        step.setRefusals(List.of("Sorry, I cannot", "regex:^As an AI, I"));
    }

    private static void comparison(ModelValidateStep step) {
        step.setChampionPredictions("champion.csv");
        step.setChampionScore("old_p");
        step.setChampionDecision("old_d");
        step.setChampionPrediction("old_estimate");
        step.setChampionScores("cat=old_cat, dog=old_dog");
        step.setRegistry("models");
        step.setFirstChampion(true);
        step.setConfidence(0.9);
        step.setResamples(2000);
        step.setSeed(2_147_483_647);
    }

    private static void groups(ModelValidateStep step) {
        step.setSlices(List.of("region", "age:30,60*sex", "tenure:4"));
        step.setSliceLimits(List.of("accuracy>=0.7", "rocAuc=0.05"));
        step.setMinSliceRows(50);
        step.setWeakSlices(List.of("age:-1,0.5,60"));
        step.setWeakSliceLimits(List.of("accuracy>=0.6"));
        step.setWeakSliceMetric("logLoss");
        step.setSensitive(List.of("sex", "sex*age:30,60"));
        step.setFairness(List.of("demographicParityDifference<=0.1", "equalizedOddsRatio>=0.8"));
        step.setFairnessMethod("to-overall");
    }

    private static void hygiene(ModelValidateStep step) {
        step.setTrain("train.csv");
        step.setFeatures(List.of("age", "sex"));
        step.setHygiene(List.of("overlap<=0", "leakage<=0.95"));
        step.setNearDuplicates(true);
    }

    private static void demands(ModelValidateStep step) {
        step.setScan(false);
        step.setAllow("allow.txt");
        step.setInputs("features.csv");
        step.setSignature("age: integer, sex: text?");
        step.setOperators("MatMul, Add");
        step.setBudgets(List.of("fileSize<=200MB", "p95<=50ms"));
        step.setEndpoint("https://models.example.org/infer");
        step.setGolden("golden.jsonl");
        step.setTolerance(0.001);
        step.setWarmUp(5);
        step.setRequests(500);
        step.setConcurrency(4);
        step.setEndpointTimeout("3s");
        step.setEndpointCredentials("server");
    }
}
