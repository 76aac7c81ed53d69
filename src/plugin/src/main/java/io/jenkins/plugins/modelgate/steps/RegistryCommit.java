package io.jenkins.plugins.modelgate.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.AbortException;
import hudson.FilePath;
import hudson.Util;
import hudson.slaves.WorkspaceList;
import io.jenkins.lib.modelgate.registry.Register;
import io.jenkins.lib.modelgate.registry.RegisterSpec;
import io.jenkins.lib.modelgate.registry.Registry;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Verdict;
import io.jenkins.lib.modelgate.scan.ScanDemand;
import io.jenkins.plugins.modelgate.config.ModelgateConfiguration;
import io.jenkins.plugins.modelgate.remote.EngineReply;
import io.jenkins.plugins.modelgate.remote.PackModel;
import io.jenkins.plugins.modelgate.remote.PackModel.Packed;
import io.jenkins.plugins.modelgate.run.ModelReportAction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Brings a model from an agent into the registry on the controller: packed there, copied, verified and committed here. What
 * an agent says of the build is not believed: the controller knows it better.
 */
final class RegistryCommit {

    private final ModelRegisterStep step;
    private final Place place;

    RegistryCommit(ModelRegisterStep step, Place place) {
        this.step = step;
        this.place = place;
    }

    EngineReply perform() throws IOException, InterruptedException {
        ObjectNode known = GateRun.provenance(place);
        FilePath temporary = WorkspaceList.tempDir(place.workspace());
        if (temporary == null) {
            throw new AbortException(Messages.RegistryCommit_noTemporaryFolder(place.workspace()));
        }
        FilePath there = temporary.child("modelgate-pack-" + UUID.randomUUID());
        try {
            EngineReply reply = GateRun.call(
                    place,
                    new PackModel(
                            step.said(place.expander()),
                            step.expandedConfig(place.expander()),
                            known,
                            place.listener(),
                            there.getRemote()));
            if (reply.prepared() == null) {
                return reply;
            }
            Packed packed = Json.read(reply.prepared(), Packed.class, "the agent's reply");
            RegisterSpec expected = expected(packed.spec(), known);
            refuseOldEvidence(expected.requireReports());
            return commit(expected, packed.replaced(), there);
        } finally {
            delete(there);
        }
    }

    /** A report that lies in the workspace may be an earlier build's; what is required must have passed in this one. */
    private void refuseOldEvidence(List<String> required) throws AbortException {
        for (String name : required) {
            boolean passed = ModelReportAction.gatesOf(place.run()).stream()
                    .anyMatch(gate -> gate.getStep().equals(name)
                            && (gate.getVerdict() == Verdict.PASSED || gate.getVerdict() == Verdict.WARNING));
            if (!passed) {
                throw new AbortException(Messages.RegistryCommit_oldEvidence(name));
            }
        }
    }

    /** An agent that is gone must not hide what went wrong before. */
    private void delete(FilePath pack) throws InterruptedException {
        try {
            pack.deleteRecursive();
        } catch (IOException e) {
            place.listener().getLogger().println("[modelgate] " + pack + " could not be deleted: " + e.getMessage());
        }
    }

    private EngineReply commit(RegisterSpec expected, List<String> replaced, FilePath there) throws IOException, InterruptedException {
        Path here = Files.createTempDirectory(place.run().getRootDir().toPath(), "modelgate-pack-");
        try {
            there.copyRecursiveTo(new FilePath(here.toFile()));
            Registry registry =
                    Registry.openOrCreate(ModelgateConfiguration.get().registryFolder());
            Outcome outcome = Register.commit(expected, here, registry, Clock.systemUTC(), line -> place.listener()
                            .getLogger()
                            .println("[modelgate] " + line))
                    .telling(replaced);
            ControllerFiles.archive(place.run(), outcome, place.listener());
            return new EngineReply(outcome.report(), List.of(), null, null);
        } finally {
            Util.deleteRecursive(here.toFile());
        }
    }

    /** The spec as the agent read it, with what the step itself says and what the controller knows. */
    private RegisterSpec expected(RegisterSpec spec, ObjectNode known) {
        return new RegisterSpec(
                spec.id(),
                said("model", spec.model()),
                spec.modelFile(),
                spec.registry(),
                spec.reports(),
                spec.profile(),
                Optional.of(known.get("build").asText()),
                known.hasNonNull("commit") ? Optional.of(known.get("commit").asText()) : spec.commit(),
                requireReports(spec.requireReports()),
                scan(spec.scan()));
    }

    /** What the step demands is demanded, whatever the agent read; it adds what the configuration demands. */
    private List<String> requireReports(List<String> read) {
        List<String> own = step.getRequireReports();
        if (own == null) {
            return read;
        }
        return Stream.concat(read.stream(), own.stream().filter(name -> !name.equals("false")))
                .distinct()
                .toList();
    }

    /**
     * Only the step itself can switch the scan off: what a configuration in the workspace says of it comes from the agent.
     */
    private ScanDemand scan(ScanDemand read) {
        JsonNode said = step.said(place.expander());
        JsonNode allow = said.get("allow");
        return new ScanDemand(
                said.path("scan").asBoolean(true), allow == null ? read.allow() : Optional.of(allow.asText()));
    }

    private String said(String name, String read) {
        JsonNode said = step.said(place.expander()).get(name);
        return said == null ? read : said.asText();
    }
}
