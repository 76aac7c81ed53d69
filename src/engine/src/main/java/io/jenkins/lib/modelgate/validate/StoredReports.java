package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.report.UnavailableException;
import java.util.Optional;

/** Finds reports that are kept elsewhere than in a file of the workspace. */
@FunctionalInterface
public interface StoredReports {

    /** There is no such place. */
    StoredReports NONE = reference -> {
        throw new UnavailableException(
                "The baseline '%s' cannot be found from here; name a report or a metrics file.".formatted(reference));
    };

    /**
     * A report of another place.
     *
     * @param json the report as it was kept
     * @param from what a message calls it, e.g. {@code housing:3}
     * @param digest {@code sha256:} and the digits of the model file it was kept with; empty where unknown
     */
    record Stored(String json, String from, Optional<String> digest) {}

    /**
     * @param reference as the user said it: {@code registry:name@alias}, {@code registry:name:version}, {@code registry:name}
     * @throws io.jenkins.lib.modelgate.report.NothingYetException where no version has the alias, or there is none at all
     * @throws UnavailableException where it cannot be read, in a sentence for the user
     */
    Stored find(String reference);
}
