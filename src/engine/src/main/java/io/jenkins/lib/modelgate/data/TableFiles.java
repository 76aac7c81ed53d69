package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.report.UnavailableException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files that a user's path, folder or glob stands for.
 *
 * @param files sorted by name; at least one
 * @param base what the names of partition folders are looked for under; null where a single file was named
 */
record TableFiles(List<Path> files, Path base) {

    TableFiles {
        files = List.copyOf(files);
    }

    /** @param role what it is for, for messages, e.g. {@code current data} */
    static TableFiles find(Workspace workspace, String said, String role) {
        if (!workspace.isGlob(said)) {
            Path place = workspace.resolve(said);
            return Files.isDirectory(place)
                    ? inFolders(workspace, said, role, List.of(place), place)
                    : new TableFiles(List.of(workspace.file(said, role)), null);
        }
        Path base = workspace.base(said);
        boolean hiddenToo = ("/" + said).matches(".*/[._][^/=]*(/.*)?"); // asked for by name
        List<Path> files = workspace.matches(said, role, Files::isRegularFile).stream()
                .filter(file -> hiddenToo || !isHidden(base.relativize(file)))
                .toList();
        if (!files.isEmpty()) {
            return new TableFiles(files, base);
        }
        List<Path> folders = workspace.matches(said, role, Files::isDirectory).stream()
                .filter(folder -> hiddenToo || !isHidden(base.relativize(folder)))
                .toList();
        if (folders.isEmpty()) {
            throw workspace.noMatch(said, role);
        }
        return inFolders(workspace, said, role, folders, base);
    }

    /** What the folders between the base and a file say of its rows: {@code year=2019/month=02} is two columns. */
    Map<String, String> partition(Path file) {
        Map<String, String> values = new LinkedHashMap<>();
        Path folders = base == null ? null : base.relativize(file).getParent();
        for (Path folder : folders == null ? List.<Path>of() : folders) {
            String text = folder.toString();
            int equals = text.indexOf('=');
            if (equals > 0 && values.put(plain(text.substring(0, equals)), plain(text.substring(equals + 1))) != null) {
                throw new UnavailableException("The folders of %s name '%s' twice."
                        .formatted(file.getFileName(), plain(text.substring(0, equals))));
            }
        }
        return values;
    }

    private static TableFiles inFolders(Workspace workspace, String said, String role, List<Path> folders, Path base) {
        List<Path> files = folders.stream()
                .flatMap(folder ->
                        workspace.under(folder, role).stream().filter(file -> !isHidden(folder.relativize(file))))
                .distinct()
                .sorted()
                .toList();
        Map<Format, Path> formats = new EnumMap<>(Format.class);
        List<Path> tables =
                files.stream().filter(file -> Format.of(file).isPresent()).toList();
        tables.forEach(file -> formats.putIfAbsent(Format.of(file).orElseThrow(), file));
        if (tables.isEmpty()) {
            throw new UnavailableException(
                    "The %s '%s' is a folder without a table; %s.".formatted(role, said, Format.ENDINGS));
        }
        if (formats.size() > 1) {
            List<Path> examples = List.copyOf(formats.values());
            throw new UnavailableException(
                    "The %s '%s' is a folder with tables of several formats, such as %s and %s; say which by a glob."
                            .formatted(role, said, workspace.name(examples.get(0)), workspace.name(examples.get(1))));
        }
        return new TableFiles(tables, base);
    }

    /** Whether any part begins with a dot or, unless it is a partition's folder, with an underscore: not data. */
    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            String name = part.toString();
            if (name.startsWith(".") || name.startsWith("_") && name.indexOf('=') < 0) {
                return true;
            }
        }
        return false;
    }

    /** Hive writes what a folder cannot be called as {@code %3A}. */
    private static String plain(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a percent sign that means itself
        }
    }
}
