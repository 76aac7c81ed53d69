package io.jenkins.lib.modelgate.validate.hygiene;

import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.TableOptions;
import io.jenkins.lib.modelgate.data.Tables;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;

/**
 * Looks for what makes a model look better than it is: rows that it was trained on, rows that are there twice, columns that
 * give the truth away, labels that are spread otherwise than in training.
 */
public final class Hygiene {

    /** The role of the training data among a report's inputs. */
    public static final String ROLE = "training data";

    /** What pandas calls a column without a name, which is the row's number that it wrote. */
    private static final Pattern ROW_NUMBER = Pattern.compile("Unnamed: \\d+");

    private Hygiene() {}

    /**
     * What was found.
     *
     * @param inputs the training data's files
     */
    public record Found(List<Check> checks, List<Input> inputs) {
        public Found {
            checks = List.copyOf(checks);
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * Reads the predictions a few times and the training data once. Kept are 36 to 44 bytes a row of the predictions (twice
     * that where rows are looked for that are nearly alike, and 8 more where the target is a number), of the training data
     * nothing.
     *
     * @throws UnavailableException where either cannot be read, or they have no columns in common
     */
    public static Found examine(
            HygieneSpec spec, Subject subject, Workspace workspace, TableOptions options, Progress progress) {
        Optional<Table> train = spec.train().map(path -> Tables.open(workspace, path, ROLE, options));
        HygieneChecks checks = new HygieneChecks(spec, subject);
        if (subject.rows() == 0 || subject.rows() > RowIndex.MOST) {
            return new Found(
                    List.of(Check.of(
                            "hygiene",
                            "The data is clean",
                            Verdict.INSUFFICIENT_DATA,
                            subject.rows() == 0
                                    ? "There are no rows to be looked at."
                                    : "There are too many rows to be compared with each other; give a sample.")),
                    train.map(table -> table.inputs(ROLE)).orElse(List.of()));
        }
        List<String> features = spec.features().isEmpty() ? shared(subject, train) : spec.features();
        Optional<double[]> steps =
                spec.near() ? Optional.of(NearForm.steps(subject.predictions(), features)) : Optional.empty();
        progress.line("Looks at the rows' %d features".formatted(features.size()));
        JudgedRows judged = new JudgedRows(subject, features, forms(features, subject, train), steps).read();
        List<Check> found = new ArrayList<>();
        Optional<TrainRows> trained = train.map(table -> {
            progress.line("Reads the training data " + table.name());
            return new TrainRows(judged, subject, table).read();
        });
        trained.ifPresent(rows -> found.add(checks.overlap(rows)));
        found.add(checks.duplicates(judged));
        if (spec.near()) {
            found.add(checks.nearDuplicates(judged, trained, steps.orElseThrow()));
        }
        if (subject.kind() != Subject.Kind.NEITHER) {
            found.add(checks.leakage(new ColumnLeaks(subject).of(features)));
            trained.ifPresent(rows -> found.add(checks.labelShift(judged, rows)));
        }
        return new Found(found, train.map(table -> table.inputs(ROLE)).orElse(List.of()));
    }

    /** A number that one table stores in 32 bits and the other in more is compared in 32. */
    private static List<DoubleUnaryOperator> forms(List<String> features, Subject subject, Optional<Table> train) {
        return features.stream()
                .map(name -> subject.predictions().isFloat(name)
                        || train.isPresent() && train.get().isFloat(name))
                .map(isFloat -> isFloat ? (DoubleUnaryOperator) value -> (float) value : DoubleUnaryOperator.identity())
                .toList();
    }

    /** The columns that a row may be told by, without those that were named for something else. */
    private static List<String> shared(Subject subject, Optional<Table> train) {
        List<String> shared = subject.predictions().fields().stream()
                .map(Table.Field::name)
                .filter(name -> !subject.named().contains(name) && !name.equals(subject.target()))
                .filter(name -> !ROW_NUMBER.matcher(name).matches())
                .filter(name -> train.isEmpty() || train.get().field(name).isPresent())
                .toList();
        if (shared.isEmpty()) {
            throw new UnavailableException(train.map(table ->
                            "%s and %s have no column in common besides those named for the prediction; keep the features beside the predictions, or name them in 'features'."
                                    .formatted(subject.predictions().name(), table.name()))
                    .orElseGet(() ->
                            "%s has no column besides those named for the prediction; keep the features beside the predictions."
                                    .formatted(subject.predictions().name())));
        }
        return shared;
    }
}
