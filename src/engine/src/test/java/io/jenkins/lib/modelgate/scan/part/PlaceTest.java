package io.jenkins.lib.modelgate.scan.part;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaceTest {

    @Test
    void namesOfFilesAndMembersCannotDeceive() {
        assertThat(Place.of("model\u202Egpj.pkl").text()).isEqualTo("model\\u202egpj.pkl");
        assertThat(Place.of("a.zip").member("x\ny\u200Bz").text()).isEqualTo("a.zip!x\\x0ay\\u200bz");
        assertThat(Finding.of(Rule.CODE, Place.of("a"), "os\u202E", "\u0007").subject())
                .isEqualTo("os\\u202e");
    }

    @Test
    void dropsTheMiddleOfAnEndlessName() {
        assertThat(Place.of("a.zip").member("x".repeat(10_000) + "/tail.pkl").text())
                .hasSizeLessThan(400)
                .startsWith("a.zip!xxx")
                .endsWith("x/tail.pkl");
    }
}
