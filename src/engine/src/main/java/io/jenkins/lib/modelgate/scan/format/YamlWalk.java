package io.jenkins.lib.modelgate.scan.format;

import io.jenkins.lib.modelgate.scan.part.Rule;
import io.jenkins.lib.modelgate.scan.part.TooMuchException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;

/** Reads YAML event by event, making nothing of it: tags resolved, quotes and escapes undone, aliases counted. */
final class YamlWalk {

    private static final int MOST_CHARACTERS = 16 << 20;
    /** The YAML reader's work grows with the square of what stands in one line. */
    private static final int LONGEST_LINE = 1 << 18;

    private static final int MOST_DEPTH = 200;
    private static final long MOST_UNFOLDED = 1_000_000;

    private final YamlRules rules;
    private final Findings findings;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final Map<String, Long> anchored = new HashMap<>();

    YamlWalk(YamlRules rules, Findings findings) {
        this.rules = rules;
        this.findings = findings;
    }

    /** @throws TooMuchException where a line is longer than the YAML reader can bear */
    static void requireShort(String line) throws TooMuchException {
        if (line.length() > LONGEST_LINE) {
            throw new TooMuchException("a line of YAML in it is longer than %,d characters".formatted(LONGEST_LINE));
        }
    }

    /** @throws IOException where it is no YAML, or goes beyond the bounds */
    void read(Reader in) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        try {
            for (Event event : new Yaml(options).parse(in)) {
                event(event);
            }
        } catch (MarkedYAMLException e) {
            throw new IOException(
                    "it is no YAML: %s, in line %d"
                            .formatted(e.getProblem(), e.getProblemMark().getLine() + 1),
                    e);
        } catch (YAMLException e) {
            throw new IOException("it is no YAML that can be read", e);
        }
    }

    private void event(Event event) throws IOException {
        long position = event.getStartMark() == null ? -1 : event.getStartMark().getIndex();
        if (event instanceof ScalarEvent scalar) {
            rules.tag(scalar.getTag(), position);
            text(scalar.getValue(), position);
            ends(scalar.getAnchor(), 1, position);
        } else if (event instanceof AliasEvent alias) {
            Frame frame = frames.peek();
            if (frame != null && (!frame.mapping || frame.keyRead)) {
                rules.alias(frame.key, position);
            }
            ends(null, anchored.getOrDefault(alias.getAnchor(), 1L), position);
        } else if (event instanceof CollectionStartEvent start) {
            rules.tag(start.getTag(), position);
            if (frames.size() == MOST_DEPTH) {
                throw new TooMuchException("its lists lie more than %d deep in one another".formatted(MOST_DEPTH));
            }
            frames.push(new Frame(event.is(Event.ID.MappingStart), start.getAnchor(), frames.peek()));
        } else if (event.is(Event.ID.MappingEnd) || event.is(Event.ID.SequenceEnd)) {
            Frame frame = frames.pop();
            ends(frame.anchor, frame.size, position);
        } else if (event.is(Event.ID.DocumentStart)) {
            rules.document(position);
            anchored.clear();
        }
    }

    private void text(String text, long position) {
        Frame frame = frames.peek();
        if (frame != null && frame.mapping && !frame.keyRead) {
            frame.key = text;
            rules.key(text, position);
        } else {
            rules.value(frame == null ? "" : frame.key, text, position);
        }
    }

    /** A value has been read to its end; with what aliases stand for, it is so many. */
    private void ends(String anchor, long size, long position) {
        if (anchor != null) {
            anchored.put(anchor, size);
        }
        Frame frame = frames.peek();
        if (frame != null) {
            frame.keyRead = frame.mapping && !frame.keyRead;
            frame.size = Math.min(Long.MAX_VALUE / 4, frame.size + size);
            if (frame.size > MOST_UNFOLDED) {
                findings.add(
                        Rule.TOO_MUCH,
                        position,
                        "",
                        "Its aliases unfold to more than %,d values.".formatted(MOST_UNFOLDED));
            }
        }
    }

    private static final class Frame {
        private final boolean mapping;
        private final String anchor;
        private String key;
        private boolean keyRead;
        private long size = 1;

        Frame(boolean mapping, String anchor, Frame around) {
            this.mapping = mapping;
            this.anchor = anchor;
            // what is in a list stands under the list's key
            this.key = around == null ? "" : around.key;
        }
    }
}
