package io.jenkins.lib.modelgate.scan.archive;

import java.util.Locale;

/** What the names of members mean as paths. */
final class Paths {

    private Paths() {}

    /** Whether unpacking it could write, or following it could lead, outside the folder. */
    static boolean escapes(String path) {
        String slashed = path.replace('\\', '/');
        if (slashed.startsWith("/") || slashed.matches("(?s)[A-Za-z]:.*") || slashed.startsWith("~/")) {
            return true;
        }
        int depth = 0;
        for (String step : slashed.split("/")) {
            if (step.equals("..")) {
                depth--;
            } else if (!step.isEmpty() && !step.equals(".")) {
                depth++;
            }
            if (depth < 0) {
                return true;
            }
        }
        return slashed.contains("../") || slashed.endsWith("/..");
    }

    /** Where a link within an archive leads out of it. */
    static boolean linkEscapes(String member, String target) {
        int folder = member.replace('\\', '/').lastIndexOf('/');
        String slashed = target.replace('\\', '/');
        if (slashed.startsWith("/") || slashed.matches("(?s)[A-Za-z]:.*")) {
            return true;
        }
        int depth = 0;
        String from = folder < 0 ? "" : member.substring(0, folder + 1);
        for (String step : (from + slashed).replace('\\', '/').split("/")) {
            depth += step.equals("..") ? -1 : step.isEmpty() || step.equals(".") ? 0 : 1;
            if (depth < 0) {
                return true;
            }
        }
        return false;
    }

    /** The last part of a path. */
    static String name(String path) {
        return path.replaceFirst("/+$", "").replaceFirst("(?s).*[/\\\\]", "");
    }

    static String lower(String path) {
        return path.toLowerCase(Locale.ROOT);
    }
}
