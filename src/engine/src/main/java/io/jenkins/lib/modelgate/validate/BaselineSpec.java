package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.policy.Settings;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a user says of the baseline.
 *
 * @param kind what it is
 * @param place the file, or the registered version as the user said it; empty where there is neither
 * @param registry the folder of the registry; empty for the usual one
 * @param mayBeNone whether there may be no champion yet
 */
record BaselineSpec(Kind kind, String place, Optional<String> registry, boolean mayBeNone) {

    /** How a registered version is named: {@code registry:housing@champion}. */
    static final String REGISTRY = "registry:";

    private static final String DUMMY = "dummy";
    private static final Pattern REGISTERED = Pattern.compile(REGISTRY + "[^:@]+(:[1-9][0-9]{0,8}|@[^:@]+)?");

    enum Kind {
        NONE,
        DUMMY,
        REGISTERED,
        FILE
    }

    static BaselineSpec from(Settings settings) {
        String said = settings.text("baseline").orElse("");
        Kind kind = kind(said);
        Optional<String> registry = settings.path("registry");
        boolean mayBeNone = settings.flag("firstChampion", false);
        if (kind == Kind.REGISTERED && !REGISTERED.matcher(said).matches()) {
            throw settings.wrong(
                    "baseline",
                    "must name a registered version such as registry:housing@champion or registry:housing:3, not '%s'"
                            .formatted(said));
        }
        if (mayBeNone && (kind != Kind.REGISTERED || said.matches(".*:[0-9]+"))) {
            throw settings.wrong(
                    "firstChampion", "is for a 'baseline' such as registry:housing@champion, which is not said");
        }
        return new BaselineSpec(
                kind,
                kind == Kind.FILE ? settings.requiredPath("baseline") : kind == Kind.REGISTERED ? said : "",
                registry,
                mayBeNone);
    }

    private static Kind kind(String said) {
        if (said.isEmpty()) {
            return Kind.NONE;
        }
        return said.equals(DUMMY) ? Kind.DUMMY : said.startsWith(REGISTRY) ? Kind.REGISTERED : Kind.FILE;
    }

    /** Whether there are numbers to compare with. */
    boolean isOfNumbers() {
        return kind == Kind.FILE || kind == Kind.REGISTERED;
    }
}
