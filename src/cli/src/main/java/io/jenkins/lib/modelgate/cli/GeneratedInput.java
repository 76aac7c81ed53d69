package io.jenkins.lib.modelgate.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** Rankings and generated texts. */
final class GeneratedInput {

    @Said.Setting
    @Option(names = "--group", paramLabel = "COLUMN", description = "Ranking: whose row it is, such as the query.")
    private String group;

    @Said.Setting
    @Option(
            names = "--references",
            split = ",",
            paramLabel = "COLUMN",
            description = "Text: further reference texts besides the target.")
    private List<String> references;

    @Said.Setting
    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "COLUMN",
            description = "Text: numbers to be averaged, such as cost or a judge's score.")
    private List<String> columns;

    @Said.Setting
    @Option(names = "--json-schema", paramLabel = "FILE", description = "Text: the schema that JSON texts satisfy.")
    private String jsonSchema;

    @Said.Setting
    @Option(
            names = "--refusals",
            paramLabel = "PHRASE",
            description = "Text: what a refusal says, or regex: and an expression (default: the usual English ones).")
    private List<String> refusals;
}
