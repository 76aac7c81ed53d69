package io.jenkins.lib.modelgate.scan.format;

/** Where a value in a template comes from, the most trusted first: what decides whether it may be an index. */
enum TemplateValue {
    /** Surely no text, so never the name of an attribute. */
    NUMBER,
    /** Out of the messages, tools or documents that whoever calls the model brings. */
    CALLER,
    /** Out of texts that stand in the template as they are, each of which was looked at. */
    TEXT,
    /** Of anything else: put together by the template, or by settings of the same author's. */
    COMPUTED;

    TemplateValue or(TemplateValue other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
