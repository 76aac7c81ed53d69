package io.jenkins.lib.modelgate.predict.text;

import java.util.List;
import java.util.regex.Pattern;

/** Words as NIST's mteval-v13a and sacrebleu's tokenizer {@code 13a} cut them; case counts. */
final class BleuTokens {

    /** ASCII punctuation, but for apostrophe, comma, hyphen and full stop. */
    private static final Pattern PUNCTUATION = Pattern.compile("([ !\"#$%&()*+/:;<=>?@\\[\\\\\\]^_`{|}~])");

    private static final Pattern POINT_AFTER_OTHER = Pattern.compile("([^0-9])([.,])");
    private static final Pattern POINT_BEFORE_OTHER = Pattern.compile("([.,])([^0-9])");
    private static final Pattern HYPHEN_AFTER_DIGIT = Pattern.compile("([0-9])(-)");

    private BleuTokens() {}

    static List<String> of(String text) {
        String line = Characters.withoutTrailingSpace(text)
                .replace("<skipped>", "")
                .replace("-\n", "")
                .replace('\n', ' ');
        if (line.indexOf('&') >= 0) {
            line = line.replace("&quot;", "\"")
                    .replace("&amp;", "&")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">");
        }
        line = PUNCTUATION.matcher(" " + line + " ").replaceAll(" $1 ");
        line = POINT_AFTER_OTHER.matcher(line).replaceAll("$1 $2 ");
        line = POINT_BEFORE_OTHER.matcher(line).replaceAll(" $1 $2");
        line = HYPHEN_AFTER_DIGIT.matcher(line).replaceAll("$1 $2 ");
        return Characters.split(line);
    }
}
