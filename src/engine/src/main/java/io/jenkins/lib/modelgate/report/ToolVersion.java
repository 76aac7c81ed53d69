package io.jenkins.lib.modelgate.report;

/** This build's version, from the jar's manifest. */
public final class ToolVersion {

    private ToolVersion() {}

    /** {@code 0.1.0} and the like, or {@code development} where classes run outside a jar. */
    public static String current() {
        String version = ToolVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
