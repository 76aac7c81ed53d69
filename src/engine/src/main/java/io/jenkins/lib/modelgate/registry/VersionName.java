package io.jenkins.lib.modelgate.registry;

import io.jenkins.lib.modelgate.registry.VersionReader.Entry;
import io.jenkins.lib.modelgate.report.NothingYetException;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a user names a version: {@code housing:3}, {@code housing@champion}, or {@code housing} for the latest.
 *
 * @param model the model's name
 * @param number the version's number, or null
 * @param alias the version's alias, or null
 */
record VersionName(String model, Integer number, String alias) {

    private static final Pattern WRITTEN = Pattern.compile("([^:@]+)(?::([1-9][0-9]{0,8})|@([^:@]+))?");
    private static final Pattern ALIAS = Pattern.compile("(?=.{1,64}$)[a-z][a-z0-9]*([._-][a-z0-9]+)*");

    static boolean isOne(String text) {
        return WRITTEN.matcher(text).matches();
    }

    /** @throws UnavailableException where it names none */
    static VersionName parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new UnavailableException(
                    "'%s' names no version; write name:3, name@champion, or name for the latest.".formatted(text));
        }
        Integer number = matcher.group(2) == null ? null : Integer.valueOf(matcher.group(2));
        return new VersionName(matcher.group(1), number, matcher.group(3));
    }

    /** @throws UnavailableException where it can be no alias */
    static void requireAlias(String alias) {
        if (!ALIAS.matcher(alias).matches()) {
            throw new UnavailableException(
                    "An alias is up to 64 lower-case letters and digits such as champion, not '%s'.".formatted(alias));
        }
    }

    /** The version among those of the model, by number. */
    Entry in(List<Entry> versions) {
        if (versions.isEmpty()) {
            throw new NothingYetException("The registry holds no model '%s'.".formatted(model));
        }
        if (number == null && alias == null) {
            return versions.get(versions.size() - 1);
        }
        return versions.stream().filter(this::isMeant).findFirst().orElseThrow(() -> absent(versions));
    }

    private boolean isMeant(Entry entry) {
        return number != null
                ? entry.version().version() == number
                : Aliases.of(entry.descriptor()).contains(alias);
    }

    private UnavailableException absent(List<Entry> versions) {
        if (number != null) {
            return new UnavailableException("The registry holds no version %d of %s; the latest is %d."
                    .formatted(
                            number,
                            model,
                            versions.get(versions.size() - 1).version().version()));
        }
        List<String> known = versions.stream()
                .flatMap(entry -> Aliases.of(entry.descriptor()).stream())
                .sorted()
                .toList();
        return new NothingYetException("No version of %s in the registry has the alias '%s'; %s."
                .formatted(model, alias, known.isEmpty() ? "none has any" : "there are " + String.join(", ", known)));
    }
}
