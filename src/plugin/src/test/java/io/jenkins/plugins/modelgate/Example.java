package io.jenkins.plugins.modelgate;

import hudson.FilePath;
import hudson.model.TopLevelItem;
import java.io.File;
import org.jvnet.hudson.test.JenkinsRule;

/** The worked example of docs/examples, put where a build finds it. */
public final class Example {

    /** The gates' settings that pass on the example. */
    public static final String VALIDATE =
            "modelValidate predictions: 'data/reference.csv', target: 'target', score: 'score', modelFile: 'model.onnx',"
                    + " limits: [[metric: 'rocAuc', min: 0.9], [metric: 'accuracy', min: 0.8]]";

    public static final String DRIFT =
            "driftGate reference: 'data/reference.csv', current: 'data/current.csv', modelFile: 'model.onnx', exclude: ['id', 'target']";

    public static final String DRIFTED =
            "driftGate reference: 'data/reference.csv', current: 'data/drifted.csv', modelFile: 'model.onnx', exclude: ['id', 'target']";

    private Example() {}

    /** The example's folder in this repository. */
    public static File folder() {
        return new File("../../docs/examples/housing").getAbsoluteFile();
    }

    /** Copies the example into the workspace that the job will have on the built-in node. */
    public static FilePath into(JenkinsRule jenkins, TopLevelItem job) throws Exception {
        FilePath workspace = jenkins.jenkins.getWorkspaceFor(job);
        new FilePath(folder()).copyRecursiveTo(workspace);
        return workspace;
    }
}
