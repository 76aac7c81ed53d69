package io.jenkins.lib.modelgate.scan.pickle;

import io.jenkins.lib.modelgate.scan.part.Finding;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import io.jenkins.lib.modelgate.scan.part.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a stream was seen to import and to do, each thing once, told to the {@link Inspection} when the stream ends. */
final class Imports {

    private static final int MOST = 1 << 15;
    private static final int MOST_FINDINGS = 200;

    private static final Set<String> TEXTS = Set.of("str", "unicode", "str_", "unicode_");

    private static final Pattern DOTTED = Pattern.compile("[A-Za-z_]\\w*+(\\.\\w++)*+");

    private final AllowList allowList;
    private final List<Import> imports = new ArrayList<>();
    private final Map<List<String>, Integer> ids = new HashMap<>();
    private final Set<Noted> findings = new LinkedHashSet<>();
    private long unsaid;
    private boolean calling;

    private record Noted(Rule rule, Severities severity, long at, String subject, String why, String chain) {}

    /** Whether a rule's own severity holds. */
    private enum Severities {
        USUAL,
        INFO
    }

    /** Something imported. */
    static final class Import {
        final String module;
        final String name;
        /** Null where nobody has approved it. */
        final Use use;

        final Uses uses;

        private final boolean reviewed;
        private final long at;
        private long weight = 1;
        private String chain = "";

        private Import(String module, String name, Use use, boolean reviewed, long at) {
            this.module = module;
            this.name = name;
            this.use = use;
            this.at = at;
            this.reviewed = reviewed;
            uses = new Uses(!reviewed);
        }

        String dotted() {
            return PythonText.safe(module + "." + name);
        }

        /** How many objects the largest has that was made by it. */
        long weight() {
            return weight;
        }

        /** Notes that an object was made of so many others; where only a user approved it, that is the user's matter. */
        void weighs(long objects) {
            if (reviewed && objects > weight) {
                weight = objects;
            }
        }

        /** Whether what it makes would do something when it is called. */
        boolean makesCallables() {
            return use != null && use.makesCallables();
        }

        /** Whether what it makes is, or may be, a text. */
        boolean makesTexts() {
            return TEXTS.contains(name);
        }

        /** Whether it is worth saying how it is reached. */
        boolean wantsChain() {
            return use == null && chain.isEmpty();
        }

        void reachedBy(String text) {
            chain = text;
        }
    }

    Imports(AllowList allowList) {
        this.allowList = allowList;
    }

    AllowList allowList() {
        return allowList;
    }

    /** The id of an import, a new one where it was not seen yet. */
    int id(String module, String name, long at) throws BrokenStream {
        Integer known = ids.get(List.of(module, name));
        if (known != null) {
            return known;
        }
        if (imports.size() >= MOST) {
            throw BrokenStream.beyondBounds(at, "there are more than " + MOST + " different imports");
        }
        AllowList.Entry entry = allowList.entry(module, name).orElse(null);
        imports.add(
                new Import(module, name, entry == null ? null : entry.use(), entry != null && entry.reviewed(), at));
        ids.put(List.of(module, name), imports.size() - 1);
        return imports.size() - 1;
    }

    Import get(int id) {
        return imports.get(id);
    }

    /** Notes that something is called. */
    void call() {
        calling = true;
    }

    /** Whether anything was imported and something called. */
    boolean isCalling() {
        return calling && !imports.isEmpty();
    }

    /** Whether something is called and one of the imports could be of Python's: no chance bytes. */
    boolean isCallingByName() {
        return calling && imports.stream().anyMatch(one -> isName(one.module) && isName(one.name));
    }

    /** Whether something is called and one of the imports, which could be of Python's, is not approved. */
    boolean isCallingUnapproved() {
        return calling && imports.stream().anyMatch(one -> one.use == null && isName(one.module) && isName(one.name));
    }

    /** Whether anything is done that stands against approval. */
    boolean isFaulty() {
        return findings.stream().anyMatch(noted -> noted.severity == Severities.USUAL);
    }

    /** Whether Python could know something by this name. */
    static boolean isName(String text) {
        return DOTTED.matcher(text).matches();
    }

    boolean isEmpty() {
        return imports.isEmpty() && findings.isEmpty();
    }

    void found(Rule rule, long at, String subject, String why, String chain) {
        add(new Noted(rule, Severities.USUAL, at, subject, why, chain));
    }

    void mention(Rule rule, long at, String why) {
        add(new Noted(rule, Severities.INFO, at, "", why, ""));
    }

    private void add(Noted noted) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(noted);
        } else {
            unsaid++;
        }
    }

    /** Takes over what an inner stream was seen to do. */
    void addAll(Imports inner) throws BrokenStream {
        for (Import one : inner.imports) {
            Import here = get(id(one.module, one.name, one.at));
            if (here.chain.isEmpty()) {
                here.chain = one.chain;
            }
            one.uses.told().forEach(here.uses::add);
        }
        inner.findings.forEach(this::add);
        unsaid += inner.unsaid;
    }

    /** Tells all that was seen. */
    void tell(Place place, Inspection inspection) {
        for (Import one : imports) {
            inspection.imported(place.at(one.at), one.module, one.name, one.chain);
            one.uses.told().forEach(use -> inspection.used(one.module, one.name, use));
        }
        for (Noted noted : findings) {
            Rule rule = noted.rule;
            inspection.found(new Finding(
                    rule,
                    noted.severity == Severities.USUAL ? rule.severity() : Severity.INFO,
                    place.at(noted.at),
                    noted.subject,
                    noted.why,
                    noted.chain));
        }
        if (unsaid > 0) {
            inspection.found(Finding.of(
                    Rule.TOO_MUCH,
                    place,
                    "",
                    "There are " + unsaid + " more findings in this stream; the first are listed."));
        }
    }
}
