package io.jenkins.lib.modelgate.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options of every command that runs a step; they say where and how, not what. */
final class Common {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Take this step's settings from FILE (modelgate.yaml); options given here win.")
    String config;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            defaultValue = "modelgate",
            description = "Where the report goes (default: ${DEFAULT-VALUE}).")
    Path output;

    @Option(names = "--json", description = "Print the report on standard output, all else on standard error.")
    boolean json;

    @Option(names = "--junit", description = "Also write the report as JUnit XML.")
    boolean junit;

    @Option(names = "--markdown", description = "Also write the report as Markdown.")
    boolean markdown;

    @Option(names = "--strict", description = "A warning fails, too (exit status 1).")
    boolean strict;

    @Option(names = "--quiet", description = "No progress lines.")
    boolean quiet;
}
