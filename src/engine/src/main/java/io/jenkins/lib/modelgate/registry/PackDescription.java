package io.jenkins.lib.modelgate.registry;

import java.util.List;
import java.util.Objects;

/**
 * What a pack says of itself beside its files; the registry believes none of it that it can check.
 *
 * @param schema always {@value #SCHEMA}
 * @param id the run's name within its build
 * @param model the model's name
 * @param fileName the model file's name, without folders
 * @param modelFile the model file's path as the user named it
 * @param build what built it, or null
 * @param commit the commit it was built from, or null
 * @param requireReports steps of which a report that passed must be there
 * @param profile the profile's path as the user named it, or null
 * @param reports the reports' paths, in the order of the layers
 * @param allow the allow file's path as the user named it, or null where there is none
 */
record PackDescription(
        String schema,
        String id,
        String model,
        String fileName,
        String modelFile,
        String build,
        String commit,
        List<String> requireReports,
        String profile,
        List<String> reports,
        String allow) {

    static final String SCHEMA = "modelgate.pack/1";

    PackDescription {
        if (!SCHEMA.equals(schema)) {
            throw new IllegalArgumentException("schema is %s, this version reads %s".formatted(schema, SCHEMA));
        }
        Objects.requireNonNull(modelFile, "modelFile");
        if (id == null || !id.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException("the id is none");
        }
        Naming.modelProblem(model).ifPresent(problem -> {
            throw new IllegalArgumentException("the model's name " + problem);
        });
        Naming.fileProblem(fileName).ifPresent(problem -> {
            throw new IllegalArgumentException("the model file " + problem);
        });
        build = bounded(build);
        commit = bounded(commit);
        requireReports = List.copyOf(requireReports);
        reports = List.copyOf(reports);
    }

    private static String bounded(String text) {
        if (text != null && FreeText.isTooLong(text)) {
            throw new IllegalArgumentException(
                    "the build or the commit has more than %,d characters".formatted(FreeText.MAX_LENGTH));
        }
        return text == null ? null : FreeText.clean(text);
    }
}
