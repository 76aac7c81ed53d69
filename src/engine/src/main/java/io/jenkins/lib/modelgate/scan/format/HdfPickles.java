package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.ByteContent;
import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.VariableLength;
import java.io.IOException;
import java.util.Locale;

/**
 * Pickles within HDF5. PyTables, and so {@code pandas.read_hdf}, loads the elements of its arrays of objects, and any text
 * among the attributes that ends with a point; other libraries keep pickles in rows of bytes.
 */
final class HdfPickles {

    private static final int FIXED = 0;
    private static final int STRING = 3;
    private static final int BITS = 4;
    private static final int OPAQUE = 5;
    private static final int VARIABLE = 9;

    private static final int HEAD = 1 << 16;
    private static final int MOST_OBJECTS = 100_000;
    private static final String OPCODES_OF_TEXT = "(c]}IVSFGNL)l";

    private final HdfFile file;
    private final Content spool;
    private final HdfHeap heap;
    private final Place place;
    private final Inspection inspection;
    private final Findings findings;

    HdfPickles(HdfFile file, Content spool, Place place, Inspection inspection, Findings findings) {
        this.file = file;
        this.spool = spool;
        this.place = place;
        this.inspection = inspection;
        this.findings = findings;
        this.heap = new HdfHeap(
                new ContentWindow(spool, file.getUserBlockSize(), spool.size() - file.getUserBlockSize()),
                file.getHdfBackingStorage().getSizeOfOffsets(),
                file.getHdfBackingStorage().getSizeOfLengths());
    }

    void attribute(Node node, Attribute attribute) throws IOException {
        if (holdsBytes(attribute.getDataType())) {
            Content bytes = new ByteContent(HdfBytes.copy(attribute.getBuffer()));
            elements(node.getPath() + ":" + attribute.getName(), attribute.getDataType(), bytes, false);
        }
    }

    void dataset(Dataset dataset) throws IOException {
        if (holdsBytes(dataset.getDataType())) {
            elements(
                    dataset.getPath(),
                    dataset.getDataType(),
                    HdfBytes.of(file, spool, dataset),
                    dataset.getDataType().getDataClass() == VARIABLE && isOfObjects(dataset));
        }
    }

    private static boolean holdsBytes(DataType type) {
        return switch (type.getDataClass()) {
            case STRING, OPAQUE -> true;
            case FIXED, BITS -> type.getSize() == 1;
            case VARIABLE -> {
                VariableLength variable = (VariableLength) type;
                yield variable.isVariableLengthString() || variable.getParent().getSize() == 1;
            }
            default -> false;
        };
    }

    /** Whether PyTables takes the elements for pickled objects, or cannot be known not to. */
    private static boolean isOfObjects(Dataset dataset) {
        Attribute kind = dataset.getAttribute("PSEUDOATOM");
        if (kind != null) {
            return !(kind.getDataType().getDataClass() == STRING
                    && kind.getData() instanceof String text
                    && (text.equals("vlstring") || text.equals("vlunicode")));
        }
        Attribute flavor = dataset.getAttribute("FLAVOR");
        return flavor != null
                && String.valueOf(flavor.getData()).toLowerCase(Locale.ROOT).contains("object");
    }

    private void elements(String name, DataType type, Content bytes, boolean objects) throws IOException {
        int kind = type.getDataClass();
        if (kind == FIXED || kind == BITS) {
            bytes(name, bytes, false);
            return;
        }
        int size = kind == VARIABLE ? heap.referenceSize() : type.getSize();
        if (size < 1) {
            return;
        }
        long count = bytes.size() / size;
        if (objects && count > MOST_OBJECTS) {
            findings.add(
                    Rule.TOO_MUCH,
                    -1,
                    name,
                    "It holds more than %,d pickled objects, more than are looked at.".formatted(MOST_OBJECTS));
        }
        for (long i = 0; i < Math.min(count, MOST_OBJECTS); i++) {
            Content element = kind == VARIABLE
                    ? heap.value(ContentWindow.bytes(bytes, i * size, size))
                    : new ContentWindow(bytes, i * size, size);
            String label = count == 1 ? name : name + "[" + i + "]";
            if (objects && element.size() > 0) {
                inspection.inspect(place.member(label), "object.pkl", element);
            } else {
                bytes(label, element, true);
            }
        }
    }

    /** @param text whether it is one value rather than a row of numbers, which may begin as a pickle does by chance */
    private void bytes(String name, Content content, boolean text) throws IOException {
        if (content.size() < 3) {
            return;
        }
        byte[] head = ContentWindow.bytes(content, 0, (int) Math.min(HEAD, content.size()));
        if (text && isPickle(head)) {
            inspection.inspect(place.member(name), "object.pkl", content);
        } else if (content.size() > HEAD || mayCall(head)) {
            inspection.follow(place.member(name), content);
        }
    }

    /** Whether bytes begin or end as pickles do: a protocol's mark, or opcodes of protocol 0 and a final point. */
    private static boolean isPickle(byte[] bytes) {
        int last = bytes.length - 1;
        while (last > 0 && bytes[last] == 0) {
            last--;
        }
        return (bytes[0] & 0xff) == 0x80
                || bytes[last] == '.'
                        && OPCODES_OF_TEXT.indexOf(bytes[0]) >= 0
                        && new String(bytes, 0, last, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf('\n') >= 0;
    }

    /** Whether there are both an opcode that imports and one that calls; few texts have both, and all pickles that do harm. */
    private static boolean mayCall(byte[] bytes) {
        boolean imports = false;
        boolean calls = false;
        for (byte b : bytes) {
            switch (b & 0xff) {
                case 'i' -> {
                    imports = true;
                    calls = true;
                }
                case 'c', 0x93, 0x82, 0x83, 0x84 -> imports = true;
                case 'R', 'o', 'b', 0x81, 0x92 -> calls = true;
                default -> {
                    // others make values
                }
            }
        }
        return imports && calls;
    }
}
