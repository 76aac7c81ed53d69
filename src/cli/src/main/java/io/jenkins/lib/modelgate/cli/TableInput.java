package io.jenkins.lib.modelgate.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** How tables are to be read; the same for every command that reads one. */
final class TableInput {

    @Said.Setting
    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            description = "The CSV field separator (default: found among comma, semicolon, tab and bar).")
    String delimiter;

    @Said.Setting
    @Option(
            names = "--quote",
            paramLabel = "CHAR",
            description = "The CSV character around fields that hold separators, or none (default: \").")
    String quote;

    @Said.Setting
    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "The encoding of text files, such as windows-1252 (default: UTF-8, or UTF-16 by its mark).")
    String encoding;

    @Said.Setting
    @Option(
            names = "--decimal",
            paramLabel = "CHAR",
            description = "What CSV numbers have before their fractions: a point or a comma (default: .).")
    String decimal;

    @Said.Setting
    @Option(
            names = "--types",
            split = ",",
            paramLabel = "COLUMN=TYPE",
            description =
                    "Declare column types: text, number, integer, boolean, timestamp (default: found in the data).")
    List<String> types;
}
