package io.jenkins.lib.modelgate.scan.archive;

import io.jenkins.lib.modelgate.report.VisibleText;
import io.jenkins.lib.modelgate.scan.part.Content;
import io.jenkins.lib.modelgate.scan.part.Finding;
import io.jenkins.lib.modelgate.scan.part.Inspection;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads one zip archive by every view that some reader has of it, and says where the views differ. The central directory is
 * what most readers go by; headers that it does not name are what readers of streams see.
 */
final class ZipReading {

    private static final String SHARED = "The member's data overlaps with something else in the archive.";

    private final Place place;
    private final Content content;
    private final Inspection inspection;
    private final Budget budget;
    private final ZipMember members;
    /** What is accounted for: by its first byte, the first byte after it. */
    private final TreeMap<Long, Long> known = new TreeMap<>();

    /** Where the members end that were looked at so far, in the order in which they lie in the archive. */
    private long reached;

    ZipReading(Place place, Content content, Inspection inspection, Budget budget) {
        this.place = place;
        this.content = content;
        this.inspection = inspection;
        this.budget = budget;
        this.members = new ZipMember(place, content, inspection, budget);
    }

    void read() throws IOException {
        List<ZipEnd> ends = ZipEnd.outermost(content, ZipMember::isRaw);
        if (ends.isEmpty()) {
            tampered(
                    -1,
                    "",
                    "The archive has no end record, so that most readers refuse it; its members were looked for.");
        }
        if (ends.size() > 1) {
            tampered(
                    ends.get(ends.size() - 1).directoryEnd(),
                    "",
                    "The archive has %d end records; readers differ in which one they take.".formatted(ends.size()));
        }
        Map<Long, ZipHeader> directory = new HashMap<>();
        List<ZipHeader> entries = new ArrayList<>();
        for (ZipEnd end : ends) {
            directory(end, directory, entries);
        }
        names(entries);
        entries.sort(Comparator.comparingLong(ZipHeader::local));
        for (ZipHeader entry : entries) {
            member(entry);
        }
        gaps();
    }

    /** Every directory that an end record may mean: by its offset, and by its length, as Python and Java take it. */
    private void directory(ZipEnd end, Map<Long, ZipHeader> seen, List<ZipHeader> entries) throws IOException {
        if (!end.oddity().isEmpty()) {
            tampered(end.directoryEnd(), "", "In the archive %s.".formatted(end.oddity()));
        }
        long bySize = end.directoryEnd() - end.directoryBytes();
        known.merge(end.directoryEnd(), Math.min(content.size(), end.after()), Math::max);
        if (end.after() > content.size()) {
            tampered(end.directoryEnd(), "", "The archive's comment is cut off.");
        }
        List<Long> starts = bySize == end.directoryAt() ? List.of(bySize) : List.of(bySize, end.directoryAt());
        if (starts.size() > 1) {
            tampered(
                    end.directoryEnd(),
                    "",
                    "The central directory is not where the end record says; readers differ in where they look.");
        }
        int most = 0;
        for (long start : starts) {
            int count = 0;
            long base = start == bySize && bySize > end.directoryAt() ? bySize - end.directoryAt() : 0;
            long at = start;
            for (Optional<ZipHeader> entry = header(at); entry.isPresent(); entry = header(at)) {
                ZipHeader found = entry.get();
                at += found.headerBytes();
                count++;
                if (seen.put(found.position(), found) == null) {
                    budget.member();
                    entries.add(base == 0 ? found : moved(found, base));
                }
            }
            if (count > 0) {
                known.merge(start, at, Math::max);
            }
            most = Math.max(most, count);
        }
        if (most != end.entries()) {
            tampered(
                    end.directoryEnd(),
                    "",
                    "The end record counts %d members, the central directory %d.".formatted(end.entries(), most));
        }
    }

    private Optional<ZipHeader> header(long at) throws IOException {
        return at < 0 ? Optional.empty() : ZipHeader.at(content, at, true);
    }

    private static ZipHeader moved(ZipHeader header, long base) {
        return new ZipHeader(
                true,
                header.position(),
                header.headerBytes(),
                header.name(),
                header.flags(),
                header.method(),
                header.crc(),
                header.packed(),
                header.plain(),
                header.local() > Long.MAX_VALUE - base ? header.local() : header.local() + base,
                header.external(),
                header.oddity());
    }

    private void names(List<ZipHeader> entries) {
        Set<String> seen = new HashSet<>();
        for (ZipHeader entry : entries) {
            if (!seen.add(entry.name())) {
                tampered(
                        entry.position(),
                        entry.name(),
                        "The archive has two members of this name; readers differ in which one they take.");
            }
        }
        members.learn(seen);
    }

