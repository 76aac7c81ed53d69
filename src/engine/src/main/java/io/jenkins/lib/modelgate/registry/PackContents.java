package io.jenkins.lib.modelgate.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.scan.AllowText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A pack as it came, e.g. from an agent: documents are verified, the model file is not yet.
 *
 * @param profile null where there is none
 * @param allow the allow file, null where there is none
 */
record PackContents(
        Layout layout,
        Blobs blobs,
        PackDescription description,
        Oci.Descriptor model,
        Oci.Descriptor profile,
        Oci.Descriptor allow,
        List<Oci.Descriptor> reports) {

    /** @throws UnavailableException where it is no pack, or a damaged one */
    static PackContents read(Path folder) {
        Layout layout = new Layout(folder, "pack");
        layout.requireMarker();
        JsonNode manifests = Layout.manifests(layout.index());
        if (manifests.size() != 1) {
            throw layout.damaged("it names %d models, not one".formatted(manifests.size()));
        }
        Blobs blobs = new Blobs(layout);
        Oci.Descriptor descriptor = Documents.value(layout, manifests.get(0), Oci.Descriptor.class, "its index");
        Oci.Manifest manifest = Documents.value(
                layout,
                Documents.tree(layout, blobs.read(descriptor, "its manifest"), "its manifest"),
                Oci.Manifest.class,
                "its manifest");
        List<Oci.Descriptor> models = manifest.layers(Oci.MODEL_FILE);
        List<Oci.Descriptor> profiles = manifest.layers(Oci.PROFILE);
        List<Oci.Descriptor> allows = manifest.layers(Oci.ALLOW);
        List<Oci.Descriptor> reports = manifest.layers(Oci.REPORT);
        if (!Oci.PACK.equals(manifest.artifactType())
                || models.size() != 1
                || profiles.size() > 1
                || allows.size() > 1
                || reports.size() > PackSources.MAX_REPORTS
                || manifest.layers().size() != 1 + profiles.size() + allows.size() + reports.size()) {
            throw layout.damaged("its manifest is not that of a pack");
        }
        PackDescription description = Documents.value(
                layout,
                Documents.tree(layout, blobs.read(manifest.config(), "its description"), "its description"),
                PackDescription.class,
                "its description");
        if (description.reports().size() != reports.size()
                || (description.profile() == null) != profiles.isEmpty()
                || (description.allow() == null) != allows.isEmpty()) {
            throw layout.damaged("its description and its manifest name different files");
        }
        return new PackContents(
                layout,
                blobs,
                description,
                models.get(0),
                profiles.isEmpty() ? null : profiles.get(0),
                allows.isEmpty() ? null : allows.get(0),
                List.copyOf(reports));
    }

    /** Refuses a pack that was made for something else. */
    void requireMadeFor(RegisterSpec spec) {
        requireSame("model", spec.model(), description.model());
        requireSame("id", spec.id(), description.id());
        requireSame("build", spec.build().orElse(null), description.build());
        requireSame("commit", spec.commit().orElse(null), description.commit());
        requireSame("modelFile", spec.modelFile(), description.modelFile());
        requireSame("profile", spec.profile().orElse(null), description.profile());
        if (!spec.reports().isEmpty() && reports.isEmpty()) {
            throw new UnavailableException(
                    "The pack in %s holds no reports, although some were asked for.".formatted(layout.folder()));
        }
    }

    /** The allow file that was packed; whoever packed it may have written it himself. */
    Optional<AllowText> readAllow() {
        return Optional.ofNullable(allow)
                .map(blob -> new AllowText(
                        FreeText.clean(description.allow()),
                        new String(blobs.read(blob, "the allow file"), StandardCharsets.UTF_8)));
    }

    /** The attached reports; what is none goes to the problems. */
    List<ReportFile> readReports(List<String> problems) {
        List<ReportFile> read = new ArrayList<>();
        for (int i = 0; i < reports.size(); i++) {
            String path = FreeText.clean(description.reports().get(i));
            try {
                Optional<ReportFile> report = ReportFile.read(path, blobs.read(reports.get(i), path));
                report.ifPresentOrElse(read::add, () -> problems.add(path + " is no report that can be evidence."));
            } catch (UnavailableException e) {
                problems.add(e.getMessage());
            }
        }
        return read;
    }

    private void requireSame(String setting, String asked, String packed) {
        if (!Objects.equals(asked, packed)) {
            throw new UnavailableException("The pack in %s was made with %s '%s', not '%s'."
                    .formatted(layout.folder(), setting, packed, asked));
        }
    }
}
