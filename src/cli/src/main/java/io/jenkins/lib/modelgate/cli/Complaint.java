package io.jenkins.lib.modelgate.cli;

import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.report.DiskReason;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line on standard error why nothing came of a command, and which exit status that is. */
final class Complaint {

    private Complaint() {}

    /** The command line could not be understood. */
    static int usage(ParameterException problem) {
        CommandLine at = problem.getCommandLine();
        at.getErr()
                .printf(
                        "modelgate: %s%s See '%s --help'.%n",
                        sentence(problem.getMessage()),
                        suggestion(problem),
                        at.getCommandSpec().qualifiedName());
        at.getErr().flush();
        return ExitStatus.USAGE;
    }

    /** The command was understood and could not be followed. */
    static int of(Exception problem, PrintWriter err) {
        try {
            if (problem instanceof SettingsException) {
                err.println("modelgate: " + problem.getMessage());
                return ExitStatus.USAGE;
            }
            if (problem instanceof UnavailableException) {
                err.println("modelgate: " + problem.getMessage());
            } else if (problem instanceof IOException disk) {
                err.println("modelgate: the result cannot be written: %s.".formatted(DiskReason.of(disk)));
            } else {
                err.println("modelgate: this should not have happened; please report it with the lines below.");
                problem.printStackTrace(err);
            }
            return ExitStatus.UNAVAILABLE;
        } finally {
            err.flush();
        }
    }

    /** What was printed has not arrived. */
    static int lost(PrintWriter err) {
        err.println("modelgate: what was printed is not whole: standard output could not be written to."
                + " The disk it goes to may be full, or the program that read it has ended.");
        err.flush();
        return ExitStatus.UNAVAILABLE;
    }

    private static String sentence(String message) {
        String line = message.lines().findFirst().orElse("").strip();
        return line.endsWith(".") ? line : line + ".";
    }

    private static String suggestion(ParameterException problem) {
        if (problem instanceof UnmatchedArgumentException unmatched) {
            List<String> close = unmatched.getSuggestions();
            return close.isEmpty() ? "" : " Did you mean %s?".formatted(String.join(" or ", close));
        }
        return "";
    }
}
