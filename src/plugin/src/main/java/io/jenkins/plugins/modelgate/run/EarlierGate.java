package io.jenkins.plugins.modelgate.run;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Run;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import jenkins.util.VirtualFile;

/** What a gate found in an earlier build of the same job. Builds are loaded one by one, and only their scalars are read. */
public record EarlierGate(@NonNull Run<?, ?> run, @NonNull GateResult result) {

    /** How far back it looks. */
    public static final int MOST_BUILDS = 50;

    /** Whether a run drifted beyond its limit; only where it could judge. */
    private static final String DECIDED = "driftBeyondLimit";

    private static final int MOST_BYTES = 64 << 20;

    /** The newest first, without the build itself; whatever came of the builds. */
    private static Stream<EarlierGate> before(Run<?, ?> run, String stem) {
        return Stream.<Run<?, ?>>iterate(run.getPreviousBuild(), Objects::nonNull, Run::getPreviousBuild)
                .limit(MOST_BUILDS)
                .flatMap(build -> ModelReportAction.gatesOf(build).stream()
                        .filter(gate -> gate.getStem().equals(stem))
                        .map(gate -> new EarlierGate(build, gate)));
    }

    /** Whether the last so many runs that could judge drifted beyond their limit, as their series say it. */
    @NonNull
    public static List<Map<String, Double>> decided(@NonNull Run<?, ?> run, @NonNull String stem, int most) {
        return before(run, stem)
                .filter(gate -> gate.result.getSeries().containsKey(DECIDED))
                .limit(most)
                .map(gate -> Map.of(DECIDED, gate.result.getSeries().get(DECIDED)))
                .toList();
    }

    /** The newest run that passed, or warned of less than drift beyond the limit, and has this artifact. */
    @NonNull
    public static Optional<EarlierGate> lastGood(@NonNull Run<?, ?> run, @NonNull String stem, @NonNull String artifact)
            throws IOException {
        for (EarlierGate gate : (Iterable<EarlierGate>) before(run, stem)::iterator) {
            if (gate.isGood() && gate.file(artifact).isFile()) {
                return Optional.of(gate);
            }
        }
        return Optional.empty();
    }

    private boolean isGood() {
        Verdict verdict = result.getVerdict();
        return (verdict == Verdict.PASSED || verdict == Verdict.WARNING)
                && result.getSeries().getOrDefault(DECIDED, 1.0) == 0;
    }

    /** An artifact's text, wherever the job's artifacts are kept. */
    @NonNull
    public String artifact(@NonNull String path) throws IOException {
        try (InputStream in = file(path).open()) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException(Messages.EarlierGate_tooLarge(path, run.getNumber(), MOST_BYTES >> 20));
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private VirtualFile file(String path) {
        return run.getArtifactManager().root().child(path);
    }
}
