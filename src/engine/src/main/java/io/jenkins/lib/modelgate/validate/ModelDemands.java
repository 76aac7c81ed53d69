package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.TableOptions;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.Logins;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.ReportBuilder;
import io.jenkins.lib.modelgate.validate.budget.BudgetSpec;
import io.jenkins.lib.modelgate.validate.budget.FileBudgets;
import io.jenkins.lib.modelgate.validate.budget.LoadBudgets;
import io.jenkins.lib.modelgate.validate.endpoint.Endpoint;
import io.jenkins.lib.modelgate.validate.endpoint.EndpointSpec;
import io.jenkins.lib.modelgate.validate.endpoint.Load;
import io.jenkins.lib.modelgate.validate.signature.Signature;
import io.jenkins.lib.modelgate.validate.signature.SignatureSpec;
import java.util.Optional;

/**
 * What is asked of the model besides its predictions: that data fits its signature, what it may cost, how its endpoint
 * answers.
 */
record ModelDemands(
        Optional<SignatureSpec> signature,
        Optional<EndpointSpec> endpoint,
        BudgetSpec budgets,
        Optional<String> modelFile,
        TableOptions options) {

    /** @param modelFile what the step's identity names */
    static ModelDemands from(Settings settings, Optional<String> modelFile, TableOptions options) {
        Optional<EndpointSpec> endpoint = EndpointSpec.from(settings);
        return new ModelDemands(
                SignatureSpec.from(settings, modelFile),
                endpoint,
                BudgetSpec.from(settings, modelFile.isPresent(), endpoint.isPresent()),
                modelFile,
                options);
    }

    /** Whether anything is asked that the model may fail. */
    boolean hasLimits() {
        return signature.isPresent() || endpoint.isPresent() || budgets.isAsked();
    }

    /**
     * Adds the checks of all that was asked for; no rows are needed.
     *
     * @param logins to an endpoint that asks for one
     */
    void examine(Workspace workspace, Logins logins, Progress progress, ReportBuilder report) {
        signature.ifPresent(asked -> {
            Signature.Found found = Signature.hold(asked, workspace, options, progress);
            found.inputs().forEach(report::input);
            found.checks().forEach(report::check);
        });
        modelFile.ifPresent(
                file -> new FileBudgets(budgets, workspace, file).checks().forEach(report::check));
        endpoint.ifPresent(asked -> {
            Endpoint.Found found = Endpoint.ask(asked, workspace, logins, progress);
            report.input(found.golden());
            found.checks().forEach(report::check);
            LoadBudgets.checks(budgets, found.load()).forEach(report::check);
            found.load().ifPresent(load -> series(load, report));
        });
    }

    private static void series(Load load, ReportBuilder report) {
        report.series("latencyP50", load.quantile(0.5));
        report.series("latencyP95", load.quantile(0.95));
        report.series("latencyP99", load.quantile(0.99));
        report.series("throughput", load.throughput());
        report.series("endpointErrors", load.failures());
    }
}
