package io.jenkins.lib.modelgate.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.lib.modelgate.registry.VersionReader.Named;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads a whole registry, and names every problem: one does not hide the next. */
final class Verification {

    private final Layout layout;
    private final Blobs blobs;
    private final VersionReader reader;
    private final List<String> problems = new ArrayList<>();
    /** The size of each file that a version is made of, by digest. */
    private final Map<String, Long> files = new LinkedHashMap<>();
    /** The highest number of each model that the index names, also of versions that cannot be read. */
    private final Map<String, Integer> highest = new TreeMap<>();

    Verification(Layout layout) {
        this.layout = layout;
        this.blobs = new Blobs(layout);
        this.reader = new VersionReader(layout, blobs);
    }

    RegistryCheck run() {
        attempt(() -> {
            layout.requireMarker();
            return true;
        });
        Optional<GivenNumbers> numbers = attempt(() -> GivenNumbers.read(layout));
        Optional<ObjectNode> index = attempt(layout::index);
        int versions = index.map(this::versions).orElse(0);
        if (numbers.isPresent() && index.isPresent()) {
            numbers.get()
                    .lost(highest, null)
                    .forEach(how -> problems.add(layout.damaged(how).getMessage()));
            attempt(() -> {
                new Inventory(layout, blobs).requireNotEverythingLost(numbers.get(), index.get());
                return true;
            });
        }
        unnamed();
        long bytes = files.values().stream().mapToLong(Long::longValue).sum();
        return new RegistryCheck(versions, files.size(), bytes, problems);
    }

    /** @return how many versions are sound */
    private int versions(ObjectNode index) {
        Set<String> seen = new HashSet<>();
        int sound = 0;
        for (JsonNode node : Layout.manifests(index)) {
            int before = problems.size();
            Optional<Named> named =
                    attempt(() -> reader.named(node, Optional.empty())).flatMap(found -> found);
            names(
                    node.path("annotations").path(Oci.NAME).asText(),
                    node.path("annotations").path(Oci.VERSION).asInt());
            named.ifPresent(this::files);
            if (named.isPresent() && problems.size() == before) {
                attempt(() -> {
                    VersionReader.Entry entry = reader.entry(named.get());
                    reader.requireOnce(seen, entry);
                    return names(entry.version().name(), entry.version().version());
                });
            }
            sound += named.isPresent() && problems.size() == before ? 1 : 0;
        }
        return sound;
    }

    private void files(Named named) {
        List<Oci.Descriptor> all = new ArrayList<>(named.manifest().layers());
        all.add(named.descriptor());
        all.add(named.manifest().config());
        for (Oci.Descriptor file : all) {
            String what = VersionReader.fileOf(file, named.reference());
            boolean first = files.put(file.digest(), file.size()) == null;
            attempt(() -> {
                if (first) {
                    blobs.requireIntact(file, what);
                } else {
                    blobs.requirePresent(file, what);
                }
                return true;
            });
        }
    }

    /** A file that no version names, or none that can be read, must still hold what its name says. */
    private void unnamed() {
        if (!Files.isDirectory(layout.blobFolder())) {
            return;
        }
        try (Stream<Path> all = Files.list(layout.blobFolder())) {
            for (Path file : all.sorted().toList()) {
                String digest = "sha256:" + file.getFileName();
                if (Oci.isDigest(digest) && !files.containsKey(digest)) {
                    Oci.Descriptor blob = Oci.Descriptor.of("", digest, Files.size(file));
                    attempt(() -> {
                        blobs.requireIntact(blob, "a file that no readable version names");
                        return true;
                    });
                }
            }
        } catch (IOException e) {
            problems.add(layout.unreadable(e).getMessage());
        }
    }

    private int names(String model, int version) {
        return highest.merge(model, version, Math::max);
    }

    private <T> Optional<T> attempt(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (UnavailableException e) {
            problems.add(e.getMessage());
            return Optional.empty();
        }
    }
}
