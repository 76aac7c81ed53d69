package io.jenkins.plugins.modelgate.remote;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.regex.Pattern;

/** Text for a build's log, in which the names of files, columns and models stand as somebody else chose them. */
public final class LogText {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+|[\\u0085\\u2028\\u2029]+");

    private LogText() {}

    /** In one line, so that no name can make a line of the log look as if Jenkins or a gate had said it. */
    @NonNull
    public static String oneLine(@NonNull String text) {
        return CONTROL.matcher(text).replaceAll(" ");
    }
}
