import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Prints what JaCoCo measured as one line of the build's output: {@code java Coverage.java NAME jacoco.csv}. */
final class Coverage {

    private Coverage() {}

    public static void main(String[] arguments) throws IOException {
        Path csv = Path.of(arguments[1]);
        if (!Files.isRegularFile(csv)) {
            System.out.printf("Coverage of %s: not measured, no test ran.%n", arguments[0]);
            return;
        }
        List<String> rows = Files.readAllLines(csv);
        List<String> header = Arrays.asList(rows.get(0).split(","));
        System.out.printf(
                "Coverage of %s: %s of lines, %s of branches.%n",
                arguments[0], share(rows, header, "LINE"), share(rows, header, "BRANCH"));
    }

    private static String share(List<String> rows, List<String> header, String what) {
        long missed = sum(rows, header.indexOf(what + "_MISSED"));
        long covered = sum(rows, header.indexOf(what + "_COVERED"));
        return "%.1f %%".formatted(100.0 * covered / Math.max(1, missed + covered));
    }

    private static long sum(List<String> rows, int column) {
        return rows.stream().skip(1).mapToLong(row -> Long.parseLong(row.split(",")[column])).sum();
    }
}
