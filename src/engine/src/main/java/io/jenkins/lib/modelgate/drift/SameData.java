package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.profile.DatasetProfile;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A warning where a thing was compared with itself. */
final class SameData {

    private SameData() {}

    /** By the files. */
    static Optional<Check> of(DatasetProfile reference, List<Input> current) {
        Set<String> before =
                reference.sources().stream().map(DatasetProfile.Source::sha256).collect(Collectors.toSet());
        return current.stream()
                .filter(input -> before.contains(input.sha256()))
                .findFirst()
                .map(input -> because("%s is part of the reference as well".formatted(input.path())));
    }

    static Check because(String why) {
        return Check.of(
                "same-data",
                "Reference and current data differ",
                Verdict.WARNING,
                "A thing was compared with itself: %s.".formatted(why));
    }
}
