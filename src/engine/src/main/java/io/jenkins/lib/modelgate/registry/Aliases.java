package io.jenkins.lib.modelgate.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names such as {@code champion} that move from version to version: annotations in the registry's index. */
final class Aliases {

    private Aliases() {}

    /** A version's aliases. */
    static List<String> of(Oci.Descriptor descriptor) {
        return of(descriptor.annotations().getOrDefault(Oci.ALIASES, ""));
    }

    private static List<String> of(String text) {
        return Stream.of(text.split(","))
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

    /**
     * Notes in the index which aliases its versions have, so that one that is lost later is not taken for one that never was.
     *
     * @param index is changed
     */
    static void remember(ObjectNode index) {
        TreeMap<String, String> given = given(index);
        for (JsonNode node : Layout.manifests(index)) {
            JsonNode annotations = node.path("annotations");
            String model = annotations.path(Oci.NAME).asText();
            String version = annotations.path(Oci.VERSION).asText();
            of(annotations.path(Oci.ALIASES).asText()).forEach(alias -> given.put(model + "@" + alias, version));
        }
        if (!given.isEmpty()) {
            index.withObject("/annotations")
                    .put(
                            Oci.ALIASED,
                            given.entrySet().stream()
                                    .map(each -> each.getKey() + ":" + each.getValue())
                                    .collect(Collectors.joining(",")));
        }
    }

    /** The version that had an alias last, such as {@code housing:3}; empty where none ever had. */
    static Optional<String> last(ObjectNode index, String model, String alias) {
        return Optional.ofNullable(given(index).get(model + "@" + alias)).map(version -> model + ":" + version);
    }

    /** Versions' numbers by model and alias; names and aliases have neither {@code @} nor {@code :} nor comma. */
    private static TreeMap<String, String> given(ObjectNode index) {
        TreeMap<String, String> given = new TreeMap<>();
        for (String each : of(index.path("annotations").path(Oci.ALIASED).asText())) {
            int colon = each.lastIndexOf(':');
            if (colon > 0) {
                given.put(each.substring(0, colon), each.substring(colon + 1));
            }
        }
        return given;
    }

    private static void write(ObjectNode entry, TreeSet<String> aliases) {
        ObjectNode annotations = entry.withObject("/annotations");
        annotations.remove(Oci.ALIASES);
        if (!aliases.isEmpty()) {
            annotations.put(Oci.ALIASES, String.join(",", aliases));
        }
    }
}
