package io.jenkins.plugins.modelgate.steps;

/** A scan of which every parameter was said. */
final class FullModelScan {

    /** As a Pipeline says the same. */
    static final String SNIPPET =
            "modelScan allow: 'approvals.txt', approved: 'registry:housing@champion', config: 'modelgate.yaml', "
                    + "cyclonedx: true, id: 'second', maxDepth: 4, maxParts: 500, maxRatio: 100, maxUnpacked: 2, model: 'housing', "
                    + "modelFile: 'model.pkl', onFailed: 'UNSTABLE', onInsufficientData: 'NONE', onWarning: 'FAILURE', registry: 'models', sarif: false";

    private FullModelScan() {}

    static ModelScanStep step() {
        ModelScanStep step = new ModelScanStep();
        step.setId("second");
        step.setModel("housing");
        step.setModelFile("model.pkl");
        step.setConfig("modelgate.yaml");
        step.setOnFailed(StopRule.UNSTABLE);
        step.setOnInsufficientData(StopRule.NONE);
        step.setOnWarning(StopRule.FAILURE);
        step.setAllow("approvals.txt");
        step.setApproved("registry:housing@champion");
        step.setRegistry("models");
        step.setSarif(false);
        step.setCyclonedx(true);
        step.setMaxDepth(4);
        step.setMaxParts(500);
        step.setMaxRatio(100);
        step.setMaxUnpacked(2);
        return step;
    }
}
