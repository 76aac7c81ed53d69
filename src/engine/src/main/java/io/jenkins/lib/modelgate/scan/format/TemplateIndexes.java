package io.jenkins.lib.modelgate.scan.format;

import java.util.List;
import java.util.Set;

/**
 * Indexes and names of attributes in a template: Jinja takes {@code x[name]} for {@code x.name} where there is no such item,
 * so that a text put together from harmless pieces reaches what may not be named.
 */
final class TemplateIndexes {

    /** Filters that take names of attributes, or the name of a further filter, in any place. */
    private static final Set<String> ATTRIBUTES = Set.of("map", "groupby", "sort", "sum", "min", "max", "unique");

    /** Filters whose first argument is the name of an attribute. */
    private static final Set<String> FIRST = Set.of("selectattr", "rejectattr");

    private final TemplateOrigins origins;
    private final List<String> reasons;

    TemplateIndexes(TemplateNames names, List<String> reasons) {
        this.origins = new TemplateOrigins(names);
        this.reasons = reasons;
    }

    void judge(TemplateTokens block) {
        for (int i = 0; i < block.size(); i++) {
            if (block.takesOut(i)) {
                TemplateTokens index = block.between(i + 1, block.close(i));
                if (block.at(i - 1).isText()) {
                    reasons.add(
                            "a letter taken out of the text " + block.at(i - 1).text());
                } else if (!isIndex(index)) {
                    reasons.add(reason("the index ", index));
                }
            } else if (isFilter(block, i) && block.isCalled(i)) {
                attributes(
                        block.at(i).text(),
                        block.between(i + 2, block.close(i + 1)).parts());
            }
        }
    }

    private void attributes(String filter, List<TemplateTokens> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            boolean named = ATTRIBUTES.contains(filter)
                    || FIRST.contains(filter) && i == 0
                    || filter.equals("join") && i > 0
                    || arguments.get(i).at(0).is("attribute")
                    || arguments.get(i).at(0).is("*");
            if (named) {
                TemplateTokens argument = arguments.get(i);
                TemplateTokens value = argument.at(1).is("=") && !argument.at(2).is("=") ? argument.from(2) : argument;
                if (!isIndex(value)) {
                    reasons.add(reason("the attribute ", value));
                }
            }
        }
    }

    /** A slice is no text, whatever it is made of. */
    private boolean isIndex(TemplateTokens index) {
        return index.outside(":") >= 0 || origins.of(index) != TemplateValue.COMPUTED;
    }

    private static String reason(String what, TemplateTokens value) {
        return what + value.shown() + (value.size() == 1 && value.at(0).isText() ? "" : ", which is put together");
    }

    /** Whether a name is that of a filter, after a stroke or as a tag's. */
    static boolean isFilter(TemplateTokens block, int i) {
        return block.at(i).isName()
                && (block.at(i - 1).is("|")
                        || i == 1 && block.at(0).is("filter") && block.at(0).isName());
    }
}
