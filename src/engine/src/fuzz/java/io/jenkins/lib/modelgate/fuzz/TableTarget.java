package io.jenkins.lib.modelgate.fuzz;

import io.jenkins.lib.modelgate.data.Table;
import io.jenkins.lib.modelgate.data.Table.Field;
import io.jenkins.lib.modelgate.data.TableOptions;
import io.jenkins.lib.modelgate.data.Tables;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens and reads bytes as a table. Only a refusal may come of it: whatever else is thrown is a finding. */
final class TableTarget {

    private final Path folder;
    private final String name;

    /** @param name of the file, whose ending says what it is */
    TableTarget(String name) {
        this.name = name;
        try {
            folder = Files.createTempDirectory("modelgate-fuzz-");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void read(byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
        try {
            Table table = Tables.open(Workspace.confined(folder), name, "data", TableOptions.detect());
            table.read(table.fields().stream().map(Field::name).toList(), batch -> {});
            table.inputs("data");
        } catch (UnavailableException e) {
            if (e.getMessage() == null || e.getMessage().isBlank()) {
                throw new IllegalStateException("a refusal without a sentence", e);
            }
        }
    }
}
