package io.jenkins.lib.modelgate.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Turns the options somebody gave into the engine's settings: {@code --min-rows 50} is {@code minRows: 50}. */
final class Said {

    /** Marks an option that is a setting of the engine, under the camel-case form of its longest name. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.FIELD)
    @interface Setting {}

    private static final Pattern HUMP = Pattern.compile("-([a-z0-9])");

    private Said() {}

    /** Every marked option that was given; what was not given is not said, so that a configuration file may say it. */
    static ObjectNode by(CommandSpec command) {
        ObjectNode said = JsonNodeFactory.instance.objectNode();
        for (OptionSpec option : command.options()) {
            Object value = option.getValue();
            if (value == null || !isSetting(option)) {
                continue;
            }
            if (value instanceof Collection<?> several) {
                ArrayNode texts = said.putArray(settingName(option));
                several.forEach(one -> texts.add(one.toString()));
            } else {
                said.put(settingName(option), value.toString());
            }
        }
        return said;
    }

    /** The settings that a command has options for. */
    static List<String> names(CommandSpec command) {
        return command.options().stream()
                .filter(Said::isSetting)
                .map(Said::settingName)
                .toList();
    }

    private static boolean isSetting(OptionSpec option) {
        return option.userObject() instanceof java.lang.reflect.Field field && field.isAnnotationPresent(Setting.class);
    }

    private static String settingName(OptionSpec option) {
        Matcher humps = HUMP.matcher(option.longestName().substring(2));
        return humps.replaceAll(hump -> hump.group(1).toUpperCase(java.util.Locale.ROOT));
    }
}
