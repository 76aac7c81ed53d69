package io.jenkins.lib.modelgate.cli;

import io.jenkins.lib.modelgate.registry.RegisterSpec;
import io.jenkins.lib.modelgate.registry.Registry;
import io.jenkins.lib.modelgate.registry.RegistryCheck;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which registry to look into; the same for every command that does. */
final class RegistryFolder {

    @Option(
            names = "--registry",
            paramLabel = "DIR",
            defaultValue = RegisterSpec.DEFAULT_REGISTRY,
            description = "The registry (default: ${DEFAULT-VALUE}).")
    private Path folder;

    Registry open() {
        return Registry.open(folder);
    }

    RegistryCheck verify() {
        return Registry.verify(folder);
    }
}
