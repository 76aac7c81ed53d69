package io.jenkins.lib.modelgate.scan.format;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sizes that a program of {@code torch.export} computes with, as texts that Python evaluates on loading: SymPy's expressions,
 * and the conditions on inputs. Only arithmetic on sizes passes, and no power that would take all memory or time.
 */
final class ShapeExpression {

    private static final int LONGEST = 10_000;
    private static final int MOST_POWERS = 3;

    private static final Pattern TOKEN = Pattern.compile("\\s*+(?:(?<name>[A-Za-z_]\\w*+)(?<call>\\s*+\\()?"
            + "|(?<number>\\d++(?:\\.\\d*+)?(?:[eE][+-]?\\d{1,3})?)(?!\\w)"
            + "|(?<text>'[\\w.+-]{1,64}')"
            + "|(?<sign>\\*\\*|//|[=!<>]=|[-+*/%<>&|~^(),=]))\\s*+");

    /** One of the inputs, an element or attribute of it, and one of its sizes. */
    private static final Pattern INPUT = Pattern.compile("\\bL(?:\\['[\\w.-]{1,200}'\\]|\\[\\d{1,9}\\])++"
            + "(?:\\[\\d{1,9}\\]|\\['[\\w.-]{1,200}'\\]|\\.(?!__)[A-Za-z]\\w{0,200}+(?!\\())*+"
            + "(?:\\.(?:size|stride)\\(\\)(?:\\[\\d{1,9}\\])?|\\.storage_offset\\(\\))?+");

    /** What PyTorch writes such expressions with; each only computes. */
    private static final Set<String> FUNCTIONS = Names.of("torch-shape-functions.txt");

    private static final Set<String> POWERS = Set.of("Pow", "FloatPow", "PowByNatural", "LShift");

    private static final Set<String> TAKES_TEXT = Set.of("Symbol", "Float", "Integer");

    private static final Set<String> WORDS = Set.of(
            "lambda",
            "import",
            "from",
            "for",
            "while",
            "if",
            "else",
            "yield",
            "await",
            "async",
            "def",
            "class",
            "exec",
            "del",
            "global",
            "nonlocal",
            "assert",
            "raise",
            "return",
            "with",
            "try",
            "in");

    private final String text;
    private int powers;

    /** How deep in brackets, and how deep the power begins that is being read; 0 where none is. */
    private int depth;

    private int powerAt;

    /** Whether the token before was the exponent behind two stars. */
    private boolean exponentRead;

    private ShapeExpression(String text) {
        this.text = text;
    }

    /** Whether an expression only computes sizes. */
    static boolean computes(String text) {
        return text.length() <= LONGEST && new ShapeExpression(text).isPlain();
    }

    /** Whether a condition on inputs only compares their sizes. */
    static boolean compares(String text) {
        return text.length() <= LONGEST && computes(INPUT.matcher(text).replaceAll("s0"));
    }

    private boolean isPlain() {
        Matcher token = TOKEN.matcher(text);
        String before = "";
        int at = 0;
        while (at < text.length()) {
            if (!token.find(at) || token.start() != at || !isPlain(token, before)) {
                return false;
            }
            before = token.group().strip();
            at = token.end();
        }
        return !text.isBlank();
    }

    private boolean isPlain(Matcher token, String before) {
        String name = token.group("name");
        boolean exponent = before.equals("**");
        boolean afterExponent = exponentRead;
        exponentRead = exponent && token.group("number") != null;
        if (afterExponent && "**".equals(token.group("sign"))) {
            return false; // the exponent of an exponent
        }
        if (name != null) {
            return isPlainName(name, token.group("call") != null) && !before.equals("**");
        }
        if (token.group("text") != null) {
            return TAKES_TEXT.stream()
                    .anyMatch(each -> before.replaceAll("\\s", "").equals(each + "("));
        }
        if (token.group("number") != null) {
            String number = token.group("number");
            // an argument by name says how many digits a number is to have
            return number.length() <= (exponent ? 2 : powerAt > 0 || before.equals("=") ? 3 : 24);
        }
        return isPlainSign(token.group("sign"), before);
    }

    private boolean isPlainName(String name, boolean called) {
        if (name.contains("__") || WORDS.contains(name)) {
            return false;
        }
        if (called) {
            depth++;
            if (POWERS.contains(name)) {
                powers++;
                boolean nested = powerAt > 0;
                powerAt = depth;
                return !nested && powers <= MOST_POWERS;
            }
            return FUNCTIONS.contains(name) || name.equals("and") || name.equals("or") || name.equals("not");
        }
        return true;
    }

    private boolean isPlainSign(String sign, String before) {
        switch (sign) {
            case "**" -> {
                powers++;
                return powerAt == 0 && powers <= MOST_POWERS;
            }
            case "(" -> depth++;
            case ")" -> {
                if (powerAt == depth) {
                    powerAt = 0;
                }
                depth--;
            }
            default -> {
                // arithmetic
            }
        }
        // a bracket behind a name was read with it; behind a bracket it would call what comes out of another call
        return depth >= 0 && !(sign.equals("(") && (before.endsWith(")") || before.equals("**")));
    }
}
