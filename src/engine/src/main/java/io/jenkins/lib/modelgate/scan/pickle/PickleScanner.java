package io.jenkins.lib.modelgate.scan.pickle;

import io.jenkins.lib.modelgate.scan.part.ByteContent;
import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Pickles of protocols 0 to 5, one or several behind one another; with the bytes of arrays among them where joblib wrote
 * them; and PyTorch's older format, which is five pickles and the storages behind them.
 */
public final class PickleScanner implements PartScanner {

    private static final List<String> ENDINGS =
            List.of(".pkl", ".pickle", ".pck", ".pk", ".p", ".joblib", ".jbl", ".dill", ".cloudpickle", ".sav");

    /** As many bytes as a scanner is shown to recognise its format by. */
    private static final int HEAD = 1 << 16;

    /** The last opcode that is whole in the head of a longer file begins about here, from its end. */
    private static final int CUT = 1 << 10;

    private static final int PROBED = 64;
    private static final int MOST_PICKLES = 1 << 20;

    private final AllowList allowList;

    /** Judges how imports are used by the list that comes with Modelgate. */
    public PickleScanner() {
        this(AllowList.reviewed());
    }

    /** @param allowList says how imports may be used */
    public PickleScanner(AllowList allowList) {
        this.allowList = allowList;
    }

    @Override
    public String format() {
        return "pickle";
    }

    /**
     * A pickle may begin with anything and has any name: so the head is run through the machine, and is one where it stops in
     * good order at the end, imports something and calls, or goes on to the end of the head without a fault.
     */
    @Override
    public boolean recognises(String name, byte[] head) {
        if (head.length < 2) {
            return false;
        }
        if ((head[0] & 0xff) == Op.PROTO && head[1] >= 0 && head[1] <= Op.NEWEST) {
            return true;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(lower::endsWith) || runs(head);
    }

    private boolean runs(byte[] head) {
        Imports seen = new Imports(allowList);
        Window window = new Window(new ByteContent(head));
        long steps = 0;
        while (true) {
            Machine machine = new Machine(window, seen, true);
            try {
                machine.run();
                steps += machine.steps();
                if (!window.have(1)) {
                    return true;
                }
            } catch (BrokenStream e) {
                boolean cutShort = head.length >= HEAD && e.position() > head.length - CUT;
                return seen.isCalling() || cutShort && steps + machine.steps() >= PROBED;
            } catch (IOException e) {
                throw new IllegalStateException("bytes in memory cannot fail", e);
            }
        }
    }

    @Override
    public void scan(Place place, Content content, Inspection inspection) throws IOException {
        Imports imports = new Imports(allowList);
        Window window = new Window(content);
        try {
            if (TorchFile.begins(window)) {
                TorchFile.read(window, imports, 0);
                if (!isOnlyPadding(window, imports)) {
                    trailing(imports, window.position());
                }
            } else {
                pickles(window, imports);
            }
        } catch (BrokenStream e) {
            broken(imports, e);
        } finally {
            imports.tell(place, inspection);
        }
    }

    /**
     * Looks at a part that was recognised as something else for what {@code pickle.load} would do with it: a file can be a
     * good one of two formats at once. Says nothing where an unpickler does not come as far as a call.
     *
     * @param head the part's first bytes, 65,536 unless it is shorter
     */
    public void alsoIn(Place place, byte[] head, Content content, Inspection inspection) throws IOException {
        Imports seen = run(head, content);
        if (seen.isCallingByName()) {
            seen.found(
                    Rule.PICKLE_UNKNOWN,
                    0,
                    "",
                    "Recognised as another format, it is a pickle, too, for a program that loads it as one.",
                    "");
            seen.tell(place, inspection);
        }
    }

    /**
     * Looks at the numbers of a tensor for what {@code pickle.load} would do with them. Honest ones may be a pickle, of the
     * state of a layer, say, that its library keeps as bytes; they import nothing that is not approved, and use it as it is approved.
     *
     * @param head the part's first bytes, 65,536 unless it is shorter
     */
    public void alsoInNumbers(Place place, byte[] head, Content content, Inspection inspection) throws IOException {
        Imports seen = run(head, content);
        if (seen.isCallingUnapproved() || seen.isCallingByName() && seen.isFaulty()) {
            seen.found(
                    Rule.PICKLE_UNKNOWN,
                    0,
                    "",
                    "The numbers of this tensor are a pickle that calls what nobody has approved, for a program that loads"
                            + " them as one.",
                    "");
            seen.tell(place, inspection);
        }
    }

    private Imports run(byte[] head, Content content) throws IOException {
        Imports seen = new Imports(allowList);
        if (head.length == 0 || (head[0] & 0xff) == Op.PERSID) {
            return seen; // as zip archives begin; no unpickler by itself knows a persistent id
        }
        BrokenStream broken = run(new Window(new ByteContent(head)), seen);
        if (broken != null && broken.isCutOff() && head.length >= HEAD) {
            seen = new Imports(allowList);
            run(new Window(content), seen);
        }
        return seen;
    }

    private static BrokenStream run(Window window, Imports seen) throws IOException {
        try {
            new Machine(window, seen, true).run();
            return null;
        } catch (BrokenStream e) {
            return e;
        }
    }

    static void broken(Imports imports, BrokenStream e) {
        imports.found(
                e.isBound() ? Rule.TOO_MUCH : Rule.UNREADABLE,
                e.position(),
                "",
                "At byte " + e.position() + " " + e.getMessage()
                        + "; what comes before is run when the file is loaded.",
                "");
    }

    /** Pickles until the end of the part. */
    static void pickles(Window window, Imports imports) throws IOException {
        for (int number = 0; number < MOST_PICKLES; number++) {
            if (number > 0 && isOnlyPadding(window, imports)) {
                return;
            }
            long start = window.position();
            Imports seen = number == 0 ? imports : new Imports(imports.allowList());
            try {
                new Machine(window, seen, true).run();
            } catch (BrokenStream e) {
                if (number == 0 || e.isBound()) {
                    throw e;
                }
                imports.addAll(seen);
                trailing(imports, start);
                return;
            }
            if (number > 0) {
                imports.addAll(seen);
            }
        }
        throw BrokenStream.beyondBounds(window.position(), "more than " + MOST_PICKLES + " pickles follow one another");
    }

    static void trailing(Imports imports, long start) {
        imports.found(
                Rule.PICKLE_TRAILING,
                start,
                "",
                "The pickle has ended, and what follows is no other pickle: nobody knows who reads it, and what for.",
                "");
    }

    /** Whether nothing follows but zeros or blank space, of which a person may want to know. */
    static boolean isOnlyPadding(Window window, Imports imports) throws IOException {
        if (!window.have(1)) {
            return true;
        }
        long start = window.position();
        while (window.have(1)) {
            byte next = window.bytes[window.next];
            if (next != 0 && next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                return false;
            }
            window.next++;
        }
        imports.mention(Rule.PICKLE_TRAILING, start, "The pickle has ended; zeros or blanks follow to the end.");
        return true;
    }
}
