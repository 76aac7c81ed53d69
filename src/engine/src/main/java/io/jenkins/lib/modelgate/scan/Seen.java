package io.jenkins.lib.modelgate.scan;

import io.jenkins.lib.modelgate.scan.part.Finding;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import io.jenkins.lib.modelgate.scan.part.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a scan has seen so far. Everything kept is bounded in number and length, so that hostile input cannot fill the memory;
 * what is not kept is counted. The worst is kept: each severity has its own room, so that no number of lesser findings takes
 * the place of a critical one, and of each rule the first finding of each severity always stays. Whatever is told takes the
 * same time, however much was told before.
 */
final class Seen {

    /** Of one severity. */
    static final int MOST_FINDINGS = 1_000;

    private static final int MOST_IMPORTS = 5_000;
    private static final int MOST_OPERATORS = 5_000;
    private static final int MOST_USES = 20_000;
    private static final int MOST_PARTS = 10_000;
    private static final int MOST_TEXT = 1_000;

    private final Map<Severity, Room> rooms = new EnumMap<>(Severity.class);
    private final List<SeenPart> parts = new ArrayList<>();
    private final Map<String, SeenKind> kinds = new TreeMap<>();
    private final Map<String, SeenImport> imports = new LinkedHashMap<>();
    private final Set<SeenUse> uses = new LinkedHashSet<>();
    private final Set<String> operators = new TreeSet<>();
    private final Map<String, String> digests = new HashMap<>();
    private long partCount;
    private boolean tooManyImports;

    /** The findings of one severity. */
    private static final class Room {
        private final Set<Finding> kept = new LinkedHashSet<>();
        private final Map<Rule, Long> count = new EnumMap<>(Rule.class);

        void add(Finding finding) {
            boolean first = !count.containsKey(finding.rule());
            if (kept.contains(finding)) {
                return;
            }
            count.merge(finding.rule(), 1L, Long::sum);
            if (first || kept.size() < MOST_FINDINGS) {
                kept.add(finding);
            }
        }
    }

    void found(Finding finding) {
        rooms.computeIfAbsent(finding.severity(), severity -> new Room()).add(shortened(finding));
    }

    /** Notes the digest of the file that a part with a finding lies in. */
    void digest(String part, String digest) {
        if (digests.size() < MOST_PARTS) {
            digests.put(shortened(part), digest);
        }
    }

    /** Of the file that a part lies in; empty where it was not noted. */
    String digest(String part) {
        return digests.getOrDefault(part, "");
    }

    void part(SeenPart part) {
        partCount++;
        if (parts.size() < MOST_PARTS) {
            parts.add(new SeenPart(shortened(part.place()), part.format(), part.bytes()));
        }
        kinds.merge(
                part.format(),
                new SeenKind(part.format(), 1),
                (all, one) -> new SeenKind(all.format(), all.parts() + 1));
    }

    void imported(SeenImport seen) {
        String name = shortened(seen.name());
        if (imports.size() < MOST_IMPORTS) {
            imports.putIfAbsent(name, new SeenImport(name, shortened(seen.place()), seen.approved()));
        } else if (!imports.containsKey(name) && !tooManyImports) {
            tooManyImports = true;
            found(Finding.of(
                    Rule.TOO_MUCH,
                    Place.of(seen.place()),
                    "",
                    "The model imports more than %,d different things.".formatted(MOST_IMPORTS)));
        }
    }

    /** Uses beyond the bound are judged like all others, and only not compared with an earlier version's. */
    void used(SeenUse seen) {
        if (uses.size() < MOST_USES) {
            uses.add(new SeenUse(shortened(seen.name()), shortened(seen.use())));
        }
    }

    /** Operators beyond the bound are judged like all others, and only not compared with an earlier version's. */
    void operator(String name) {
        if (operators.size() < MOST_OPERATORS) {
            operators.add(shortened(name));
        }
    }

    private static Finding shortened(Finding finding) {
        return new Finding(
                finding.rule(),
                finding.severity(),
                new Place(shortened(finding.place().part()), finding.place().offset()),
                shortened(finding.subject()),
                shortened(finding.why()),
                shortened(finding.chain()),
                finding.allow());
    }

    /** Both ends of a long text: where it begins and what it leads to. */
    private static String shortened(String text) {
        int half = MOST_TEXT / 2;
        return text.length() <= MOST_TEXT ? text : text.substring(0, half) + "…" + text.substring(text.length() - half);
    }

    /** The findings that were kept, the worst first. */
    List<Finding> findings() {
        List<Finding> all = new ArrayList<>();
        rooms.entrySet().stream()
                .sorted(Map.Entry.<Severity, Room>comparingByKey().reversed())
                .forEach(room -> all.addAll(room.getValue().kept));
        return Collections.unmodifiableList(all);
    }

    /** How many findings there were of at least this severity, kept or not. */
    long count(Severity least) {
        return rooms.entrySet().stream()
                .filter(room -> room.getKey().compareTo(least) >= 0)
                .flatMap(room -> room.getValue().count.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    /** How many findings there were of a rule, kept or not. */
    long count(Rule rule) {
        return rooms.values().stream()
                .mapToLong(room -> room.count.getOrDefault(rule, 0L))
                .sum();
    }

    boolean isApproved() {
        return rooms.keySet().stream().noneMatch(Severity::standsAgainstApproval);
    }

    List<SeenPart> parts() {
        return List.copyOf(parts);
    }

    /** Every kind of part by name; none is left out. */
    List<SeenKind> kinds() {
        return List.copyOf(kinds.values());
    }

    List<SeenImport> imports() {
        return List.copyOf(imports.values());
    }

    List<SeenUse> uses() {
        return List.copyOf(uses);
    }

    List<String> operators() {
        return List.copyOf(operators);
    }

    long partCount() {
        return partCount;
    }
}
