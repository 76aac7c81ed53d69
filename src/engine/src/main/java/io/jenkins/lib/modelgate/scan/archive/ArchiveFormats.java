package io.jenkins.lib.modelgate.scan.archive;

import io.jenkins.lib.modelgate.scan.part.PartScanner;
import java.util.List;

/** The scanners of this package. */
public final class ArchiveFormats {

    private ArchiveFormats() {}

    /** In the order in which they are to be asked; the first is that of zip archives. */
    public static List<PartScanner> all(Budget budget) {
        return List.of(new ZipScanner(budget), new TarScanner(budget), new CompressedScanner(budget));
    }
}
