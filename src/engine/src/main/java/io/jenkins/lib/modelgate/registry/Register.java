package io.jenkins.lib.modelgate.registry;

import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.StepIdentity;
import io.jenkins.lib.modelgate.report.DiskReason;
import io.jenkins.lib.modelgate.report.Outcome;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.ReportBuilder;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * Registers a version of a model, in one go or in two: {@link #pack} where the files are, e.g. on an agent, and {@link
 * #commit} where the registry is, e.g. on the controller.
 */
public final class Register {

    public static final String STEP = "modelRegister";

    private Register() {}

    /**
     * Packs and commits; the registry is the folder that the spec names, made where there is none.
     *
     * @return a report with the checks {@code evidence}, {@code model-file}, those of the scan and {@code registered}, which
     *     names the version; {@code FAILED} where the evidence or the scan speaks against the model, {@code ERROR} where something could not be read or
     *     written, and then nothing was registered
     */
    public static Outcome run(RegisterSpec spec, Workspace workspace, Clock clock, Progress progress) {
        ReportBuilder report = new ReportBuilder(STEP, spec.id(), clock);
        try {
            Registry registry = Registry.openOrCreate(workspace.resolve(spec.registry()));
            try (Incoming.Slot slot = registry.blobs().incoming().claim()) {
                Path folder = slot.folder();
                // Nobody but the registry's owner writes here; the commit scans what lies in it.
                Report packed = new Pack(spec, workspace, progress, Optional.empty())
                        .write(folder, new ReportBuilder(STEP, spec.id(), clock));
                if (!packed.verdict().isAcceptable()) {
                    return Outcome.of(packed);
                }
                return new Commit(registry, clock, progress, true)
                        .commit(PackContents.read(folder), Optional.of(spec), report);
            } catch (IOException e) {
                throw new UnavailableException(
                        "The registry in %s cannot be written: %s.".formatted(registry.folder(), DiskReason.of(e)), e);
            }
        } catch (UnavailableException e) {
            return Outcome.of(report.failed(e));
        }
    }

    /**
     * Checks the evidence and writes everything that {@link #commit} needs into a folder. Only a report that is acceptable
     * ({@code PASSED}, {@code WARNING} or {@code SKIPPED}) has a pack that can be committed.
     *
     * @param folder does not exist or is empty; a few bytes larger than the model file afterwards
     * @return a report with the checks {@code evidence}, {@code model-file} and those of the scan; its model has no version
     *     yet
     */
    public static Outcome pack(RegisterSpec spec, Workspace workspace, Clock clock, Progress progress, Path folder) {
        ReportBuilder report = new ReportBuilder(STEP, spec.id(), clock);
        try {
            PackScan scan = new PackScan(spec.scan(), clock, progress);
            return scan.outcome(new Pack(spec, workspace, progress, Optional.of(scan)).write(folder, report));
        } catch (UnavailableException e) {
            return Outcome.of(report.failed(e));
        }
    }

    /**
     * Registers a pack as it stands. Every file is held against its digest, the evidence is judged again and the model file
     * is always scanned, since whoever wrote the pack may not be trusted; but what the pack says of itself (the model's name, the build, which evidence is
     * required) counts. Where the spec is known, use the other form.
     */
    public static Outcome commit(Path pack, Registry registry, Clock clock, Progress progress) {
        PackContents contents;
        try {
            contents = PackContents.read(pack);
        } catch (UnavailableException e) {
            return Outcome.of(new ReportBuilder(STEP, StepIdentity.DEFAULT_ID, clock).failed(e));
        }
        ReportBuilder report = new ReportBuilder(STEP, contents.description().id(), clock);
        try {
            return new Commit(registry, clock, progress, false).commit(contents, Optional.empty(), report);
        } catch (UnavailableException e) {
            return Outcome.of(report.failed(e));
        }
    }

    /**
     * Registers a pack that was made for this spec; refuses one that speaks of another model, build, commit or id. What the
     * spec requires as evidence and says of the scan counts, whatever the pack says.
     */
    public static Outcome commit(RegisterSpec expected, Path pack, Registry registry, Clock clock, Progress progress) {
        ReportBuilder report = new ReportBuilder(STEP, expected.id(), clock);
        try {
            return new Commit(registry, clock, progress, false)
                    .commit(PackContents.read(pack), Optional.of(expected), report);
        } catch (UnavailableException e) {
            return Outcome.of(report.failed(e));
        }
    }
}
