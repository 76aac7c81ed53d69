package io.jenkins.lib.modelgate.predict;

/** What a probability given to what came true costs. */
final class LogLoss {

    /** scikit-learn's log_loss keeps doubles this far from 0 and 1, so that one confident mistake is not infinite. */
    private static final double CLIP = Math.ulp(1.0);

    private LogLoss() {}

    /** In nats. */
    static double of(double probability) {
        return -Math.log(Math.min(Math.max(probability, CLIP), 1 - CLIP));
    }
}
