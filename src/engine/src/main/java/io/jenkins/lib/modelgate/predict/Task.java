package io.jenkins.lib.modelgate.predict;

/** What a model predicts. */
public enum Task {
    /** One of two classes. */
    BINARY("binary classification"),
    /** A number. */
    REGRESSION("regression");

    private final String title;

    Task(String title) {
        this.title = title;
    }

    /** What a person calls it. */
    public String title() {
        return title;
    }
}
