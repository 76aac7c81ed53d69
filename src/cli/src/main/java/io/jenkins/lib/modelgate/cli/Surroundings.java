package io.jenkins.lib.modelgate.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.policy.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which build this is and of which commit, as CI servers and git tell it. */
final class Surroundings {

    /** Jenkins, GitHub Actions, GitLab. */
    private static final List<String> BUILD = List.of("BUILD_URL", "GITHUB_RUN_ID", "CI_JOB_URL");

    private static final List<String> COMMIT = List.of("GIT_COMMIT", "GITHUB_SHA", "CI_COMMIT_SHA");

    private Surroundings() {}

    /** The settings {@code build} and {@code commit}, where known. */
    static Settings of(Map<String, String> environment, Path folder) {
        ObjectNode known = JsonNodeFactory.instance.objectNode();
        first(environment, BUILD).ifPresent(build -> known.put("build", build));
        first(environment, COMMIT).or(() -> GitHead.of(folder)).ifPresent(commit -> known.put("commit", commit));
        return Settings.fallback("the environment", known);
    }

    private static Optional<String> first(Map<String, String> environment, List<String> names) {
        return names.stream()
                .map(environment::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst();
    }
}
