package io.jenkins.lib.modelgate.registry;

import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.NothingYetException;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.scan.ApprovedScan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Model versions in a folder: an OCI image layout (image-spec 1.1), readable by any tool that reads one. A version is an
 * image manifest with its own artifact type; see {@code docs/steps/modelRegister.md}.
 *
 * <p>Several threads and processes may read and write at the same time. Every call reads the index anew, so that it sees
 * what others wrote. A registry that is damaged is refused with a sentence, never read as an empty one.
 */
public final class Registry {

    /** Only small files are written while others wait; a minute means that one of them hangs. */
    static final Duration LOCK_WAIT = Duration.ofSeconds(60);

    /** A version and whether it had been registered before. */
    record Registered(ModelVersion version, boolean before) {}

    private final Layout layout;
    private final Blobs blobs;
    private final Inventory inventory;
    private final Duration lockWait;

    private Registry(Path folder, Duration lockWait) {
        this.layout = new Layout(folder, "registry");
        this.blobs = new Blobs(layout);
        this.inventory = new Inventory(layout, blobs);
        this.lockWait = lockWait;
    }

    /**
     * Opens what is there. Reads every version's description, and looks whether every file is there with its size;
     * whether each has its content too is {@link #verify()}'s to say.
     *
     * @throws NothingYetException where the folder does not exist or is empty
     * @throws UnavailableException where there is something else, or the registry is damaged
     */
    public static Registry open(Path folder) {
        Registry registry = new Registry(folder, LOCK_WAIT);
        if (!registry.layout.hasMarker()) {
            NewRegistry none = new NewRegistry(registry.layout);
            none.refuseRemains();
            String sentence =
                    "There is no registry in %s: it has no file %s.".formatted(registry.layout.folder(), Layout.MARKER);
            throw none.holdsOther() ? new UnavailableException(sentence) : new NothingYetException(sentence);
        }
        registry.layout.requireMarker();
        registry.tidy();
        registry.list();
        return registry;
    }

    /**
     * Opens what is there; makes an empty registry where the folder does not exist or is empty.
     *
     * @throws UnavailableException where the folder holds something else, or a registry that is damaged, or cannot be made
     */
    public static Registry openOrCreate(Path folder) {
        return openOrCreate(folder, LOCK_WAIT);
    }

    static Registry openOrCreate(Path folder, Duration lockWait) {
        Registry registry = new Registry(folder, lockWait);
        if (!registry.layout.hasMarker()) {
            new NewRegistry(registry.layout).create(lockWait);
        }
        registry.layout.requireMarker();
        registry.tidy();
        registry.list();
        return registry;
    }

    /**
     * Removes what a killed registration left, unless somebody else is writing, who would remove it as well. Whoever may only
     * read the folder leaves it as it is.
     */
    private void tidy() {
        if (NewRegistry.hasRemains(layout.folder()) || blobs.incoming().isUsed()) {
            RegistryLock.ifFree(layout.folder(), this::sweep);
        }
    }

    /** Where it is, absolute. */
    public Path folder() {
        return layout.folder();
    }

    /** Every version, by name and number. */
    public List<ModelVersion> list() {
        return inventory.all().described();
    }

    /** The versions of one model by number; empty where there is none. */
    public List<ModelVersion> list(String name) {
        return inventory.of(name).described();
    }

    /**
     * Every version with its aliases, by name and number.
     *
     * @param name of the only model to list, or null for all
     */
    public List<ListedVersion> listed(String name) {
        Inventory.Seen seen = name == null ? inventory.all() : inventory.of(name);
        return seen.versions().stream().map(ListedVersion::of).toList();
    }

    /**
     * One version with its aliases.
     *
     * @param name {@code housing:3}, {@code housing@champion}, or {@code housing} for the latest
     * @throws UnavailableException where there is no such model, version or alias
     */
    public ListedVersion named(String name) {
        return ListedVersion.of(entry(VersionName.parse(name)));
    }

