package io.jenkins.plugins.modelgate.steps;

import hudson.model.Run;
import io.jenkins.lib.modelgate.Answer;
import io.jenkins.lib.modelgate.Question;
import io.jenkins.lib.modelgate.registry.Registry;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.plugins.modelgate.config.ModelgateConfiguration;
import io.jenkins.plugins.modelgate.remote.EngineTask;
import io.jenkins.plugins.modelgate.run.EarlierGate;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the controller knows and a step on an agent asks for: what earlier builds found, and what is registered. */
final class ControllerMemory {

    private final Run<?, ?> run;

    ControllerMemory(Run<?, ?> run) {
        this.run = run;
    }

    Answer answer(Question question) {
        List<Map<String, Double>> earlier = EarlierGate.decided(run, stem(question), question.earlierRuns());
        if (question.reference() == null) {
            return Answer.of(earlier, null, null);
        }
        try {
            return question.asksForLastGood() ? lastGood(question, earlier) : registered(question, earlier);
        } catch (UnavailableException e) {
            return Answer.without(earlier, e);
        } catch (IOException e) {
            return Answer.without(earlier, e.getMessage());
        }
    }

    private static String stem(Question question) {
        return question.step() + "-" + question.id();
    }

    private static Answer registered(Question question, List<Map<String, Double>> earlier) {
        if (!question.asksForRegistered()) {
            throw new UnavailableException(Messages.ControllerMemory_unknownReference(question.reference()));
        }
        return question.answer(Registry.open(ModelgateConfiguration.get().registryFolder()), earlier);
    }

    private Answer lastGood(Question question, List<Map<String, Double>> earlier) throws IOException {
        String file = EngineTask.FOLDER + "/" + question.goodProfile();
        Optional<EarlierGate> good = EarlierGate.lastGood(run, stem(question), file);
        if (good.isEmpty()) {
            return Answer.without(
                    earlier, Messages.ControllerMemory_noLastGood(stem(question), EarlierGate.MOST_BUILDS));
        }
        return Answer.of(
                earlier,
                good.get().artifact(file),
                "%s #%d"
                        .formatted(
                                run.getParent().getFullName(), good.get().run().getNumber()));
    }
}
