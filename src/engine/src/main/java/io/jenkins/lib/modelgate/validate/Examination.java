package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.Logins;
import io.jenkins.lib.modelgate.predict.Metric;
import io.jenkins.lib.modelgate.predict.MetricValue;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.ReportBuilder;
import java.util.List;
import java.util.Optional;

/** Something more to look at in the rows; all there are stand in {@link Examinations}. */
interface Examination {

    /** Columns of the predictions that it needs besides those of the task. */
    default List<String> columns(Table predictions) {
        return List.of();
    }

    /** Adds its checks to the report. */
    void examine(Rows rows, Desk desk);

    /**
     * What an examination may use.
     *
     * @param logins to servers that have to be asked
     * @param predictions the table that the rows were read from
     * @param values what each metric came to over all rows
     * @param enough whether there are rows enough to judge anything
     */
    record Desk(
            Workspace workspace,
            Logins logins,
            Progress progress,
            ReportBuilder report,
            Table predictions,
            List<MetricValue> values,
            EnoughRows enough) {
        public Desk {
            values = List.copyOf(values);
        }

        /** Why no limit can be judged at all, as a clause; empty where they can. */
        Optional<String> notJudged() {
            return enough.notJudged();
        }

        /** Why no limit of this metric can be judged, as a clause; empty where they can. */
        Optional<String> notJudged(Metric metric) {
            return enough.notJudged(metric);
        }
    }
}
