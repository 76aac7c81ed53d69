package io.jenkins.lib.modelgate.scan.part;

import java.io.IOException;

/** What a {@link PartScanner} tells of what it sees, and asks for what lies further in. */
public interface Inspection {

    /** Something was found. */
    void found(Finding finding);

    /**
     * Python code would import this. Whether that is approved is the policy's business; a finding is made where it is not.
     *
     * @param module dotted, as the file says it, e.g. {@code numpy.core.multiarray}
     * @param name the attribute, perhaps dotted itself, e.g. {@code _reconstruct}
     * @param chain how it is reached, outermost first; empty where that says no more
     */
    void imported(Place place, String module, String name, String chain);

    /**
     * What is done with something imported, approved or not; for those who compare versions. By default nobody does.
     *
     * @param module as it was {@link #imported}
     * @param name as it was imported
     * @param use what is done, e.g. {@code applied to builtins.print}; told once a stream
     */
    default void used(String module, String name, String use) {
        // whether it is approved is told by a finding
    }

    /**
     * The model's graph holds this operator, approved or not; for those who compare versions. By default nobody does.
     *
     * @param name as a finding would name it, e.g. {@code Conv}, {@code com.acme:Foo}
     */
    default void operator(String name) {
        // whether it is approved is told by a finding
    }

    /**
     * Looks through a part within a part, whatever its format; within the bounds of depth and number.
     *
     * @param place of the inner part
     * @param name its own name, without folders
     */
    void inspect(Place place, String name, Content content) throws IOException;

    /**
     * Looks at bytes that a program may load as a pickle though nothing says that they are one; says nothing where loading
     * them would not come as far as a call. By default nobody does.
     *
     * @param place of these bytes
     */
    default void follow(Place place, Content content) throws IOException {
        // only who knows pickles can
    }

    /**
     * A file beside a part holds the numbers of its tensors, without a format of their own. By default nobody needs to know.
     *
     * @param place of the part that says so
     * @param location relative to its folder, within it
     */
    default void numbersIn(Place place, String location) {
        // only who sees all files can make use of it
    }
}
