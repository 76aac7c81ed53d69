package io.jenkins.lib.modelgate.scan.pickle;

import io.jenkins.lib.modelgate.scan.part.AllowKind;
import io.jenkins.lib.modelgate.scan.part.Finding;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The imports that a pickle may have: each one was looked at, and neither calling it with arguments of an attacker's choice
 * nor filling its objects runs code, opens files or reaches the network; where that hangs on the use, the use is part of the
 * entry, and the pickle's reader finds fault with any other. There are no wildcards. What is not on the list is not approved;
 * a second list, of imports that are known to be dangerous, only finds better words for them. Immutable.
 */
public final class AllowList {

    private static final AllowList REVIEWED = Resources.allowList();

    /** Classes of compiled libraries, which a library of the author's might bring along. */
    private static final String BOUND = "__torch__.torch.classes.";

    private static final Entry TORCH_SCRIPT = new Entry(
            Use.CALL,
            "A class that the archive's own TorchScript defines; its code is looked at, and Python finds no such module.");

    private final Map<String, Map<String, Entry>> entries;
    private final Set<String> words;
    private final DangerList dangers;

    /**
     * @param why what was thought when it was put on the list
     * @param reviewed whether it is of the list that comes with Modelgate, and not a user's
     */
    record Entry(Use use, String why, boolean reviewed) {

        Entry(Use use, String why) {
            this(use, why, true);
        }
    }

    AllowList(Map<String, Map<String, Entry>> entries, DangerList dangers) {
        this.entries = Map.copyOf(entries);
        this.dangers = dangers;
        Set<String> all = new HashSet<>();
        entries.forEach((module, names) -> {
            all.add(module);
            all.addAll(names.keySet());
        });
        words = Set.copyOf(all);
    }

    /** The list that comes with Modelgate. */
    public static AllowList reviewed() {
        return REVIEWED;
    }

    /**
     * This list and what a user approves for a model: any use of these.
     *
     * @param imports {@code module name} or {@code module.name}, exact
     * @param why what the user says of it
     * @throws IllegalArgumentException where a text is neither
     */
    public AllowList with(Collection<String> imports, String why) {
        Objects.requireNonNull(why, "why");
        Map<String, Map<String, Entry>> all = new HashMap<>();
        entries.forEach((module, names) -> all.put(module, new HashMap<>(names)));
        for (String text : imports) {
            String line = text.strip();
            int cut = line.indexOf(' ') >= 0 ? line.indexOf(' ') : line.lastIndexOf('.');
            if (cut < 1 || cut == line.length() - 1) {
                throw new IllegalArgumentException("not an import such as 'package.module Name': " + text);
            }
            all.computeIfAbsent(line.substring(0, cut), module -> new HashMap<>())
                    .put(line.substring(cut + 1).strip(), new Entry(Use.CALL, why, false));
        }
        return new AllowList(all, dangers);
    }

    /** Whether an import may stand in a pickle, under the name that the file says and under its name of Python 3. */
    public boolean approves(String module, String name) {
        return entry(module, name).isPresent();
    }

    /** Whether something by this dotted name is known to run code, or to reach files or the network. */
    public boolean isDangerous(String dotted) {
        int cut = dotted.lastIndexOf('.');
        return cut > 0
                && dangers.words(dotted.substring(0, cut), dotted.substring(cut + 1))
                        .isPresent();
    }

    /** One sentence: why it is approved, or why it is not. */
    public String why(String module, String name) {
        return entry(module, name)
                .map(Entry::why)
                .orElseGet(() -> dangers.words(module, name)
                        .orElse("Nobody has reviewed " + PythonText.safe(dotted(module, name))
                                + ": what is imported can run any code when it is called."));
    }

    /**
     * What a scan finds in an import: nothing where it is approved.
     *
     * @param chain how it is reached, outermost first; may be empty
     */
    public Optional<Finding> judge(Place place, String module, String name, String chain) {
        if (approves(module, name)) {
            return Optional.empty();
        }
        Rule rule = dangers.words(module, name).isPresent() ? Rule.PICKLE_DANGEROUS : Rule.PICKLE_IMPORT;
        String subject = PythonText.safe(dotted(module, name));
        String why = rule == Rule.PICKLE_IMPORT && chain.isEmpty()
                ? "Nobody has reviewed " + subject
                        + ": it is only named here, and whatever uses the model may call it; review it, and approve it in the"
                        + " allow file."
                : why(module, name);
        AllowKind allow = rule == Rule.PICKLE_IMPORT ? AllowKind.IMPORT : AllowKind.NONE;
        return Optional.of(new Finding(rule, rule.severity(), place, subject, why, chain, allow));
    }

    /** The entry that holds for an import. */
    Optional<Entry> entry(String module, String name) {
        Entry said = exact(module, name);
        Optional<PythonTwo.Name> today = Resources.PYTHON_TWO.today(module, name);
        if (today.isEmpty()) {
            return said == null && isTorchScript(module) ? Optional.of(TORCH_SCRIPT) : Optional.ofNullable(said);
        }
        // A stream of protocol 2 means the one, a stream of protocol 3 the other; which one this is, is up to its
        // reader.
        return Optional.ofNullable(exact(today.get().module(), today.get().name()));
    }

    private Entry exact(String module, String name) {
        return entries.getOrDefault(module, Map.of()).get(name);
    }

    /** Whether a module is one that only TorchScript's own reader knows; Python has none of this name to import. */
    private static boolean isTorchScript(String module) {
        boolean script = module.equals("__torch__") || module.startsWith("__torch__.");
        return script && (!module.startsWith(BOUND) || module.equals(BOUND + "quantized"));
    }

    /** Every module and every name in it. */
    Set<String> words() {
        return words;
    }

    /** All entries as {@code module name}, in no order. */
    List<String> lines() {
        return entries.entrySet().stream()
                .flatMap(module -> module.getValue().keySet().stream().map(name -> module.getKey() + " " + name))
                .toList();
    }

    private static String dotted(String module, String name) {
        return module + "." + name;
    }
}