    private void member(ZipHeader entry) throws IOException {
        Optional<ZipHeader> local = ZipHeader.at(content, entry.local(), false);
        if (local.isEmpty()) {
            tampered(
                    entry.position(),
                    entry.name(),
                    "The central directory says where this member is, but there is none.");
            inspection.found(Finding.of(
                    Rule.UNREADABLE,
                    place.member(entry.name()),
                    "",
                    "The member's data cannot be found, so nobody looked at it."));
            return;
        }
        ZipHeader header = local.get();
        compare(entry, header);
        long data = header.position() + header.headerBytes();
        if (isShared(header.position(), data + Math.max(0, Math.min(entry.packed(), content.size() - data)))) {
            tampered(entry.position(), entry.name(), SHARED);
            inspection.found(Finding.of(
                    Rule.UNREADABLE,
                    place.member(entry.name()),
                    "",
                    "The member's data is another's as well, so it was not looked at under this name."));
            return;
        }
        long end = members.look(entry, data);
        if (!header.name().equals(entry.name())
                || header.method() != entry.method()
                || !header.hasDescriptor() && header.packed() != entry.packed()) {
            end = Math.max(end, members.look(header, data));
        }
        claim(header.position(), end, entry.name());
    }

    /** Whether something else in the archive lies there, as the headers say; unpacking it twice would cost without end. */
    private boolean isShared(long start, long end) {
        Map.Entry<Long, Long> before = known.floorEntry(end - 1);
        return start < reached || before != null && before.getValue() > start;
    }

    /** Accounts for a member's bytes, which no other member may share. */
    private void claim(long start, long end, String name) {
        if (isShared(start, end)) {
            tampered(start, name, SHARED);
        }
        known.merge(start, end, Math::max);
        reached = Math.max(reached, end);
    }

    private void compare(ZipHeader entry, ZipHeader local) {
        List<String> differences = new ArrayList<>();
        if (!entry.name().equals(local.name())) {
            differences.add("its name ('%s')".formatted(VisibleText.line(local.name())));
        }
        if (entry.method() != local.method()) {
            differences.add("how it is compressed");
        }
        if ((entry.flags() & ZipHeader.ENCRYPTION) != (local.flags() & ZipHeader.ENCRYPTION)) {
            differences.add("whether it is encrypted");
        }
        boolean said = !local.hasDescriptor() || local.packed() != 0 || local.plain() != 0;
        if (said && (entry.packed() != local.packed() || entry.plain() != local.plain())) {
            differences.add("its size");
        }
        if ((!local.hasDescriptor() || local.crc() != 0) && entry.crc() != local.crc()) {
            differences.add("its checksum");
        }
        if (!differences.isEmpty()) {
            tampered(
                    entry.position(),
                    entry.name(),
                    "The central directory and the header before the data differ in %s."
                            .formatted(String.join(", ", differences)));
        }
        for (ZipHeader each : List.of(entry, local)) {
            if (!each.oddity().isEmpty()) {
                tampered(entry.position(), entry.name(), "Of this member, %s.".formatted(each.oddity()));
            }
        }
    }

    /** What no directory accounts for: members that only readers of streams see, and bytes that nobody should see. */
    private void gaps() throws IOException {
        long at = 0;
        List<long[]> open = new ArrayList<>();
        for (Map.Entry<Long, Long> span : known.entrySet()) {
            if (span.getKey() > at) {
                open.add(new long[] {at, span.getKey()});
            }
            at = Math.max(at, span.getValue());
        }
        if (at < content.size()) {
            open.add(new long[] {at, content.size()});
        }
        for (long[] gap : open) {
            gap(gap[0], gap[1]);
        }
    }

    private void gap(long from, long to) throws IOException {
        long at = from;
        while (at < to) {
            long next = ZipSearch.next(content, at, to);
            unaccounted(at, next < 0 ? to : next);
            if (next < 0) {
                return;
            }
            Optional<ZipHeader> local = ZipHeader.at(content, next, false);
            if (local.isEmpty()) {
                at = next + 4;
                continue;
            }
            budget.member();
            tampered(
                    next,
                    local.get().name(),
                    "The central directory does not name this member; readers of streams see it all the same.");
            long end = members.look(local.get(), next + local.get().headerBytes());
            at = Math.max(next + local.get().headerBytes(), Math.min(end, to));
        }
    }

    private void unaccounted(long from, long to) throws IOException {
        if (from >= to || ZipSearch.isZero(content, from, to) || ZipSearch.isDescriptor(content, from, to)) {
            return;
        }
        String where =
                from == 0 ? "before the archive" : to == content.size() ? "after the archive" : "between its members";
        tampered(from, "", "There are %,d bytes %s that belong to nothing in it.".formatted(to - from, where));
        Content bytes = new Span(content, from, to - from);
        inspection.inspect(place.member("<%s, byte %d>".formatted(where, from)), "", bytes);
    }

    private void tampered(long position, String subject, String why) {
        inspection.found(Finding.of(Rule.TAMPERED, place.at(position), VisibleText.line(subject), why));
    }
}
