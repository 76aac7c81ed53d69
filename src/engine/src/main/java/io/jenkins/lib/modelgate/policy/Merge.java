package io.jenkins.lib.modelgate.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The one rule by which a setting that is said in several places is put together: of a single value the closest place's
 * counts; lists are united, and of what is said twice of the same the closer word counts. {@code docs/settings.md} tells
 * users.
 */
final class Merge {

    /** In place of a value that a sentence does not show. */
    private static final String THAT = "that";

    private final String name;
    private final Consumer<String> note;

    /**
     * @param name the setting's
     * @param note hears what was replaced, a sentence each
     */
    Merge(String name, Consumer<String> note) {
        this.name = name;
        this.note = note;
    }

    /** @param places what each place says, closest first, at least one */
    SaidValue value(List<SaidValue> places) {
        SaidValue closest = places.get(0);
        for (SaidValue further : places.subList(1, places.size())) {
            if (!further.isTheSameAs(closest)) {
                boolean shown = further.isPlain() && closest.isPlain();
                replaced(shown ? further.text() : THAT, further, shown ? closest.text() : THAT, closest);
            }
        }
        return closest;
    }

    /**
     * @param places what each place says, closest first
     * @return what counts of each place's list, the furthest place's first
     */
    List<Located> texts(List<SaidValue> places, ListRule rule) {
        List<Located> merged = new ArrayList<>();
        for (SaidValue place : places) {
            List<Located> said =
                    place.texts().stream().map(text -> new Located(text, place)).toList();
            if (!merged.isEmpty() && (rule.saysItAll(plain(merged)) || rule.saysItAll(plain(said)))) {
                replacedUnlessSame(
                        shown(said), place, shown(merged), merged.get(0).place());
            } else {
                merged.addAll(0, notSaidCloser(said, merged, rule));
            }
        }
        return merged;
    }

    private List<Located> notSaidCloser(List<Located> further, List<Located> closer, ListRule rule) {
        List<Located> rest = new ArrayList<>();
        for (Located one : further) {
            List<Located> same = closer.stream()
                    .filter(other -> rule.isOfTheSame(one.text(), other.text()))
                    .toList();
            if (same.isEmpty()) {
                rest.add(one);
            } else {
                replacedUnlessSame(
                        one.text(), one.place(), shown(same), same.get(0).place());
            }
        }
        return rest;
    }

    /**
     * Limits, by metric and by what is said of it: a closer {@code min} leaves a further {@code noWorseThan} as it is.
     *
     * @param places what each place says, closest first
     */
    List<MetricLimit> limits(List<SaidValue> places) {
        Map<String, MetricLimit> merged = new LinkedHashMap<>();
        Map<String, SaidValue> closest = new LinkedHashMap<>();
        for (SaidValue place : places) {
            for (MetricLimit further : MetricLimit.listIn(place)) {
                MetricLimit closer = merged.get(further.metric());
                if (closer != null) {
                    SaidValue by = closest.get(further.metric());
                    further.replacedBy(closer).forEach((what, instead) -> replacedUnlessSame(what, place, instead, by));
                }
                merged.merge(further.metric(), further, MetricLimit::over);
                closest.putIfAbsent(further.metric(), place);
            }
        }
        return List.copyOf(merged.values());
    }

    /** What a place said is left out altogether, as a closer one asked. */
    void leftOut(SaidValue further, String by) {
        boolean shown = further.isPlain() || further.node().isArray();
        note.accept("%s: %s of %s was left out, as 'replace' of %s asks."
                .formatted(name, shown ? further.shownList() : THAT, further.place(), by));
    }

    private void replacedUnlessSame(String what, SaidValue from, String by, SaidValue closer) {
        if (!what.equals(by)) {
            replaced(what, from, by, closer);
        }
    }

    private void replaced(String what, SaidValue from, String by, SaidValue closer) {
        note.accept("%s: %s of %s was replaced by %s of %s.".formatted(name, what, from.place(), by, closer.place()));
    }

    private static List<String> plain(List<Located> said) {
        return said.stream().map(Located::text).toList();
    }

    private static String shown(List<Located> said) {
        return String.join(", ", plain(said));
    }

    /** One text of a list, with what it is part of. */
    record Located(String text, SaidValue place) {}
}
