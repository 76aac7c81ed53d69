package io.jenkins.lib.modelgate.scan.pickle;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Dictionaries that become the states of objects which run a text in them. What is known of one holds only while it is on the
 * stack alone: another reference to it could be used to change it by ways that are not followed.
 */
final class TextStates {

    /** SciPy's distributions execute what stands under this name. */
    static final String TEMPLATE = "_parse_arg_template";

    /** Its methods that do so, which a state must not put something else in place of. */
    static final String ATTACH = "_attach_methods";

    static final String ATTACH_PARSER = "_attach_argparser_methods";

    /** {@code numpy.vectorize} calls what stands under this name, for each element. */
    static final String FUNCTION = "pyfunc";

    /** statsmodels' data evaluates what stands under this name where one of the last two names stands there as well. */
    static final String FORMULA = "formula";

    /** What columns are looked up in; without it statsmodels calls a method of something else in the state. */
    static final String FRAME = "frame";

    static final String RESTORE_DESIGN = "restore_design_info";
    static final String RESTORE_SPEC = "restore_model_spec";

    private static final int MOST = 1 << 16;

    private final Objects objects;
    private final BitSet shared = new BitSet();
    private final Map<Integer, Texts> told = new HashMap<>();

    /** What stands in a dictionary. */
    private static final class Texts {
        boolean template;
        boolean function;
        boolean noFunction;
        boolean restores;
        boolean formula;
        boolean calls;
        boolean frame;
        boolean otherFrame;
        /** Whether something was ever put there that is not what it should be. */
        boolean unclear;
    }

    TextStates(Objects objects) {
        this.objects = objects;
    }

    /** A dictionary is about to be in two places. */
    void share(int dictionary) {
        shared.set(Code.payload(dictionary));
    }

    /** Something is put into a dictionary, under a name that matters or that cannot be told. */
    void put(int target, int key, int value) {
        if (Code.kind(target) != Code.DICT || !(Objects.isOfText(key) || Code.isMade(key))) {
            return;
        }
        if (told.size() >= MOST && !told.containsKey(Code.payload(target))) {
            share(target);
            return;
        }
        Texts texts = told.computeIfAbsent(Code.payload(target), dictionary -> new Texts());
        switch (String.valueOf(objects.text(key))) {
            case TEMPLATE -> {
                texts.template = true;
                texts.unclear |= value != Code.PARSER;
            }
            case FORMULA -> {
                texts.formula = true;
                texts.calls |= !isFormula(value);
                texts.unclear |= !isFormula(value) && !isCalling(value);
            }
            case FUNCTION -> {
                texts.function = true;
                texts.noFunction |= !mayBeCalled(value);
            }
            case FRAME -> {
                texts.otherFrame |= !isTable(value);
                texts.frame = true;
            }
            case RESTORE_DESIGN, RESTORE_SPEC -> texts.restores = true;
            default -> {
                texts.restores = true;
                texts.unclear = true;
            }
        }
    }

    /** Whether a function that may be kept to be called, or a method of a distribution's. */
    private boolean mayBeCalled(int value) {
        if (Code.kind(value) != Code.IMPORT && Code.kind(value) != Code.RESULT) {
            return false;
        }
        Use use = objects.imports.get(Code.payload(value)).use;
        // what nobody has approved is a finding by itself
        return Code.kind(value) == Code.IMPORT ? use == null || use.makesParts() : use == Use.ATTRIBUTE;
    }

    private boolean isCalling(int value) {
        String text = objects.text(value);
        return text != null && RunTexts.isCalling(text);
    }

    /** A table of pandas': what is looked up in it is a column, which nobody can call. */
    private boolean isTable(int value) {
        if (Code.kind(value) != Code.RESULT) {
            return false;
        }
        Imports.Import made = objects.imports.get(Code.payload(value));
        return made.use != null && made.module.startsWith("pandas.") && made.name.equals("DataFrame");
    }

    private boolean isFormula(int value) {
        String text = objects.text(value);
        return text == null ? value == Code.FORMULA : RunTexts.isFormula(text);
    }

    /**
     * What is wrong with a state for objects of a use.
     *
     * @return a sentence; null where nothing is
     */
    String fault(Use use, int state) {
        if (!use.takesOnlyDictionaries()) {
            return null;
        }
        if (Code.kind(state) != Code.DICT) {
            return "Its state is not a dictionary of the stream, so that nobody can tell what it sets.";
        }
        if (use == Use.STATE) {
            return null;
        }
        if (Code.payload(state) == 0 || shared.get(Code.payload(state))) {
            return "It runs a text of its state, and the state is used in several places, so that nobody can tell which text.";
        }
        Texts texts = told.getOrDefault(Code.payload(state), new Texts());
        if (use == Use.VECTORIZED) {
            return texts.function && !texts.noFunction && !texts.unclear
                    ? null
                    : "It calls a function of its state for each element, and that is none that is approved to be called.";
        }
        if (use == Use.DISTRIBUTION) {
            return texts.template && !texts.unclear
                    ? null
                    : "It executes a text of its state when it is loaded, and that is not the one that SciPy generates.";
        }
        return !texts.restores || texts.formula && texts.frame && !texts.unclear && !(texts.calls && texts.otherFrame)
                ? null
                : "It evaluates the formula of its model as Python code when it is loaded; only names of columns joined by"
                        + " ~, +, -, : and *, and C(…) and I(…) of those in a table of pandas', are approved.";
    }
}
