package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.predict.Task;
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
                new Form());
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

    private static final class Form implements Subject.LabelForm {
        @Override
        public String ofWord(String word) {
            return Labels.canonical(word);
        }

        @Override
        public String ofNumber(double value) {
            return Labels.ofNumber(value);
        }
    }
}
