package io.jenkins.lib.modelgate.registry;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Objects;

/**
 * A version with what the registry calls it today. In JSON one object: the version's, with its aliases.
 *
 * @param version what was registered, which never changes
 * @param aliases such as {@code champion}, in order of the alphabet; these move from version to version
 */
public record ListedVersion(@JsonUnwrapped @JsonProperty ModelVersion version, List<String> aliases) {

    public ListedVersion {
        Objects.requireNonNull(version, "version");
        aliases = List.copyOf(aliases);
    }

    static ListedVersion of(VersionReader.Entry entry) {
        return new ListedVersion(
                entry.version(),
                Aliases.of(entry.descriptor()).stream().sorted().toList());
    }
}
