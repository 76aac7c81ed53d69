package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.Rule;
import java.util.regex.Pattern;

/** Settings of Python's logging ({@code logging.config.fileConfig}), which evaluates what a handler's section says as Python. */
final class LoggingRules {

    private static final Pattern SECTION = Pattern.compile("\\s*\\[.*");
    private static final Pattern EVALUATED = Pattern.compile("\\s*\\[\\s*(?:handler|formatter)_.*");
    private static final Pattern VALUE = Pattern.compile("(?i)\\s*(?:class|args|kwargs|level)\\s*[=:].*");

    private static final Pattern PLAIN = Pattern.compile(
            "(?i)\\s*(?:class\\s*[=:]\\s*(?:logging\\.)?(?:handlers\\.)?\\w*(?:Handler|Formatter)"
                    + "|args\\s*[=:]\\s*\\(\\s*(?:sys\\.std(?:out|err)\\s*,?)?\\s*\\)|kwargs\\s*[=:]\\s*\\{\\s*\\}|level\\s*[=:]\\s*\\w+)\\s*");

    private static final int LONGEST = 4096;

    private final Findings findings;
    private boolean evaluated;

    LoggingRules(Findings findings) {
        this.findings = findings;
    }

    void line(String line, long position) {
        if (SECTION.matcher(line).matches()) {
            evaluated = EVALUATED.matcher(line).matches();
        } else if (evaluated
                && VALUE.matcher(line).matches()
                && (line.length() > LONGEST || !PLAIN.matcher(line).matches())) {
            findings.add(
                    Rule.CODE, position, line.strip(), "Python's logging evaluates this when it reads the settings.");
        }
    }
}
