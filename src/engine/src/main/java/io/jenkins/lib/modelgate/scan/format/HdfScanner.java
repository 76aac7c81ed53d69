package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import io.jenkins.lib.modelgate.scan.part.Spooled;
import io.jhdf.HdfFile;
import io.jhdf.exceptions.UnsupportedHdfException;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * HDF5, as Keras writes it: the configuration in the attributes, links into other files; and the pickles that other libraries
 * keep in attributes and rows of bytes. The numbers themselves are not read.
 */
final class HdfScanner implements PartScanner {

    private static final byte[] MARK = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

    @Override
    public String format() {
        return "HDF5";
    }

    @Override
    public boolean recognises(String name, byte[] head) {
        // a block of the user's may stand before the mark, of 512 bytes or a power of two times that
        for (int at = 0; at + MARK.length <= head.length; at = at == 0 ? 512 : 2 * at) {
            if (java.util.Arrays.equals(head, at, at + MARK.length, MARK, 0, MARK.length)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void scan(Place place, Content content, Inspection inspection) throws IOException {
        Findings findings = new Findings(place, inspection);
        try (Spooled spool = new Spooled(content);
                HdfFile file = new HdfFile(new BudgetChannel(spool), URI.create("part:///model.h5"))) {
            requireWhole(file, spool.size());
            if (file.getUserBlockSize() > 0) {
                findings.add(
                        Rule.UNREADABLE,
                        0,
                        "",
                        "There are %d bytes before the HDF5 file begins.".formatted(file.getUserBlockSize()));
            }
            HdfPickles pickles = new HdfPickles(file, spool, place, inspection, findings);
            new HdfWalk(file, pickles, place, inspection, findings).nodes();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // the library takes a file's lengths and addresses at their word, and fails in as many ways as there are
            if (!leadsOutside(e)) {
                throw new IOException(reason(e), e);
            }
            findings.add(
                    Rule.EXTERNAL_FILE,
                    -1,
                    "",
                    "The numbers of a dataset lie in another file, so that this one was not looked at to its end: keep them in it.");
        }
    }

    /** A reader of HDF5 opens no file that is shorter than it says. */
    private static void requireWhole(HdfFile file, long size) throws IOException {
        // the library counts what stands before the file twice
        long end = file.getHdfBackingStorage().getSuperblock().getEndOfFileAddress() - file.getUserBlockSize();
        if (end > size || end < 0) {
            throw new IOException(
                    "it is cut off: it says that it ends at byte %d, and does at %d".formatted(end, size));
        }
    }

    /** What went wrong, where it was said by us; what the library says of its buffers helps nobody. */
    private static String reason(Throwable e) {
        return causes(e)
                .filter(IOException.class::isInstance)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("its structure is broken, or of a kind that is not read");
    }

    private static boolean leadsOutside(Throwable e) {
        return causes(e)
                .filter(UnsupportedHdfException.class::isInstance)
                .map(cause -> String.valueOf(cause.getMessage()))
                .anyMatch(message -> message.contains("External Data Files") || message.contains("Virtual storage"));
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause).limit(16);
    }
}
