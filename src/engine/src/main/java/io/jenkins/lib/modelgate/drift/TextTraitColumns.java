package io.jenkins.lib.modelgate.drift;

import io.jenkins.lib.modelgate.data.Column;
import io.jenkins.lib.modelgate.data.ColumnSink;
import io.jenkins.lib.modelgate.data.ColumnType;
import io.jenkins.lib.modelgate.data.NumericColumn;
import io.jenkins.lib.modelgate.data.Reading;
import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.data.TextColumn;
import io.jenkins.lib.modelgate.drift.JudgedColumn.Compared;
import io.jenkins.lib.modelgate.drift.Pairing.Pair;
import io.jenkins.lib.modelgate.drift.multivariate.TextTraits;
import io.jenkins.lib.modelgate.drift.multivariate.Vocabulary;
import io.jenkins.lib.modelgate.profile.ColumnProfile;
import io.jenkins.lib.modelgate.report.Progress;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is compared of sentences, in which nearly every row differs: how long they are, and which share of their words the
 * reference does not know. Each is a column of numbers like any other. Text without sentences, as ids are, is left alone.
 */
final class TextTraitColumns {

    /** A column holds sentences if its rows have so many gaps between words on average. */
    private static final int GAPS_OF_A_SENTENCE = 2;

    private final DriftSpec spec;
    private final Table reference;
    private final Table current;
    private final Progress progress;

    TextTraitColumns(DriftSpec spec, Table reference, Table current, Progress progress) {
        this.spec = spec;
        this.reference = reference;
        this.current = current;
        this.progress = progress;
    }

    /** One column's two traits, of one side. */
    private static final class Traits implements ColumnSink {
        private final String length;
        private final String unknown;
        private final Function<String, TextTraits> traits;
        private final ColumnSink lengths;
        private final ColumnSink unknowns;

        /** @param takers of both traits, by their names */
        Traits(String column, Function<String, TextTraits> traits, Map<String, ? extends ColumnSink> takers) {
            this.length = length(column);
            this.unknown = unknown(column);
            this.traits = traits;
            this.lengths = takers.get(length);
            this.unknowns = takers.get(unknown);
        }

        @Override
        public void add(Column column, int rows) {
            TextColumn text = (TextColumn) column;
            double[] characters = new double[rows];
            double[] strange = new double[rows];
            BitSet missing = new BitSet(rows);
            BitSet wordless = new BitSet(rows);
            for (int row = 0; row < rows; row++) {
                if (text.isMissing(row)) {
                    characters[row] = Double.NaN;
                    strange[row] = Double.NaN;
                    missing.set(row);
                    wordless.set(row);
                } else {
                    TextTraits found = traits.apply(text.word(row));
                    characters[row] = found.characters();
                    strange[row] = found.unknown();
                    wordless.set(row, Double.isNaN(found.unknown()));
                }
            }
            lengths.add(new NumericColumn(length, ColumnType.INTEGER, characters, missing), rows);
            unknowns.add(new NumericColumn(unknown, ColumnType.NUMBER, strange, wordless), rows);
        }
    }

    /** Both traits of each text column that is not judged as categories. */
    List<Compared> compare(List<Pair> pairs) {
        List<String> names = pairs.stream()
                .filter(Pair::isSkipped)
                .filter(pair -> pair.reference().type() == ColumnType.TEXT
                        && pair.current().type() == ColumnType.TEXT
                        && pair.reference().count() > 0)
                .map(Pair::name)
                .toList();
        if (names.isEmpty()) {
            return List.of();
        }
        Map<String, Vocabulary> vocabularies = vocabularies(names);
        if (vocabularies.isEmpty()) {
            return List.of();
        }
        ColumnProfiles before = new ColumnProfiles(vocabularies.keySet().stream()
                .flatMap(name -> Stream.of(
                        new Field(length(name), ColumnType.INTEGER), new Field(unknown(name), ColumnType.NUMBER)))
                .toList());
        Map<String, ColumnSink> profiling = before.sinks();
        Map<String, ColumnSink> sinks = new LinkedHashMap<>();
        vocabularies.forEach(
                (name, vocabulary) -> sinks.put(name, new Traits(name, vocabulary::traitsOfOwn, profiling)));
        long rows = reference.readColumns(sinks, Reading.lines(reference, progress));
        Map<String, ColumnProfile> profiles = new LinkedHashMap<>();
        Map<String, Tally> tallies = new LinkedHashMap<>();
        for (ColumnProfile profile :
                before.profile(reference.name(), rows, List.of()).columns()) {
            profiles.put(profile.name(), profile);
            tallies.put(
                    profile.name(),
                    new NumberTally(
                            profile,
                            spec.measuring().bins(),
                            null,
                            spec.measuring().isCombined(profile.name(), true)));
        }
        vocabularies.forEach((name, vocabulary) -> sinks.put(name, new Traits(name, vocabulary::traits, tallies)));
        current.readColumns(sinks, Reading.lines(current, progress));
        List<Compared> compared = new ArrayList<>();
        tallies.forEach((name, tally) -> {
            ColumnProfile profile = profiles.get(name);
            Comparison comparison = tally.compare();
            if (profile.count() > 0 && comparison.current().present() > 0) {
                compared.add(new Compared(profile, comparison));
            }
        });
        return compared;
    }

    /** Of the columns that hold sentences. */
    private Map<String, Vocabulary> vocabularies(List<String> names) {
        Map<String, Words> words = new LinkedHashMap<>();
        names.forEach(name -> words.put(name, new Words()));
        reference.readColumns(new LinkedHashMap<>(words), Reading.lines(reference, progress));
        Map<String, Vocabulary> vocabularies = new LinkedHashMap<>();
        words.forEach((name, found) -> {
            if (found.areSentences()) {
                vocabularies.put(name, found.builder.build());
            }
        });
        return vocabularies;
    }

    /** The words of one column of the reference. */
    private static final class Words implements ColumnSink {
        private final Vocabulary.Builder builder = new Vocabulary.Builder(Vocabulary.USUAL_WORDS);
        private long texts;
        private long gaps;

        @Override
        public void add(Column column, int rows) {
            TextColumn text = (TextColumn) column;
            for (int row = 0; row < rows; row++) {
                if (!text.isMissing(row)) {
                    builder.add(text.word(row));
                    texts++;
                    gaps += text.word(row)
                            .strip()
                            .chars()
                            .filter(Character::isWhitespace)
                            .count();
                }
            }
        }

        boolean areSentences() {
            return texts > 0 && gaps >= GAPS_OF_A_SENTENCE * texts;
        }
    }

    private static String length(String column) {
        return column + " (length)";
    }

    private static String unknown(String column) {
        return column + " (unknown words)";
    }
}
