package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.format.TorchTokens.Kind;
import io.jenkins.lib.modelgate.scan.format.TorchTokens.Token;
import io.jenkins.lib.modelgate.scan.part.AllowKind;
import io.jenkins.lib.modelgate.scan.part.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Judges one line of TorchScript. All that leads to operators are the names {@code torch} and {@code ops}, and to classes
 * written in C++ the name {@code __torch__}; PyTorch writes them only with the whole name of what is meant behind them, in
 * the same line. Anywhere else they would give another name to what is then called.
 */
final class TorchLine {

    private static final int LONGEST_PATH = 64;

    private static final Set<String> PYTHON = Set.of(
            "import", "from", "exec", "lambda", "async", "await", "yield", "try", "except", "global", "nonlocal");
    private static final Set<String> PYTHON_CALLS =
            Set.of("open", "eval", "exec", "compile", "globals", "locals", "breakpoint");
    private static final Set<String> REMOTE = Set.of("rpc_sync", "rpc_async", "rpc_remote");

    private final TorchTokens tokens;
    private final String line;
    private final long position;
    private final Findings findings;
    private Token before = TorchTokens.END;
    private Token token;

    TorchLine(String line, long position, Findings findings) {
        this.tokens = new TorchTokens(line);
        this.line = line;
        this.position = position;
        this.findings = findings;
        this.token = tokens.next();
    }

    void judge() {
        if (token.is(".")) {
            code(line.strip(), "PyTorch writes no name over two lines, as here.");
        }
        while (token.kind() != Kind.END) {
            if (token.kind() == Kind.STRANGE) {
                code(line.strip(), "PyTorch writes no such text or sign into its code.");
            }
            if (token.kind() == Kind.NAME && !before.is(".")) {
                name();
            } else {
                step();
            }
        }
        if (before.is(".")) {
            code(line.strip(), "PyTorch writes no name over two lines, as here.");
        }
    }

    private void step() {
        before = token;
        token = tokens.next();
    }

    /** A name that is no attribute of something before it. */
    private void name() {
        Token last = before;
        String name = token.text();
        step();
        boolean declared = last.kind() == Kind.NAME
                && (last.text().equals("def") || last.text().equals("class"));
        switch (name) {
            case "torch", "ops" -> {
                // a module's attribute may be called so, and a class
                if (!declared && !(last.kind() == Kind.END && token.is(":"))) {
                    operator(name);
                }
            }
            case "__torch__" -> compiled();
            default -> {
                boolean called = token.is("(");
                if (REMOTE.contains(name)) {
                    operator("prim", name);
                } else if (PYTHON.contains(name) && !(token.is(":") || token.is("=") || token.is(",") || token.is(")"))
                        || called && !declared && (PYTHON_CALLS.contains(name) || name.startsWith("__"))) {
                    code(name, "TorchScript has no such word, so that this is Python.");
                }
            }
        }
    }

    private void operator(String root) {
        List<String> path = path();
        int namespaces = root.equals("ops") ? 1 : 0;
        // torch.autograd is but another name for torch, and so within each namespace
        while (path.size() > namespaces && path.get(namespaces).equals("autograd")) {
            path.remove(namespaces);
        }
        if (path.size() != namespaces + 1 || !token.is("(")) {
            code(
                    root + (path.isEmpty() ? "" : "." + String.join(".", path)),
                    "PyTorch writes this name only before the operator that is called right there; elsewhere it hides what is called.");
        } else {
            operator(namespaces == 0 ? "aten" : path.get(0), path.get(namespaces));
        }
    }

    private void operator(String namespace, String name) {
        if (!TorchOperators.computesOnly(namespace, name)) {
            findings.add(
                    Rule.OPERATOR,
                    TorchOperators.allow(namespace),
                    position,
                    namespace + "::" + name,
                    "The operator reaches files, other machines or Python, or is of another library than PyTorch.");
        }
    }

    private void compiled() {
        List<String> path = path();
        if (path.isEmpty() || path.equals(List.of("torch"))) {
            code(
                    "__torch__",
                    "PyTorch writes this name only with the class behind it; elsewhere it hides which is meant.");
        } else if (path.size() > 1 && path.get(0).equals("torch") && path.get(1).equals("classes")) {
            if (path.size() < 4) {
                code(
                        String.join(".", path),
                        "PyTorch writes this name only with the class behind it; elsewhere it hides which is meant.");
            } else if (!TorchOperators.keepsWeights(path.get(2), path.get(3))) {
                findings.add(
                        Rule.CUSTOM_OBJECT,
                        AllowKind.IMPORT,
                        position,
                        String.join(".", path.subList(0, 4)),
                        "The class is written in C++ and is none of those that only keep weights.");
            }
        }
    }

    /** The names behind points that follow. */
    private List<String> path() {
        List<String> path = new ArrayList<>();
        while (token.is(".")) {
            step();
            if (token.kind() == Kind.NAME) {
                if (path.size() < LONGEST_PATH) {
                    path.add(token.text());
                }
                step();
            }
        }
        return path;
    }

    private void code(String subject, String why) {
        findings.add(Rule.CODE, position, subject, why);
    }
}
