package io.jenkins.lib.modelgate.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.LifecycleStep;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import io.jenkins.lib.modelgate.scan.AllowSuggestions;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code modelgate scan}. */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        description = "Judges a model file or folder without loading it: what would it run, import, reach for?",
        footerHeading = "%nExamples:%n",
        footer = {
            "  modelgate scan model.pkl",
            "  modelgate scan model.pkl --suggest-allow >> modelgate-allow.txt",
            "  modelgate scan models/bert --allow modelgate-allow.txt --approved champion-scan.json",
            "  modelgate scan model.pkl --approved registry:housing@champion --registry /srv/models"
        })
final class ScanCommand extends StepCommand {

    @Parameters(arity = "0..1", paramLabel = "PATH", description = "The model file or folder, like --model-file.")
    private String path;

    @Said.Setting
    @Option(
            names = "--allow",
            paramLabel = "FILE",
            description = "What you approve beyond the reviewed list (default: modelgate-allow.txt where there is one);"
                    + " FILE@sha256:… pins its content, none reads none.")
    private String allow;

    @Said.Setting
    @Option(
            names = "--approved",
            paramLabel = "REPORT|registry:NAME",
            description = "The last approved version's scan report, or registry:name@champion: says what is new since.")
    private String approved;

    @Said.Setting
    @Option(
            names = "--registry",
            paramLabel = "DIR",
            description = "The registry of --approved registry:… (default: modelgate-registry).")
    private String registry;

    @Said.Setting
    @Option(names = "--sarif", paramLabel = "BOOLEAN", description = "Attach the findings as SARIF (default: true).")
    private String sarif;

    @Said.Setting
    @Option(
            names = "--cyclonedx",
            paramLabel = "BOOLEAN",
            description = "Attach a CycloneDX document of the model (default: false).")
    private String cyclonedx;

    @Said.Setting
    @Option(
            names = "--max-depth",
            paramLabel = "N",
            description = "How deep archives may lie in one another (default: 8).")
    private String maxDepth;

    @Said.Setting
    @Option(names = "--max-parts", paramLabel = "N", description = "Most parts in all (default: 100000).")
    private String maxParts;

    @Said.Setting
    @Option(
            names = "--max-ratio",
            paramLabel = "N",
            description = "How many times larger a packed part may become, beyond 32 MiB (default: 200).")
    private String maxRatio;

    @Said.Setting
    @Option(names = "--max-unpacked", paramLabel = "GIB", description = "Most to unpack in all, in GiB (default: 100).")
    private String maxUnpacked;

    @Option(
            names = "--suggest-allow",
            description =
                    "Print the lines of an allow file that would settle the findings, each with its reason left to be"
                            + " filled in; all else goes to standard error.")
    private boolean suggestAllow;

    @Override
    boolean printsData() {
        return suggestAllow || super.printsData();
    }

    @Override
    void print(Report report, PrintWriter out) {
        if (suggestAllow && report.verdict() != Verdict.ERROR) {
            out.print(AllowSuggestions.of(report).text(scanned(report)));
        } else {
            super.print(report, out);
        }
    }

    private String scanned(Report report) {
        return path != null ? path : modelFile != null ? modelFile : report.fileStem();
    }

    @Override
    LifecycleStep step() {
        return LifecycleStep.SCAN;
    }

    @Override
    void complete(ObjectNode said) {
        if (suggestAllow && common.json) {
            throw new SettingsException(
                    "'--suggest-allow' and '--json' both print on standard output: say one of them; the report is written as a file, too.");
        }
        if (path != null) {
            said.put("modelFile", path);
        }
    }
}
