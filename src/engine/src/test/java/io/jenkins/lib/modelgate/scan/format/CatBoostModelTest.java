package io.jenkins.lib.modelgate.scan.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatBoostModelTest {

    @ParameterizedTest
    @ValueSource(strings = {"catboost.cbm", "catboost-categories.cbm"})
    void approvesModelsAndTheirTablesOfCategories(String name) throws IOException {
        assertThat(Part.resource(name).scan().subjects()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"catboost.cbm", "catboost-categories.cbm"})
    void refusesOneByteMoreOrLess(String name) {
        byte[] whole = Part.resource(name).bytes;
        for (int length : new int[] {9, whole.length / 2, whole.length - 1, whole.length + 1}) {
            assertThatThrownBy(() -> scan(Arrays.copyOf(whole, length))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void refusesWhatIsNoModelBehindTheMark() {
        byte[] elf = new byte[64];
        elf[0] = 'C';
        elf[1] = 'B';
        elf[2] = 'M';
        elf[3] = '1';
        elf[4] = 16;
        elf[24] = 0x7f;
        elf[25] = 'E';
        assertThatThrownBy(() -> scan(elf)).isInstanceOf(IOException.class);
        Arrays.fill(elf, 8, 64, (byte) 'A');
        assertThatThrownBy(() -> scan(elf)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesAVersionThatNobodyKnows() throws IOException {
        Part model = Part.resource("catboost.cbm");
        assertThatThrownBy(() ->
                        model.with("FlabuffersModel_v1", "FlabuffersModel_v9").scan())
                .isInstanceOf(IOException.class);
    }

    private static void scan(byte[] bytes) throws IOException {
        new Part("m.cbm", bytes).scan();
    }
}
