package io.jenkins.lib.modelgate.scan;

/**
 * An import that was seen.
 *
 * @param name dotted, e.g. {@code collections.OrderedDict}
 * @param place where it was seen first
 * @param approved by whom: {@code reviewed}, the allow file's reason, or {@code no}
 */
record SeenImport(String name, String place, String approved) {}
