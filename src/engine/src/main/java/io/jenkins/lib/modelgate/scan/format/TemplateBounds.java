package io.jenkins.lib.modelgate.scan.format;

import java.util.List;

/** Numbers in a template that would keep whoever renders it busy for ever, or fill the memory. */
final class TemplateBounds {

    private static final double MOST = 1_000_000;

    private final List<String> reasons;

    TemplateBounds(List<String> reasons) {
        this.reasons = reasons;
    }

    void judge(TemplateTokens block) {
        double product = 1;
        boolean multiplies = false;
        for (int i = 0; i < block.size(); i++) {
            TemplateToken token = block.at(i);
            if (token.kind() == TemplateToken.Kind.NUMBER) {
                double number = number(token.text());
                product *= Math.max(1, number);
                if (number > MOST) {
                    reasons.add("the number " + token.text());
                    return;
                }
            }
            multiplies |= token.is("*") || token.is("range");
            if (token.is("*")
                    && block.at(i + 1).is("*")
                    && !block.at(i - 1).is("(")
                    && !block.at(i - 1).is(",")) {
                reasons.add("a power");
                return;
            }
        }
        if (multiplies && product > MOST) {
            reasons.add("numbers that multiply to more than a million");
        }
    }

    private static double number(String text) {
        String digits = text.replace("_", "");
        int base = digits.length() < 2
                ? 10
                : switch (Character.toLowerCase(digits.charAt(1))) {
                    case 'x' -> 16;
                    case 'o' -> 8;
                    case 'b' -> 2;
                    default -> 10;
                };
        try {
            return base == 10
                    ? Double.parseDouble(digits)
                    : new java.math.BigInteger(digits.substring(2), base).doubleValue();
        } catch (NumberFormatException e) {
            return Double.POSITIVE_INFINITY;
        }
    }
}
