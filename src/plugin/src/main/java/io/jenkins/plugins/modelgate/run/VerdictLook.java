package io.jenkins.plugins.modelgate.run;

import io.jenkins.lib.modelgate.report.Verdict;

/** How a verdict looks in Jenkins: shape, colour and words, so that colour alone never carries it. */
final class VerdictLook {

    private VerdictLook() {}

    static String icon(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "symbol-checkmark-circle-outline plugin-ionicons-api";
            case WARNING -> "symbol-warning-outline plugin-ionicons-api";
            case INSUFFICIENT_DATA -> "symbol-help-circle-outline plugin-ionicons-api";
            case FAILED -> "symbol-close-circle-outline plugin-ionicons-api";
            case ERROR -> "symbol-alert-circle-outline plugin-ionicons-api";
            case SKIPPED -> "symbol-remove-circle-outline plugin-ionicons-api";
        };
    }

    static String color(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "jenkins-!-success-color";
            case WARNING -> "jenkins-!-warning-color";
            case INSUFFICIENT_DATA -> "jenkins-!-color-purple";
            case FAILED, ERROR -> "jenkins-!-error-color";
            case SKIPPED -> "jenkins-!-text-color-secondary";
        };
    }

    static String name(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> Messages.Verdict_passed();
            case WARNING -> Messages.Verdict_warning();
            case INSUFFICIENT_DATA -> Messages.Verdict_insufficientData();
            case FAILED -> Messages.Verdict_failed();
            case ERROR -> Messages.Verdict_error();
            case SKIPPED -> Messages.Verdict_skipped();
        };
    }
}
