package io.jenkins.lib.modelgate.scan;

/**
 * What is done with an import.
 *
 * @param name of the import, dotted
 * @param use e.g. {@code called}, {@code applied to builtins.print}, {@code given a state}
 */
record SeenUse(String name, String use) {

    /** As it is told. */
    String text() {
        return name + " " + use;
    }
}
