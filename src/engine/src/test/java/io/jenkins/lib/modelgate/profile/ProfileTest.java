package io.jenkins.lib.modelgate.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.policy.Settings;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.report.Json;
import io.jenkins.lib.modelgate.report.Progress;
import io.jenkins.lib.modelgate.report.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {

    @TempDir
    Path folder;

    @BeforeEach
    void data() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "id,x,word\n1,0.5,a\n2,1.5,b\n");
        Files.writeString(folder.resolve("empty.csv"), "id,x\n");
    }

    @Test
    void givesAProfileAndWritesNothing() throws IOException {
        List<String> heard = new ArrayList<>();

        String json = run("{\"data\": \"a.csv\", \"exclude\": \"id\"}", heard::add);

        DatasetProfile profile = DatasetProfile.parse(json, "The profile");
        assertThat(profile.columns()).extracting(ColumnProfile::name).containsExactly("x", "word");
        assertThat(profile.name()).isEqualTo("a.csv");
        assertThat(profile.sources()).singleElement().satisfies(source -> {
            assertThat(source.path()).isEqualTo("a.csv");
            assertThat(source.sha256()).hasSize(64);
        });
        assertThat(heard).containsExactly("a.csv: 2 rows, 2 columns profiled");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void profilesTheColumnsAskedFor() throws IOException {
        String json = run("{\"data\": \"a.csv\", \"columns\": [\"word\"]}", Progress.NONE);

        assertThat(DatasetProfile.parse(json, "The profile").columns())
                .extracting(ColumnProfile::name)
                .containsExactly("word");
    }

    @Test
    void refusesDataWithoutRows() {
        assertThatThrownBy(() -> run("{\"data\": \"empty.csv\"}", Progress.NONE))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("empty.csv has no rows; there is nothing to profile.");
    }

    @Test
    void refusesColumnsThatAreNotThereAndNoColumnsAtAll() {
        assertThatThrownBy(() -> run("{\"data\": \"a.csv\", \"columns\": \"y\"}", Progress.NONE))
                .hasMessage("a.csv has no column 'y'.");
        assertThatThrownBy(() -> run("{\"data\": \"a.csv\", \"exclude\": \"id,x,word\"}", Progress.NONE))
                .hasMessage("a.csv has no column left to profile.");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> run("{\"data\": \"a.csv\", \"colums\": \"x\"}", Progress.NONE))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("did you mean 'columns'?");
        assertThatThrownBy(() -> run("{}", Progress.NONE)).hasMessage("profile: 'data' is missing.");
    }

    private String run(String settings, Progress progress) throws IOException {
        Settings said = Settings.of("profile", (com.fasterxml.jackson.databind.node.ObjectNode)
                Json.mapper().readTree(settings));
        return Profile.run(ProfileSpec.from(said), Workspace.confined(folder), progress);
    }
}
