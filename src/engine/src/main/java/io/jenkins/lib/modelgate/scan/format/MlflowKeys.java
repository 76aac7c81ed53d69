package io.jenkins.lib.modelgate.scan.format;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The reviewed list of what MLflow's flavors say under which key, {@code mlflow-flavors.txt}, which explains itself. */
final class MlflowKeys {

    /** The flavor under which the list has the keys at the top of the file. */
    static final String TOP = "MLmodel";

    private static final String ANY = "any";

    private final List<Entry> entries;
    private final Set<String> flavors;

    /** What MLflow does with a value. */
    enum Kind {
        PATH,
        ENVIRONMENT,
        CODE,
        NAME,
        WORD,
        SERVER,
        TEXT
    }

    /** What a key says, and which values are approved where not all are. */
    record Meaning(Kind kind, Set<String> values) {

        /** Whether a value is one of them. */
        boolean has(String value) {
            return values.contains(value)
                    || values.stream().anyMatch(each -> each.endsWith("*") && matches(each, value));
        }

        private static boolean matches(String pattern, String value) {
            String begin = pattern.replace("*", "");
            return value.startsWith(begin)
                    && value.substring(begin.length()).matches(pattern.endsWith("**") ? "\\w+(\\.\\w+)*+" : "\\w+");
        }
    }

    private record Entry(String flavor, List<String> key, Kind kind, List<String> values) {

        static Entry of(String line) {
            String[] words = line.split(" +");
            return new Entry(
                    words[0],
                    List.of(words[1].split("\\.")),
                    Kind.valueOf(words[2].toUpperCase(Locale.ROOT)),
                    Arrays.asList(words).subList(3, words.length));
        }

        boolean isWhole() {
            return !key.contains("**");
        }

        boolean matches(List<String> path) {
            for (int i = 0; i < key.size(); i++) {
                if (key.get(i).equals("**")) {
                    return true;
                }
                if (i == path.size() || !key.get(i).equals("*") && !key.get(i).equals(path.get(i))) {
                    return false;
                }
            }
            return key.size() == path.size();
        }
    }

    MlflowKeys() {
        entries = Names.of("mlflow-flavors.txt").stream().map(Entry::of).toList();
        flavors = entries.stream()
                .map(Entry::flavor)
                .filter(flavor -> !flavor.equals(TOP))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What is known of a key; empty where nobody has reviewed it. What is said of a key by its own name goes before what is
     * said of all that it stands in, and a key may have several lines, of one kind.
     *
     * @param key the names from the flavor on, without places in lists
     */
    Optional<Meaning> meaning(String flavor, List<String> key) {
        return meaning(flavor, key, Entry::isWhole).or(() -> meaning(flavor, key, entry -> true));
    }

    private Optional<Meaning> meaning(String flavor, List<String> key, Predicate<Entry> wanted) {
        List<Entry> found = entries.stream()
                .filter(wanted)
                .filter(entry -> entry.flavor.equals(flavor) || entry.flavor.equals(ANY) && flavors.contains(flavor))
                .filter(entry -> entry.matches(key))
                .toList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Meaning(
                        found.get(0).kind,
                        found.stream()
                                .map(Entry::values)
                                .flatMap(Collection::stream)
                                .collect(Collectors.toUnmodifiableSet())));
    }
}
