package io.jenkins.lib.modelgate.scan.format;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is installed to serve a model: packages by name and version, from the indexes that everybody uses. An address, a path
 * or another index brings code along that nobody looked at.
 */
final class Requirements {

    static final String WHY =
            "Serving the model installs this from elsewhere than the usual package index, and so runs its code.";

    private static final int LONGEST = 4096;

    private static final String NAME = "[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?";

    /** A name, extras, versions, when it applies, and digests. */
    private static final Pattern PACKAGE = Pattern.compile(NAME + "\\s*(?:\\[[\\w\\s,.-]*\\])?\\s*"
            + "\\(?\\s*(?:(?:===?|~=|!=|<=|>=|<|>)\\s*[\\w.*+!-]+\\s*,?\\s*)*\\)?\\s*"
            + "(?:;[^\\n@:/]*)?(?:--hash[= ]\\w+:\\w+\\s*)*\\\\?");

    private static final Pattern OPTIONS =
            Pattern.compile("(?:(?:-i|--index-url|--extra-index-url|-f|--find-links)(?:\\s+|\\s*=\\s*)"
                    + "https://(?:pypi\\.org|pypi\\.python\\.org|files\\.pythonhosted\\.org|download\\.pytorch\\.org)(?:/[\\w./-]*)?\\s*)+"
                    + "|--(?:prefer-binary|pre|require-hashes)|--(?:only|no)-binary(?:\\s+|=)[\\w:,.-]+"
                    + "|(?:--hash[= ]\\w+:\\w+\\s*)+\\\\?");

    private static final Pattern OTHER_LIST =
            Pattern.compile("(?:-r|-c|--requirement|--constraint)(?:\\s+|=)?([\\w./-]+)");

    private static final Pattern LIST = Pattern.compile("(?:.*/)?[^/]*(?:requirements|constraints)[^/]*\\.(?:txt|in)");

    /** What pip takes for a file where there is one of the name. */
    private static final Pattern ARCHIVE = Pattern.compile(".*\\.(?:whl|zip|tar|tgz|tbz|txz|tlz|gz|bz2|xz|lzma|egg)");

    private static final Pattern CONDA = Pattern.compile("(?:(?<channel>[\\w./-]+)::)?" + NAME
            + "\\s*(?:[=<>!~]=?[\\w.*+!=<>,|~\\s-]*|\\s[\\w.*+-]+(?:\\s[\\w.*+-]+)?)?");

    private static final Set<String> CHANNELS =
            Set.of("defaults", "nodefaults", "main", "anaconda", "conda-forge", "pytorch", "nvidia", "bioconda");

    private Requirements() {}

    /** Whether a file of this name lists what pip is to install. */
    static boolean isList(String file) {
        return LIST.matcher(file.toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether a line of such a list asks for nothing from elsewhere. */
    static boolean isPlain(String line) {
        String said = line.replaceFirst("^\\x{feff}", "")
                .replaceFirst("(^|\\s)#.*", "")
                .strip();
        if (said.length() > LONGEST) {
            return false;
        }
        if (said.isEmpty() || OPTIONS.matcher(said).matches()) {
            return true;
        }
        var other = OTHER_LIST.matcher(said);
        if (other.matches()) {
            return isList(other.group(1)) && !Paths.leavesFolder(other.group(1));
        }
        return PACKAGE.matcher(said).matches() && !isArchive(said);
    }

    static boolean isCondaPackage(String text) {
        var conda = CONDA.matcher(text.strip());
        return text.length() <= LONGEST
                && conda.matches()
                && !isArchive(text)
                && (conda.group("channel") == null || isCondaChannel(conda.group("channel")));
    }

    static boolean isCondaChannel(String text) {
        return CHANNELS.contains(text);
    }

    private static boolean isArchive(String text) {
        return ARCHIVE.matcher(text.replaceFirst("(?s)[\\s;\\[<>=!~].*", "").toLowerCase(Locale.ROOT))
                .matches();
    }
}
