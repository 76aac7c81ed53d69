package io.jenkins.lib.modelgate.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Names such as {@code champion} that move from version to version: annotations in the registry's index. */
final class Aliases {

    private Aliases() {}

    /** A version's aliases. */
    static List<String> of(Oci.Descriptor descriptor) {
        return Stream.of(descriptor.annotations().getOrDefault(Oci.ALIASES, "").split(","))
                .map(String::strip)
                .filter(alias -> !alias.isEmpty())
                .toList();
    }

    /**
     * Gives an alias to one of a model's versions, and takes it from the others.
     *
     * @param index is changed
     * @param versions all of the model
     */
    static void move(ObjectNode index, List<VersionReader.Entry> versions, VersionReader.Entry chosen, String alias) {
        for (JsonNode node : Layout.manifests(index)) {
            Optional<VersionReader.Entry> entry = versions.stream()
                    .filter(each -> each.descriptor()
                            .digest()
                            .equals(node.path("digest").asText()))
                    .findFirst();
            if (entry.isPresent()) {
                TreeSet<String> aliases = new TreeSet<>(of(entry.get().descriptor()));
                aliases.remove(alias);
                if (entry.get() == chosen) {
                    aliases.add(alias);
                }
                write((ObjectNode) node, aliases);
            }
        }
    }

    private static void write(ObjectNode entry, TreeSet<String> aliases) {
        ObjectNode annotations = entry.withObject("/annotations");
        annotations.remove(Oci.ALIASES);
        if (!aliases.isEmpty()) {
            annotations.put(Oci.ALIASES, String.join(",", aliases));
        }
    }
}
