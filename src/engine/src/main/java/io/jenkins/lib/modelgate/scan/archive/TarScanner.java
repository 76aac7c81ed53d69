package io.jenkins.lib.modelgate.scan.archive;

import io.jenkins.lib.modelgate.report.VisibleText;
import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Finding;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.PartScanner;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import io.jenkins.lib.modelgate.scan.part.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Tar archives: old, ustar, pax and GNU's; links, devices and paths that lead out. */
final class TarScanner implements PartScanner {

    private static final int BLOCK = 512;
    private static final int LONGEST_NAME = 1 << 16;

    private final Budget budget;

    TarScanner(Budget budget) {
        this.budget = budget;
    }

    @Override
    public String format() {
        return "tar archive";
    }

    @Override
    public boolean recognises(String name, byte[] head) {
        return head.length >= BLOCK && head[0] != 0 && sum(head) >= 0 && sum(head) == said(head);
    }

    @Override
    public void scan(Place place, Content content, Inspection inspection) throws IOException {
        Map<String, String> next = new HashMap<>();
        long at = 0;
        while (true) {
            byte[] head = Heads.at(content, at, BLOCK);
            if (head.length < BLOCK) {
                inspection.found(Finding.of(
                        Rule.UNREADABLE, place.at(at), "", "The archive ends without an end mark: it is cut off."));
                return;
            }
            if (isZero(head)) {
                after(place, content, at, inspection);
                return;
            }
            if (sum(head) != said(head)) {
                throw new IOException("the header at byte %d is broken".formatted(at));
            }
            budget.member();
            long size = next.containsKey("size") ? parse(next.get("size")) : number(head, 124, 12);
            char type = (char) (head[156] & 0xff);
            boolean data = type != '1' && type != '2' && type != '3' && type != '4' && type != '5' && type != '6';
            long length = data ? size : 0;
            if (length < 0 || content.size() >= 0 && length > content.size() - at) {
                throw new IOException("the member at byte %d is longer than the archive".formatted(at));
            }
            Span body = new Span(content, at + BLOCK, length);
            if (!header(type, body, next)) {
                member(place, head, type, next, body, inspection);
                next.clear();
            }
            at += BLOCK + (length + BLOCK - 1) / BLOCK * BLOCK;
        }
    }

