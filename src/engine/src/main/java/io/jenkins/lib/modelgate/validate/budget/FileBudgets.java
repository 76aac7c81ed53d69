package io.jenkins.lib.modelgate.validate.budget;

import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.model.OnnxModel;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.DiskReason;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.Numbers;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Holds a model file to the budgets that the file alone can tell. */
public final class FileBudgets {

    private static final int MOST_LIST_BYTES = 1 << 20;

    private final BudgetSpec spec;
    private final Workspace workspace;
    private final String modelFile;

    /** @param modelFile as the user said it */
    public FileBudgets(BudgetSpec spec, Workspace workspace, String modelFile) {
        this.spec = spec;
        this.workspace = workspace;
        this.modelFile = modelFile;
    }

    /**
     * A check for each budget, and one for the operators; none where nothing was asked for.
     *
     * @throws UnavailableException where the model file, a file that it refers to or the list of operators cannot be read
     */
    public List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        if (!spec.isAboutFile()) {
            return checks;
        }
        Path file = workspace.file(modelFile, "model file");
        Optional<OnnxModel> onnx = modelFile.endsWith(".onnx") ? Optional.of(OnnxModel.read(file)) : Optional.empty();
        for (Budget budget : spec.budgets()) {
            switch (budget.quantity()) {
                case FILE_SIZE -> checks.add(fileSize(budget, file, onnx));
                case PARAMETERS -> checks.add(parameters(budget, onnx));
                default -> {
                    // an endpoint's to tell
                }
            }
        }
        allowed().ifPresent(operators -> checks.add(operators(operators, onnx)));
        return checks;
    }

    private Check fileSize(Budget budget, Path file, Optional<OnnxModel> onnx) {
        try {
            double bytes = Files.size(file);
            List<String> beside = onnx.map(OnnxModel::externalData).orElse(List.of());
            int slash = modelFile.replace('\\', '/').lastIndexOf('/');
            for (String name : new TreeSet<>(beside)) {
                bytes += Files.size(workspace.file(modelFile.substring(0, slash + 1) + name, "model's external data"));
            }
            String with = beside.isEmpty() ? "" : ", its external data included";
            double size = budget.quantity().inUnit(bytes, "B").orElseThrow();
            return Verdicts.of(
                    budget,
                    size,
                    "%s is %s MB large%s; %s MB are allowed."
                            .formatted(modelFile, Numbers.text(size), with, Numbers.text(budget.limit())));
        } catch (IOException e) {
            throw new UnavailableException(
                    "The size of the model file %s cannot be told: %s.".formatted(modelFile, DiskReason.of(e)), e);
        }
    }

    private Check parameters(Budget budget, Optional<OnnxModel> onnx) {
        if (onnx.isEmpty()) {
            return Verdicts.unknown(
                    budget, "How many parameters %s has cannot be told; an .onnx file says it.".formatted(modelFile));
        }
        double parameters = onnx.get().parameters();
        if (parameters == 0) {
            return Verdicts.unknown(
                    budget,
                    "How many parameters %s has cannot be told; no initializer, Constant or operator of ai.onnx.ml in it holds any."
                            .formatted(modelFile));
        }
        return Verdicts.of(
                budget,
                parameters,
                "%s has %s parameters; %s are allowed."
                        .formatted(modelFile, Numbers.text(parameters), Numbers.text(budget.limit())));
    }

    private Check operators(List<String> allowed, Optional<OnnxModel> onnx) {
        String id = "budget.operators";
        String title = "Operators";
        if (onnx.isEmpty()) {
            return Check.of(
                    id,
                    title,
                    Verdict.INSUFFICIENT_DATA,
                    "Which operators %s has cannot be told; an .onnx file says it.".formatted(modelFile));
        }
        List<List<String>> others = onnx.get().operators().entrySet().stream()
                .filter(entry -> !allowed.contains(entry.getKey()))
                .map(entry -> List.of(entry.getKey(), Numbers.count(entry.getValue())))
                .toList();
        if (others.isEmpty()) {
            return Check.of(
                    id,
                    title,
                    Verdict.PASSED,
                    "All %d kinds of operators in %s are allowed."
                            .formatted(onnx.get().operators().size(), modelFile));
        }
        return Check.of(
                        id,
                        title,
                        Verdict.FAILED,
                        "%s has %d kinds of operators that are not allowed, such as %s."
                                .formatted(
                                        modelFile, others.size(), others.get(0).get(0)))
                .evidence(new Evidence.Table(
                        List.of("Operator", "Nodes"), others.stream().limit(50).toList()));
    }

    private Optional<List<String>> allowed() {
        if (spec.operatorsFile().isPresent()) {
            return Optional.of(read(spec.operatorsFile().get()));
        }
        return spec.operators().isEmpty() ? Optional.empty() : Optional.of(spec.operators());
    }

    private List<String> read(String path) {
        Path file = workspace.file(path, "list of operators");
        try {
            if (Files.size(file) > MOST_LIST_BYTES) {
                throw new UnavailableException("The list of operators %s is larger than 1 MB.".formatted(path));
            }
            return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UnavailableException(
                    "The list of operators %s cannot be read: %s.".formatted(path, DiskReason.of(e)), e);
        }
    }
}
