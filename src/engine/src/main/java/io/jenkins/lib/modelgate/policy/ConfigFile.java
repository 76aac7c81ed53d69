package io.jenkins.lib.modelgate.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code modelgate.yaml}: the steps' settings as code. A section a step, top-level {@code model} and {@code modelFile} for
 * all of them, and {@code scenarios}, each of which overrides parts of the sections.
 */
public final class ConfigFile {

    private static final long MAX_BYTES = 1 << 20;
    private static final Set<String> SHARED = Set.of("model", "modelFile");
    private static final String SCENARIOS = "scenarios";
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            // A second document would silently not count.
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String name;
    private final String folder;
    private final ObjectNode root;

    private ConfigFile(String name, String folder, ObjectNode root) {
        this.name = name;
        this.folder = folder;
        this.root = root;
    }

    /**
     * @param file where it is
     * @param path the same as the user said it, relative to the workspace
     * @param sections the sections there may be
     * @throws UnavailableException where it cannot be read
     * @throws SettingsException where it is not a configuration
     */
    public static ConfigFile read(Path file, String path, Set<String> sections) {
        ObjectNode root = parse(file, path);
        Set<String> known = new TreeSet<>(sections);
        known.addAll(SHARED);
        known.add(SCENARIOS);
        refuseUnknown(root, known, path);
        scenarios(root, path).properties().forEach(scenario -> {
            String where = "%s: scenario '%s'".formatted(path, scenario.getKey());
            if (scenario.getValue() instanceof ObjectNode changed) {
                refuseUnknown(changed, new TreeSet<>(sections), where);
            } else if (!isEmpty(scenario.getValue())) {
                throw new SettingsException("%s must be a group of sections.".formatted(where));
            }
        });
        int slash = path.replace('\\', '/').lastIndexOf('/');
        return new ConfigFile(path, slash < 0 ? "" : path.substring(0, slash), root);
    }

    private static ObjectNode scenarios(ObjectNode root, String path) {
        JsonNode scenarios = root.path(SCENARIOS);
        if (isEmpty(scenarios)) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (scenarios instanceof ObjectNode object) {
            return object;
        }
        throw new SettingsException("%s: 'scenarios' must be a group of scenarios.".formatted(path));
    }

    private static void refuseUnknown(ObjectNode group, Set<String> known, String where) {
        group.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                throw new SettingsException("%s: there is no section '%s'%s"
                        .formatted(
                                where,
                                key,
                                Spelling.closest(key, known)
                                        .map(" — did you mean '%s'?"::formatted)
                                        .orElse("; there are " + String.join(", ", known) + ".")));
            }
        });
    }

    private static ObjectNode parse(Path file, String path) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new UnavailableException("%s is larger than 1 MB; a configuration is not.".formatted(path));
            }
            JsonNode tree = YAML.readTree(file.toFile());
            if (tree instanceof ObjectNode object) {
                return object;
            }
            throw new SettingsException("%s does not hold sections such as 'validate:' or 'drift:'.".formatted(path));
        } catch (NoSuchFileException e) {
            throw new UnavailableException("The configuration %s does not exist.".formatted(path), e);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            String reason = e.getOriginalMessage().lines().findFirst().orElse("not YAML");
            throw new SettingsException("%s is not valid YAML near line %d: %s".formatted(path, line, reason));
        } catch (IOException e) {
            throw new UnavailableException(
                    "The configuration %s cannot be read: %s".formatted(path, e.getMessage()), e);
        }
    }

    public boolean has(String section) {
        return root.has(section);
    }

    /** A section's settings over those shared by all; empty settings where it is absent. */
    public Settings section(String section) {
        ObjectNode shared = JsonNodeFactory.instance.objectNode();
        SHARED.stream().filter(root::has).forEach(key -> shared.set(key, root.get(key)));
        return group(root.path(section), section, name)
                .over(Settings.of(name, shared, folder).saidIn(name));
    }

    /** A section as a scenario changes it; fails where there is no such scenario. */
    public Settings section(String section, String scenario) {
        JsonNode scenarios = root.path(SCENARIOS);
        if (!scenarios.has(scenario)) {
            Set<String> known = new TreeSet<>();
            scenarios.fieldNames().forEachRemaining(known::add);
            throw new SettingsException(
                    "%s has no scenario '%s'; there are: %s.".formatted(name, scenario, String.join(", ", known)));
        }
        return group(
                        scenarios.path(scenario).path(section),
                        section + " in scenario " + scenario,
                        "scenario %s of %s".formatted(scenario, name))
                .over(section(section));
    }

    private Settings group(JsonNode node, String what, String place) {
        String where = "%s in %s".formatted(what, name);
        if (isEmpty(node)) {
            return Settings.of(where, JsonNodeFactory.instance.objectNode(), folder)
                    .saidIn(place);
        }
        if (node instanceof ObjectNode object) {
            return Settings.of(where, object, folder).saidIn(place);
        }
        throw new SettingsException("%s must be a group of settings.".formatted(where));
    }

    /** Also a key with nothing after it, which is an empty text to the parser. */
    private static boolean isEmpty(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || node.isTextual() && node.textValue().isBlank();
    }
}