    /** Takes in what a header only says of the next one. */
    private static boolean header(char type, Span body, Map<String, String> next) throws IOException {
        switch (type) {
            case 'L', 'K' ->
                next.put(type == 'L' ? "path" : "linkpath", text(body).replaceFirst("(?s)\0.*", ""));
            case 'x', 'X' -> pax(text(body), next);
            case 'g' -> {
                Map<String, String> all = new HashMap<>();
                pax(text(body), all);
                if (all.containsKey("path") || all.containsKey("linkpath") || all.containsKey("size")) {
                    throw new IOException("a header for all members gives a path or a size");
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void member(Place place, byte[] head, char type, Map<String, String> next, Span body, Inspection inspection)
            throws IOException {
        String name = next.getOrDefault("path", name(head));
        String target = next.getOrDefault("linkpath", field(head, 157, 100));
        Place member = place.member(name);
        if (Paths.escapes(name)) {
            inspection.found(Finding.of(
                    Rule.ESCAPING_PATH,
                    place,
                    VisibleText.line(name),
                    "Unpacked, this member would be written outside the folder."));
        }
        if (type == '1' || type == '2') {
            boolean leaves = type == '1' ? Paths.escapes(target) : Paths.linkEscapes(name, target);
            inspection.found(new Finding(
                    Rule.ESCAPING_PATH,
                    leaves ? Severity.CRITICAL : Severity.MEDIUM,
                    member,
                    VisibleText.line(target),
                    leaves ? "A link that leads out of the archive." : "A link, which a model has no need of.",
                    ""));
        } else if (type == '3' || type == '4' || type == '6') {
            inspection.found(
                    Finding.of(Rule.ESCAPING_PATH, member, "", "A device or pipe, which a model has no need of."));
        } else if (type == 'S' || next.keySet().stream().anyMatch(key -> key.startsWith("GNU.sparse"))) {
            inspection.found(Finding.of(Rule.UNREADABLE, member, "", "A sparse member, which is not looked into."));
        } else if (type != '5' && !(body.size() == 0 && name.endsWith("/"))) {
            inspection.inspect(member, Paths.name(name), body);
        }
    }

    /** Zeros fill the last block of a tape; anything else is for a reader that goes on. */
    private static void after(Place place, Content content, long at, Inspection inspection) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long position = at;
        for (int read = content.read(position, buffer, 0, buffer.length);
                read > 0;
                read = content.read(position, buffer, 0, buffer.length)) {
            for (int i = 0; i < read; i++) {
                if (buffer[i] != 0) {
                    inspection.found(Finding.of(
                            Rule.TAMPERED,
                            place.at(position + i),
                            "",
                            "Something follows the end of the archive, which some readers read on."));
                    return;
                }
            }
            position += read;
        }
    }

    private static void pax(String text, Map<String, String> next) throws IOException {
        int at = 0;
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        while (at < bytes.length && bytes[at] != 0) {
            int space = at;
            while (space < bytes.length && bytes[space] != ' ') {
                space++;
            }
            int length = (int) Math.min(LONGEST_NAME, parse(new String(bytes, at, space - at, StandardCharsets.UTF_8)));
            if (length <= space - at + 1 || at + length > bytes.length) {
                throw new IOException("a pax header is broken");
            }
            String pair = new String(bytes, space + 1, length - (space - at) - 2, StandardCharsets.UTF_8);
            int equal = pair.indexOf('=');
            if (equal < 1) {
                throw new IOException("a pax header is broken");
            }
            next.put(pair.substring(0, equal), pair.substring(equal + 1));
            at += length;
        }
    }

    private static String text(Span body) throws IOException {
        if (body.size() > LONGEST_NAME) {
            throw new IOException("a name in it is longer than 64 KiB");
        }
        return new String(Heads.of(body, (int) body.size()), StandardCharsets.UTF_8);
    }

    private static String name(byte[] head) {
        String name = field(head, 0, 100);
        boolean ustar = head[257] == 'u' && head[258] == 's' && head[262] == 0;
        String prefix = ustar ? field(head, 345, 155) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static String field(byte[] head, int at, int length) {
        int end = at;
        while (end < at + length && head[end] != 0) {
            end++;
        }
        return new String(head, at, end - at, StandardCharsets.UTF_8);
    }

    private static long parse(String digits) throws IOException {
        try {
            return Long.parseLong(digits.strip());
        } catch (NumberFormatException e) {
            throw new IOException("a number in a header is broken", e);
        }
    }

    /** Octal digits, or big-endian where the first bit is set. */
    private static long number(byte[] head, int at, int length) throws IOException {
        if (head[at] < 0) {
            long value = head[at] & 0x7f;
            for (int i = 1; i < length; i++) {
                if (value >> 55 != 0) {
                    throw new IOException("a size in it is beyond any file");
                }
                value = value << 8 | head[at + i] & 0xff;
            }
            return value;
        }
        long value = 0;
        for (int i = at; i < at + length && head[i] != 0; i++) {
            if (head[i] >= '0' && head[i] <= '7') {
                value = value << 3 | head[i] - '0';
            } else if (head[i] != ' ') {
                throw new IOException("a number in a header is broken");
            }
        }
        return value;
    }

    private static boolean isZero(byte[] block) {
        for (byte each : block) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }

    private static long said(byte[] head) {
        try {
            return number(head, 148, 8);
        } catch (IOException e) {
            return -2;
        }
    }

    private static long sum(byte[] head) {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : head[i] & 0xff;
        }
        return sum;
    }
}
