package io.jenkins.lib.modelgate.scan.pickle;

import io.jenkins.lib.modelgate.scan.part.PartScanner;
import java.util.List;

/** The scanners of this package. */
public final class PickleFormats {

    private PickleFormats() {}

    /** In the order in which they are to be asked; the last one also takes what only its name says is a pickle. */
    public static List<PartScanner> scanners() {
        return List.of(new NumpyScanner(), new PickleScanner());
    }
}
