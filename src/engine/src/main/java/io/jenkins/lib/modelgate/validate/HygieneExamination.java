package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.predict.Task;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.validate.hygiene.Hygiene;
import io.jenkins.lib.modelgate.validate.hygiene.Subject;

/** Whether the rows that the model is judged by are fit to judge it. */
record HygieneExamination(ValidateSpec spec) implements Examination {

    @Override
    public void examine(Rows rows, Desk desk) {
        Subject subject = new Subject(
                desk.predictions(),
                rows.size(),
                spec.columns().columns().get(0),
                kind(spec.task()),
                NamedColumns.of(spec, desk.predictions()),
                spec.minRows(),
                new Form(spec.columns().form()));
        Hygiene.Found found =
                Hygiene.examine(spec.hygiene(), subject, desk.workspace(), spec.options(), desk.progress());
        found.inputs().forEach(desk.report()::input);
        found.checks().forEach(desk.report()::check);
    }

    private static Subject.Kind kind(Task task) {
        return switch (task) {
            case BINARY, MULTICLASS -> Subject.Kind.CLASSES;
            case REGRESSION, FORECAST, RANKING -> Subject.Kind.NUMBERS;
            case TEXT -> Subject.Kind.NEITHER;
        };
    }

    /** @param labels of truth and decisions */
    private record Form(LabelForm labels) implements Subject.LabelForm {
        @Override
        public String ofWord(String word, String column, String table) {
            if (!labels.tells(word)) {
                throw refused(column, table);
            }
            return labels == LabelForm.AS_WRITTEN ? word : labels.of(word);
        }

        @Override
        public String ofNumber(double value, String column, String table) {
            if (!LabelForm.tells(value)) {
                throw refused(column, table);
            }
            return LabelForm.text(value);
        }

        private static UnavailableException refused(String column, String table) {
            return new UnavailableException(
                    "%s, column '%s', %s.".formatted(table, column, LabelForm.tooLarge(column)));
        }
    }
}