    /** Whether a text can name a version: {@code housing:3}, {@code housing@champion}, or {@code housing}. */
    public static boolean canName(String text) {
        return VersionName.isOne(text);
    }

    public Optional<ModelVersion> find(String name, int version) {
        return list(name).stream().filter(found -> found.version() == version).findFirst();
    }

    /** The version of a model with the highest number. */
    public Optional<ModelVersion> latest(String name) {
        List<ModelVersion> versions = list(name);
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }

    /**
     * Gives a version an alias, such as {@code champion}; whichever version of the model had it has it no longer.
     *
     * @param name {@code housing:3}, {@code housing@challenger}, or {@code housing} for the latest
     * @param alias 1 to 64 lower-case letters and digits, the first a letter, in groups joined by one dot, hyphen or
     *     underscore
     * @return the version that has the alias now
     * @throws UnavailableException where there is no such version, or the alias is none
     */
    public ModelVersion alias(String name, String alias) {
        VersionName wanted = VersionName.parse(name);
        VersionName.requireAlias(alias);
        try {
            return RegistryLock.holding(layout.folder(), lockWait, () -> {
                Inventory.Seen seen = inventory.all();
                List<VersionReader.Entry> versions = seen.of(wanted.model());
                VersionReader.Entry chosen = wanted.in(versions);
                Aliases.move(seen.index(), versions, chosen, alias);
                Aliases.remember(seen.index());
                layout.writeIndex(seen.index());
                seen.numbers().including(seen.described());
                return chosen.version();
            });
        } catch (IOException e) {
            throw layout.unwritable(e);
        }
    }

    /**
     * The reference profile that was registered with a version.
     *
     * @param name {@code housing:3}, {@code housing@champion}, or {@code housing} for the latest
     * @throws UnavailableException where there is no such model, version or alias, or it has no profile
     */
    public RegisteredProfile profile(String name) {
        VersionName wanted = VersionName.parse(name);
        VersionReader.Entry entry = entry(wanted);
        ModelVersion version = entry.version();
        Oci.Descriptor profile = entry.manifest().layers(Oci.PROFILE).stream()
                .findFirst()
                .orElseThrow(() -> new UnavailableException(
                        "%s was registered without a reference profile; register it with 'profile'."
                                .formatted(version.reference())));
        byte[] content = blobs.read(profile, "the profile of " + version.reference());
        return new RegisteredProfile(version, new String(content, StandardCharsets.UTF_8));
    }

    /**
     * A report that was registered with a version.
     *
     * @param name {@code housing:3}, {@code housing@champion}, or {@code housing} for the latest
     * @param step of the step with this name
     * @param id of this id; where the version has no such report, its only one of the step
     * @throws NothingYetException where there is no such model, or no version has the alias
     * @throws UnavailableException where there is no such version, or it has no such report, or several of other ids
     */
    public RegisteredReport report(String name, String step, String id) {
        VersionName wanted = VersionName.parse(name);
        VersionReader.Entry entry = entry(wanted);
        String digest =
                "sha256:" + VersionReader.report(entry.version(), step, id).sha256();
        Oci.Descriptor report = entry.manifest().layers(Oci.REPORT).stream()
                .filter(layer -> layer.digest().equals(digest))
                .findFirst()
                .orElseThrow(() -> layout.damaged("%s lacks a report that its description names"
                        .formatted(entry.version().reference())));
        byte[] content = blobs.read(report, "a report of " + entry.version().reference());
        return new RegisteredReport(entry.version(), new String(content, StandardCharsets.UTF_8));
    }

    /**
     * The scan that was kept with a version, or where there is none that passed, one of its stored file.
     *
     * @param name {@code housing:3}, {@code housing@champion}, or {@code housing} for the latest
     * @param clock tells when a scan is made now
     * @throws UnavailableException where there is no such model, version or alias, or its files cannot be read
     */
    public ApprovedScan scan(String name, Clock clock, Progress progress) {
        VersionName wanted = VersionName.parse(name);
        return new RegisteredScans(blobs, clock, progress).of(entry(wanted));
    }

