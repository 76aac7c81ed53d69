package io.jenkins.lib.modelgate.registry;

import java.util.List;

/**
 * What reading a whole registry found.
 *
 * @param versions model versions that could be read
 * @param blobs distinct files they are made of
 * @param bytes size of those files together
 * @param problems one sentence each; empty when every file is present and has the content that its name says
 */
public record RegistryCheck(int versions, int blobs, long bytes, List<String> problems) {

    public RegistryCheck {
        problems = List.copyOf(problems);
    }

    public boolean isClean() {
        return problems.isEmpty();
    }
}
