package io.jenkins.lib.modelgate.scan;

import io.jenkins.lib.modelgate.scan.pickle.AllowList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which imports it makes sense to ask a person about: classes, and plain functions of libraries. Python's own functions, methods
 * of a class, inner names, and what by its name reads, writes, runs or loads something are what attacks are made of.
 */
final class ReviewableImport {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");

    private static final Pattern ACTS =
            Pattern.compile("(.*_)?(load|loads|open|read|write|save|dump|dumps|exec|execute|eval"
                    + "|evaluate|run|main|compile|import|subimport|unpickle|pickle|gpickle|system|popen|spawn|command|cmd|script|pipe"
                    + "|shell|download|fetch|request|urlopen|connect|listen|query|delete|remove|globals|tofile|fromfile|file|pretrained"
                    + "|getattr|setattr|call|apply|invoke|stdout)(_.*)?");

    private ReviewableImport() {}

    /** @param name with its module, or as Keras writes it, {@code package>Name} */
    static boolean is(String name) {
        if (name.indexOf('>') > 0 || name.indexOf('.') < 0) {
            return true;
        }
        if (!NAME.matcher(name).matches()
                || name.contains("__")
                || AllowList.reviewed().isDangerous(name)) {
            return false;
        }
        String[] names = name.split("\\.");
        if (isType(names[names.length - 1]) && !names[0].endsWith("builtins") && !names[0].equals("__builtin__")) {
            return true;
        }
        boolean ofType = isType(names[names.length - 2]);
        return !ofType
                && !Python.MODULES.contains(names[0])
                && !ACTS.matcher(names[names.length - 1]).matches();
    }

    /** By the convention of its name. */
    private static boolean isType(String name) {
        String plain = name.replaceFirst("^_+", "");
        return !plain.isEmpty() && Character.isUpperCase(plain.charAt(0));
    }

    /** Read only where something is suggested. */
    private static final class Python {
        static final Set<String> MODULES = read();

        private static Set<String> read() {
            try (InputStream in = ReviewableImport.class.getResourceAsStream("python-modules.txt")) {
                if (in == null) {
                    throw new IllegalStateException("the list of Python's modules is missing from the program");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .collect(Collectors.toUnmodifiableSet());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
