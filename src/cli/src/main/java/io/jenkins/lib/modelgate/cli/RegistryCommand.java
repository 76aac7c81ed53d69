package io.jenkins.lib.modelgate.cli;

import io.jenkins.lib.modelgate.registry.ListedVersion;
import io.jenkins.lib.modelgate.registry.ModelVersion;
import io.jenkins.lib.modelgate.registry.Registry;
import io.jenkins.lib.modelgate.registry.RegistryCheck;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Numbers;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code modelgate registry}: looks into a registry. */
@Command(
        name = "registry",
        mixinStandardHelpOptions = true,
        description = "Looks into the embedded registry.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  modelgate registry list --registry target/demo-registry",
            "  modelgate registry show housing:1 --registry target/demo-registry",
            "  modelgate registry verify --registry target/demo-registry"
        })
final class RegistryCommand implements Callable<Integer> {

    private static final String ROW = "%-32s  %-20s  %-14s  %-20s  %s%n";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitStatus.USAGE;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists every version.",
            footerHeading = "%nExamples:%n",
            footer = {"  modelgate registry list", "  modelgate registry list housing --registry /srv/models --json"})
    int list(
            @Mixin RegistryFolder registry,
            @Option(names = "--json", description = "As JSON.") boolean json,
            @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only this model.") String name) {
        List<ListedVersion> versions = registry.open().listed(name);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.write(versions));
        } else if (versions.isEmpty()) {
            out.println("No versions.");
        } else {
            out.printf(ROW, "VERSION", "ALIASES", "DIGEST", "CREATED", "BUILD");
            versions.forEach(listed -> out.print(row(listed)));
        }
        out.flush();
        return ExitStatus.PASSED;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows one version: what it is and on what evidence.",
            footerHeading = "%nExamples:%n",
            footer = {"  modelgate registry show housing", "  modelgate registry show housing@champion --json"})
    int show(
            @Mixin RegistryFolder registry,
            @Option(names = "--json", description = "As JSON.") boolean json,
            @Parameters(paramLabel = "NAME[:VERSION|@ALIAS]", description = "Which; without a version the latest.")
                    String reference) {
        ListedVersion version = registry.open().named(nameOf(reference));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.write(version));
        } else {
            print(out, version);
        }
        out.flush();
        return ExitStatus.PASSED;
    }

    @Command(
            name = "alias",
            mixinStandardHelpOptions = true,
            description = "Gives a version an alias, and takes it from the version that had it.",
            footerHeading = "%nExamples:%n",
            footer = {"  modelgate registry alias housing:3 champion --registry /srv/models"})
    int alias(
            @Mixin RegistryFolder registry,
            @Parameters(
                            index = "0",
                            paramLabel = "NAME[:VERSION|@ALIAS]",
                            description = "Which; without a version the latest.")
                    String reference,
            @Parameters(index = "1", paramLabel = "ALIAS", description = "Such as champion.") String alias) {
        ModelVersion version = registry.open().alias(nameOf(reference), alias);
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%s@%s is %s%n", version.name(), alias, version.reference());
        out.flush();
        return ExitStatus.PASSED;
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description =
                    "Reads everything and holds it against its digests; exit status 1 where something is damaged.",
            footerHeading = "%nExamples:%n",
            footer = {"  modelgate registry verify --registry /srv/models"})
    int verify(@Mixin RegistryFolder registry) {
        RegistryCheck check = registry.verify();
        PrintWriter out = spec.commandLine().getOut();
        check.problems().forEach(out::println);
        out.printf(
                "%s: %s, %s, %s%n",
                check.isClean() ? "Clean" : "Damaged",
                Numbers.count(check.versions(), "version"),
                Numbers.count(check.blobs(), "blob"),
                Numbers.count(check.bytes(), "byte"));
        out.flush();
        return check.isClean() ? ExitStatus.PASSED : ExitStatus.FAILED;
    }

    private String nameOf(String reference) {
        if (!Registry.canName(reference)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'%s' names no version; write NAME:3, NAME@champion, or NAME for the latest.".formatted(reference));
        }
        return reference;
    }

    private static String row(ListedVersion listed) {
        ModelVersion version = listed.version();
        return ROW.formatted(
                version.reference(),
                String.join(", ", listed.aliases()),
                version.digest().substring(7, 19) + "…",
                version.createdAt().truncatedTo(ChronoUnit.SECONDS),
                version.build() == null ? "" : version.build());
    }

    private static void print(PrintWriter out, ListedVersion listed) {
        ModelVersion version = listed.version();
        out.println(version.reference());
        out.println("  aliases  " + (listed.aliases().isEmpty() ? "none" : String.join(", ", listed.aliases())));
        out.println("  digest   " + version.digest());
        out.println("  file     " + version.fileName() + " (" + Numbers.count(version.bytes(), "byte") + ")");
        out.println("  created  " + version.createdAt());
        out.println("  build    " + (version.build() == null ? "unknown" : version.build()));
        out.println("  commit   " + (version.sourceCommit() == null ? "unknown" : version.sourceCommit()));
        out.println("  profile  " + (version.profileDigest() == null ? "none" : version.profileDigest()));
        out.println("  evidence");
        if (version.reports().isEmpty()) {
            out.println("    none");
        }
        version.reports()
                .forEach(report -> out.printf(
                        "    %-28s %-10s sha256:%s…%n",
                        report.step() + "-" + report.id(),
                        report.verdict(),
                        report.sha256().substring(0, 12)));
        out.println("  metrics");
        version.metrics().forEach((metric, value) -> out.printf("    %-28s %s%n", metric, Numbers.text(value)));
        out.println("  inputs");
        version.inputs()
                .forEach(input -> out.printf(
                        "    %-12s %s  sha256:%s…%n",
                        input.role(), input.path(), input.sha256().substring(0, 12)));
    }
}
