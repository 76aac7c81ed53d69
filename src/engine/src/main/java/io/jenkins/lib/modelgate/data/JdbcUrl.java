package io.jenkins.lib.modelgate.data;

import java.util.Locale;
import java.util.regex.Pattern;

/** A database's address, {@code jdbc:…}. */
record JdbcUrl(String text) {

    private static final Pattern LOGIN = Pattern.compile(
            "[?&;,(\\s](user|username|uid|userid|password|pwd|pw|passwd|pass|sslpassword|secret|token|accesstoken|"
                    + "access_token|privatekey|private_key_pwd|apikey|api_key)\\s*=",
            Pattern.CASE_INSENSITIVE);

    /** Whether a place that a user named is a database, not a file. */
    static boolean is(String place) {
        return place.strip().toLowerCase(Locale.ROOT).startsWith("jdbc:");
    }

    /** Whether a user's name, a password or the like is written in it. */
    boolean holdsLogin() {
        int at = text.indexOf('@');
        boolean someoneAt = at > 0 && "/:".indexOf(text.charAt(at - 1)) < 0; // jdbc:oracle:thin:@//host holds none
        return someoneAt || LOGIN.matcher(text).find();
    }

    /** The address without parameters, for people to read. */
    String shown() {
        return holdsLogin() ? "jdbc:%s:…".formatted(product()) : text.split("[?;]", 2)[0];
    }

    /** The word after {@code jdbc:}. */
    String product() {
        String[] parts = text.split(":", 3);
        return parts.length < 2 ? "" : parts[1].toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return shown();
    }
}