    /**
     * The model file's content. Whoever reads to the end has read the registered file: the stream fails there with an
     * {@link IOException} where the digest is another one. What was read before that is not vouched for.
     *
     * @throws UnavailableException where the file is missing or has another size
     */
    public InputStream openModel(ModelVersion version) {
        return blobs.open(
                Oci.Descriptor.of(Oci.MODEL_FILE, version.digest(), version.bytes()),
                "the model file of " + version.reference());
    }

    private VersionReader.Entry entry(VersionName wanted) {
        Inventory.Seen seen = inventory.of(wanted.model());
        try {
            return wanted.in(seen.versions());
        } catch (NothingYetException e) {
            Optional<String> last = wanted.alias() == null
                    ? Optional.empty()
                    : Aliases.last(seen.index(), wanted.model(), wanted.alias());
            if (last.isPresent()) {
                throw new UnavailableException(
                        "No version of %s in the registry has the alias '%s' any more; %s had it. Give it back: 'modelgate registry alias'."
                                .formatted(wanted.model(), wanted.alias(), last.get()),
                        e);
            }
            throw e;
        }
    }

    /** Reads every file of every version; says all that is wrong, and throws nothing for it. */
    public RegistryCheck verify() {
        return verify(layout.folder());
    }

    /** Like {@link #verify()}, for a folder that may be too damaged to be opened. */
    public static RegistryCheck verify(Path folder) {
        return new Verification(new Layout(folder, "registry")).run();
    }

    /** Where files go before a version names them. */
    Blobs blobs() {
        return blobs;
    }

    /** Gives a draft the next number, or finds the version that the same build registered before. */
    Registered register(Draft draft, Instant now) {
        try {
            return RegistryLock.holding(layout.folder(), lockWait, () -> registerAlone(draft, now));
        } catch (IOException e) {
            throw layout.unwritable(e);
        }
    }

    private Registered registerAlone(Draft draft, Instant now) throws IOException {
        sweep();
        Inventory.Seen seen = inventory.all();
        GivenNumbers numbers = seen.numbers().including(seen.described());
        Optional<ModelVersion> before =
                seen.described().stream().filter(draft::isSameAs).findFirst();
        if (before.isPresent()) {
            return new Registered(before.get(), true);
        }
        ModelVersion version = draft.numbered(numbers.next(draft.name()), now.truncatedTo(ChronoUnit.MILLIS));
        Aliases.remember(seen.index());
        Layout.manifests(seen.index()).add(Json.mapper().valueToTree(manifest(version, draft.layers())));
        layout.writeIndex(seen.index());
        numbers.including(List.of(version));
        return new Registered(version, false);
    }

    private Oci.Descriptor manifest(ModelVersion version, List<Oci.Descriptor> layers) {
        Map<String, String> named = Map.of(
                Oci.NAME, version.name(),
                Oci.VERSION, Integer.toString(version.version()));
        Map<String, String> described = new LinkedHashMap<>(named);
        described.put(Oci.CREATED, version.createdAt().toString());
        Oci.Descriptor config = blobs.add(Oci.VERSION_CONFIG, VersionReader.document(version));
        Oci.Descriptor manifest = blobs.add(
                Oci.MANIFEST,
                Json.write(Oci.Manifest.of(Oci.MODEL, config, layers, described))
                        .getBytes(StandardCharsets.UTF_8));
        Map<String, String> referred = new LinkedHashMap<>(named);
        referred.put(Oci.REF_NAME, version.reference());
        return new Oci.Descriptor(Oci.MANIFEST, Oci.MODEL, manifest.digest(), manifest.size(), referred);
    }

    /** Under the lock nobody else writes to the folder itself. */
    private void sweep() throws IOException {
        NewRegistry.sweep(layout.folder());
        blobs.incoming().sweep();
    }
}
