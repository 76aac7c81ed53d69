package io.jenkins.lib.modelgate.validate.signature;

import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.TableOptions;
import io.jenkins.lib.modelgate.data.Tables;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.model.MlModelFile;
import io.jenkins.lib.modelgate.model.OnnxModel;
import io.jenkins.lib.modelgate.model.Port;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Input;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.nio.file.Path;
import java.util.List;

/** Holds a table to what a model takes: a check each for columns, types, missing values and shapes. */
public final class Signature {

    /** The role of the table among a report's inputs. */
    public static final String ROLE = "inputs";

    private Signature() {}

    /**
     * What was found.
     *
     * @param checks always the same ones, passed where nothing is wrong
     * @param inputs the table's files
     */
    public record Found(List<Check> checks, List<Input> inputs) {
        public Found {
            checks = List.copyOf(checks);
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * Reads the signature, and the whole table once.
     *
     * @throws UnavailableException where either cannot be read, or the file says nothing of its inputs
     */
    public static Found hold(SignatureSpec spec, Workspace workspace, TableOptions options, Progress progress) {
        List<Port> ports = ports(spec, workspace);
        progress.line("Holds the inputs %s to the signature".formatted(spec.inputs()));
        Table table = Tables.open(workspace, spec.inputs(), ROLE, options);
        SignatureChecks checks = new SignatureChecks(ports, spec.file().isPresent(), table);
        return new Found(checks.all(), table.inputs(ROLE));
    }

    private static List<Port> ports(SignatureSpec spec, Workspace workspace) {
        if (spec.file().isEmpty()) {
            return spec.declared();
        }
        String name = spec.file().get();
        Path file = workspace.file(name, "signature");
        List<Port> ports = name.endsWith(".onnx")
                ? OnnxModel.read(file).inputs()
                : MlModelFile.read(file).inputs();
        if (ports.isEmpty()) {
            throw new UnavailableException(
                    "%s does not say what the model takes; log the model with a signature, or declare it in 'signature'."
                            .formatted(name));
        }
        return ports;
    }
}
