package io.jenkins.lib.modelgate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small files in a folder of a test's own, for every status that a gate can come to. */
record Samples(Path folder) {

    /** A classifier's log that ranks perfectly. */
    Path good() throws IOException {
        return predictions("good.csv", 60, "0.9", "0.2");
    }

    /** A classifier's log that ranks the wrong way round. */
    Path bad() throws IOException {
        return predictions("bad.csv", 60, "0.2", "0.9");
    }

    /** Too few rows to tell. */
    Path few() throws IOException {
        return predictions("few.csv", 4, "0.9", "0.2");
    }

    /** Numbers that wander from their reference. */
    Path shifted() throws IOException {
        return numbers("shifted.csv", 500, 40);
    }

    Path reference() throws IOException {
        return numbers("reference.csv", 500, 0);
    }

    Path current() throws IOException {
        return numbers("current.csv", 501, 0);
    }

    /** Begins like Parquet and ends before the footer. */
    Path truncatedParquet() throws IOException {
        return Files.write(folder.resolve("cut.parquet"), new byte[] {'P', 'A', 'R', '1', 21, 0, 21, 64, 21, 64});
    }

    /** The smallest ONNX file there is: a graph without nodes, made by {@code weights}. */
    Path model() throws IOException {
        return write("model.onnx", "\u0008\u0008\u0012\u0007weights\u003a\u0003\u0012\u0001gB\u0002\u0010\u0011");
    }

    Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    Path absent() {
        return folder.resolve("absent.csv");
    }

    /** Where reports go; does not exist yet. */
    Path output() {
        return folder.resolve("out");
    }

    private Path predictions(String name, int rows, String ofPositive, String ofNegative) throws IOException {
        StringBuilder text = new StringBuilder("id,y,score,decision\n");
        for (int row = 0; row < rows; row++) {
            boolean positive = row % 2 == 0;
            text.append("%d,%d,%s,%d%n"
                    .formatted(row, positive ? 1 : 0, positive ? ofPositive : ofNegative, positive ? 1 : 0));
        }
        return write(name, text.toString());
    }

    private Path numbers(String name, int rows, int shift) throws IOException {
        StringBuilder text = new StringBuilder("x,colour\n");
        for (int row = 0; row < rows; row++) {
            text.append("%d.5,%s%n".formatted(row * 37 % 100 + shift, row % 3 == 0 ? "red" : "blue"));
        }
        return write(name, text.toString());
    }
}
