package io.jenkins.lib.modelgate.cli;

import io.jenkins.lib.modelgate.registry.ModelVersion;
import io.jenkins.lib.modelgate.registry.Registry;
import io.jenkins.lib.modelgate.registry.RegistryCheck;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.PrintWriter;
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
            "  modelgate registry list --registry target/demo/registry",
            "  modelgate registry show housing:1 --registry target/demo/registry",
            "  modelgate registry verify --registry target/demo/registry"
        })
final class RegistryCommand implements Callable<Integer> {

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
        List<ModelVersion> versions =
                name == null ? registry.open().list() : registry.open().list(name);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.write(versions));
        } else if (versions.isEmpty()) {
            out.println("No versions.");
        } else {
            out.printf("%-32s  %-14s  %-20s  %s%n", "VERSION", "DIGEST", "CREATED", "BUILD");
            versions.forEach(version -> out.printf(
                    "%-32s  %-14s  %-20s  %s%n",
                    version.reference(),
                    version.digest().substring(7, 19) + "…",
                    version.createdAt().truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
                    version.build() == null ? "" : version.build()));
        }
        out.flush();
        return ExitStatus.PASSED;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows one version: what it is and on what evidence.",
            footerHeading = "%nExamples:%n",
            footer = {"  modelgate registry show housing", "  modelgate registry show housing:3 --json"})
    int show(
            @Mixin RegistryFolder registry,
            @Option(names = "--json", description = "As JSON.") boolean json,
            @Parameters(paramLabel = "NAME[:VERSION]", description = "Which; without a version the latest.")
                    String reference) {
        ModelVersion version = find(registry.open(), reference);
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
        ModelVersion version = registry.open().alias(reference, alias);
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
                "%s: %d versions, %d blobs, %s bytes%n",
                check.isClean() ? "Clean" : "Damaged", check.versions(), check.blobs(), Numbers.count(check.bytes()));
        out.flush();
        return check.isClean() ? ExitStatus.PASSED : ExitStatus.FAILED;
    }

    private ModelVersion find(Registry registry, String reference) {
        int colon = reference.lastIndexOf(':');
        String name = colon < 0 ? reference : reference.substring(0, colon);
        if (colon < 0) {
            return registry.latest(name).orElseThrow(() -> absent(reference));
        }
        String number = reference.substring(colon + 1);
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw new ParameterException(
                    spec.commandLine(), "A version is a number from 1 on, not '%s'.".formatted(number));
        }
        return registry.find(name, Integer.parseInt(number)).orElseThrow(() -> absent(reference));
    }

    private static UnavailableException absent(String reference) {
        return new UnavailableException(
                "The registry holds no %s; see what it holds with 'registry list'.".formatted(reference));
    }

    private static void print(PrintWriter out, ModelVersion version) {
        out.println(version.reference());
        out.println("  digest   " + version.digest());
        out.println("  file     " + version.fileName() + " (" + Numbers.count(version.bytes()) + " bytes)");
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
