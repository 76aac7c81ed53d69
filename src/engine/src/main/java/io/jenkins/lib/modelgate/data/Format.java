package io.jenkins.lib.modelgate.data;

import io.jenkins.lib.modelgate.report.UnavailableException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A kind of table file, by the ending of its name. */
enum Format {
    CSV(List.of(".csv", ".tsv", ".txt")) {
        @Override
        TableFile open(SourceFile file, TableOptions options) {
            file.refuseOtherThanText();
            return CsvFile.open(file, options, file.packing().plain(file.name()).endsWith(".tsv"));
        }
    },
    JSON_LINES(List.of(".jsonl", ".ndjson")) {
        @Override
        TableFile open(SourceFile file, TableOptions options) {
            file.refuseOtherThanText();
            return JsonLinesFile.open(file);
        }
    },
    PARQUET(List.of(".parquet")) {
        @Override
        TableFile open(SourceFile file, TableOptions options) {
            file.refuseOtherThanParquet();
            return ParquetTableFile.open(file);
        }
    };

    /** The endings of all formats, for messages. */
    static final String ENDINGS = ".csv, .tsv, .txt, .jsonl, .ndjson (each also .gz or .zst) and .parquet can be read";

    private final List<String> endings;

    Format(List<String> endings) {
        this.endings = endings;
    }

    /** @throws UnavailableException where it is not what its name says, or broken */
    abstract TableFile open(SourceFile file, TableOptions options);

    /** Empty for a file that is not named like a table. */
    static Optional<Format> of(Path file) {
        String name = file.toString();
        Packing packing = Packing.of(name);
        String plain = packing.plain(name);
        return Arrays.stream(values())
                .filter(format -> format != PARQUET || packing == Packing.NONE)
                .filter(format -> format.endings.stream().anyMatch(plain::endsWith))
                .findFirst();
    }
}
