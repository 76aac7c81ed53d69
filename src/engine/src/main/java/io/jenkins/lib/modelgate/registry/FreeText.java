package io.jenkins.lib.modelgate.registry;

import java.util.regex.Pattern;

/** Text of users that is kept with a version: on one line, bounded and without the passwords that URLs may carry. */
final class FreeText {

    static final int MAX_LENGTH = 2000;

    /** {@code //user:password@} of a URL; what stands before the last at-sign of its authority. */
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/\\\\\\s?#]*@");

    /** White space, control characters, and those that turn the direction of writing. */
    private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Cc}\\p{Z}\\u202A-\\u202E\\u2066-\\u2069]+");

    private FreeText() {}

    static boolean isTooLong(String text) {
        return text.length() > MAX_LENGTH;
    }

    static String clean(String text) {
        return withoutUserInfo(UNSEEN.matcher(text).replaceAll(" ").strip());
    }

    static String withoutUserInfo(String text) {
        return USER_INFO.matcher(text).replaceAll("");
    }
}
