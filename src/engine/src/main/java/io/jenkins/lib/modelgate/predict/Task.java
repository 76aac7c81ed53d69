package io.jenkins.lib.modelgate.predict;

/** What a model predicts. */
public enum Task {
    /** One of two classes. */
    BINARY("binary classification"),
    /** One of several classes. */
    MULTICLASS("multiclass classification"),
    /** A number. */
    REGRESSION("regression"),
    /** A number of a later time. */
    FORECAST("forecast"),
    /** An order of the items that belong to one query. */
    RANKING("ranking"),
    /** A text. */
    TEXT("text generation");

    private final String title;

    Task(String title) {
        this.title = title;
    }

    /** What a person calls it. */
    public String title() {
        return title;
    }
}
