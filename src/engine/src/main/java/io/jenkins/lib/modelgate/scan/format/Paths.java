package io.jenkins.lib.modelgate.scan.format;

import java.util.regex.Pattern;

/** Paths that a model file names. */
final class Paths {

    private static final Pattern ABSOLUTE =
            Pattern.compile("^([/\\\\~]|[A-Za-z]:|[A-Za-z][A-Za-z0-9+.-]*://|file:).*", Pattern.DOTALL);
    private static final Pattern UPWARD = Pattern.compile("(^|[/\\\\])\\.\\.($|[/\\\\])");

    private Paths() {}

    /** Whether a path may lead out of the folder that the model is in, on any system. */
    static boolean leavesFolder(String path) {
        return path.isBlank()
                || ABSOLUTE.matcher(path).matches()
                || UPWARD.matcher(path).find()
                || path.indexOf('\0') >= 0
                // ONNX Runtime takes such a name for an address in memory
                || path.indexOf('*') >= 0;
    }
}
