package io.jenkins.lib.modelgate.validate;

import io.jenkins.lib.modelgate.data.TableOptions;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.validate.budget.BudgetSpec;
import io.jenkins.lib.modelgate.validate.budget.FileBudgets;
import io.jenkins.lib.modelgate.validate.budget.LoadBudgets;
import io.jenkins.lib.modelgate.validate.endpoint.Endpoint;
import io.jenkins.lib.modelgate.validate.endpoint.EndpointSpec;
import io.jenkins.lib.modelgate.validate.endpoint.Load;
import io.jenkins.lib.modelgate.validate.signature.Signature;
import io.jenkins.lib.modelgate.validate.signature.SignatureSpec;
import java.util.List;
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

    /** One examination for each that was asked for. */
    List<Examination> examinations() {
        return List.of(
                (rows, desk) -> holdSignature(desk), (rows, desk) -> holdFile(desk), (rows, desk) -> askEndpoint(desk));
    }

    private void holdSignature(Examination.Desk desk) {
        signature.ifPresent(asked -> {
            Signature.Found found = Signature.hold(asked, desk.workspace(), options, desk.progress());
            found.inputs().forEach(desk.report()::input);
            found.checks().forEach(desk.report()::check);
        });
    }

    private void holdFile(Examination.Desk desk) {
        modelFile.ifPresent(file ->
                new FileBudgets(budgets, desk.workspace(), file).checks().forEach(desk.report()::check));
    }

    private void askEndpoint(Examination.Desk desk) {
        endpoint.ifPresent(asked -> {
            Endpoint.Found found = Endpoint.ask(asked, desk.workspace(), desk.logins(), desk.progress());
            desk.report().input(found.golden());
            found.checks().forEach(desk.report()::check);
            LoadBudgets.checks(budgets, found.load()).forEach(desk.report()::check);
            found.load().ifPresent(load -> series(load, desk));
        });
    }

    private static void series(Load load, Examination.Desk desk) {
        desk.report().series("latencyP50", load.quantile(0.5));
        desk.report().series("latencyP95", load.quantile(0.95));
        desk.report().series("latencyP99", load.quantile(0.99));
        desk.report().series("throughput", load.throughput());
        desk.report().series("endpointErrors", load.failures());
    }
}
