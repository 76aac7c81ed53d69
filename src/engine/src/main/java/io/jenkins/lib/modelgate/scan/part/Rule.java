package io.jenkins.lib.modelgate.scan.part;

/** What is looked for. The ids are stable: they stand in allow files, SARIF and JUnit reports. */
public enum Rule {
    /** A pickle imports something that is not on the allow-list. */
    PICKLE_IMPORT("pickle.import", Severity.MEDIUM, "Import that is not approved"),
    /** A pickle imports something that is known to run code, or to reach files or the network. */
    PICKLE_DANGEROUS("pickle.dangerous-import", Severity.CRITICAL, "Import that runs code"),
    /** A pickle does something by a way whose target cannot be told: an extension code, a computed name. */
    PICKLE_UNKNOWN("pickle.unknown-target", Severity.HIGH, "Import or call whose target cannot be told"),
    /** There are bytes after the end of a pickle that nobody accounts for. */
    PICKLE_TRAILING("pickle.trailing-data", Severity.HIGH, "Data after the end of a pickle"),
    /** A part that cannot be parsed to its end. */
    UNREADABLE("part.unreadable", Severity.HIGH, "Part that cannot be read"),
    /** A part of a format that the scan does not know. */
    UNKNOWN_FORMAT("part.unknown-format", Severity.MEDIUM, "Part of an unknown format"),
    /** A part that is encrypted. */
    ENCRYPTED("part.encrypted", Severity.HIGH, "Part that is encrypted"),
    /** A part or archive beyond the bounds of size, ratio, depth or number. */
    TOO_MUCH("part.too-much", Severity.HIGH, "Part beyond the bounds of the scan"),
    /** An archive whose headers contradict one another or whose checksum is wrong. */
    TAMPERED("archive.tampered", Severity.HIGH, "Archive with contradicting headers"),
    /** An archive member or link whose path leads out of its folder. */
    ESCAPING_PATH("archive.escaping-path", Severity.CRITICAL, "Path that leaves the folder"),
    /** A file whose content is of another format than its name says. */
    WRONG_EXTENSION("file.wrong-extension", Severity.MEDIUM, "Content that is not what the name says"),
    /** Code of a program within the model: TorchScript, Python source, a shared library. */
    CODE("model.code", Severity.CRITICAL, "Program code in the model"),
    /** A layer or object that runs code of its author's when loaded: a Keras Lambda, a custom object. */
    CUSTOM_OBJECT("model.custom-object", Severity.CRITICAL, "Custom object or layer"),
    /** An operator that touches files, the network or Python, or that is in no standard set. */
    OPERATOR("model.operator", Severity.CRITICAL, "Operator that is not approved"),
    /** A reference to a file outside the model. */
    EXTERNAL_FILE("model.external-file", Severity.CRITICAL, "Reference to a file outside the model"),
    /** A template that could run code, such as a chat template. */
    TEMPLATE("model.template", Severity.HIGH, "Template that is not approved");

    private final String id;
    private final Severity severity;
    private final String title;

    Rule(String id, Severity severity, String title) {
        this.id = id;
        this.severity = severity;
        this.title = title;
    }

    /** The stable name. */
    public String id() {
        return id;
    }

    /** How bad a finding of it usually is. */
    public Severity severity() {
        return severity;
    }

    /** What a person calls it. */
    public String title() {
        return title;
    }
}
