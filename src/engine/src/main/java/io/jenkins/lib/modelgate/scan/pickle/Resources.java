package io.jenkins.lib.modelgate.scan.pickle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lists that lie beside these classes. Each line that begins with {@code #} says why what follows is there. */
final class Resources {

    static final PythonTwo PYTHON_TWO = pythonTwo();

    private static final List<String> ALLOWED = List.of(
            "python",
            "numpy",
            "scipy",
            "pandas",
            "pyarrow",
            "sklearn",
            "sklearn-classes",
            "torch",
            "torch-classes",
            "torchvision",
            "torchvision-classes",
            "libraries-classes",
            "statistics-classes",
            "statsmodels",
            "boosters",
            "transformers",
            "joblib");

    private Resources() {}

    static AllowList allowList() {
        Map<String, Map<String, AllowList.Entry>> entries = new HashMap<>();
        for (String framework : ALLOWED) {
            String why = "";
            boolean said = false;
            for (String line : lines("allow-" + framework + ".txt")) {
                if (line.startsWith("#")) {
                    why = said
                            ? line.substring(1).strip()
                            : (why + " " + line.substring(1).strip()).strip();
                    said = false;
                } else {
                    String[] words = line.split(" ");
                    Use use = words.length > 2 ? Use.of(words[2]) : Use.FILL_OR_PART;
                    entries.computeIfAbsent(words[0], module -> new HashMap<>())
                            .put(words[1], new AllowList.Entry(use, why));
                    said = true;
                }
            }
        }
        return new AllowList(entries, dangerList());
    }

    private static DangerList dangerList() {
        Map<String, String> modules = new HashMap<>();
        Map<String, String> imports = new HashMap<>();
        String does = "";
        for (String line : lines("dangerous.txt")) {
            if (line.startsWith("#")) {
                does = line.substring(1).strip();
            } else if (line.endsWith(".*")) {
                modules.put(line.substring(0, line.length() - 2), does);
            } else {
                imports.put(line, does);
            }
        }
        return new DangerList(modules, imports);
    }

    private static PythonTwo pythonTwo() {
        Map<String, String> modules = new HashMap<>();
        Map<PythonTwo.Name, PythonTwo.Name> names = new HashMap<>();
        for (String line : lines("python-2-names.txt")) {
            String[] words = line.split(" ");
            if (words.length == 2) {
                modules.put(words[0], words[1]);
            } else if (words.length == 4) {
                names.put(new PythonTwo.Name(words[0], words[1]), new PythonTwo.Name(words[2], words[3]));
            }
        }
        return new PythonTwo(modules, names);
    }

    private static List<String> lines(String resource) {
        try (InputStream stream = Resources.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("The list " + resource + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
