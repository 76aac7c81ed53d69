package io.jenkins.lib.modelgate.fuzz;

import io.jenkins.lib.modelgate.profile.DatasetProfile;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.nio.charset.StandardCharsets;

/** Bytes as a profile's JSON. */
public final class ProfileFuzz {

    private ProfileFuzz() {}

    /** What the fuzzer calls, again and again. */
    public static void fuzzerTestOneInput(byte[] data) {
        try {
            DatasetProfile profile = DatasetProfile.parse(new String(data, StandardCharsets.UTF_8), "The profile");
            DatasetProfile again = DatasetProfile.parse(profile.json(), "The profile again");
            if (!again.equals(profile)) {
                throw new IllegalStateException("a profile that was written differs from the one that was read");
            }
        } catch (UnavailableException e) {
            if (e.getMessage() == null || e.getMessage().isBlank()) {
                throw new IllegalStateException("a refusal without a sentence", e);
            }
        }
    }
}
