package io.jenkins.lib.modelgate.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.data.Fingerprint;
import io.jenkins.lib.modelgate.data.Workspace;
import io.jenkins.lib.modelgate.report.UnavailableException;
import io.jenkins.lib.modelgate.scan.part.Finding;
import io.jenkins.lib.modelgate.scan.part.Place;
import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowFileTest {

    private static final String DIGEST = "ab".repeat(32);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import our.Thing",
                "import our.Thing #",
                "import our.Thing reviewed",
                "imports our.Thing # reviewed",
                "import Thing # reviewed",
                "import .Thing # reviewed",
                "import our. # reviewed",
                "import our.* # reviewed",
                "operator com.acme:* # reviewed",
                "file notes/[ # reviewed",
                "sha256:abc part.encrypted # reviewed",
                "sha256:* part.encrypted # reviewed"
            })
    void refusesALineThatApprovesNothingInParticularOrGivesNoReason(String line) {
        assertThatThrownBy(() -> allow("# ours\n\n" + line + "\n"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("Line 3 of the allow file allow.txt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import our.Thing  # <who reviewed it, and why it is harmless>",
                "import our.Thing  # <reason>",
                "operator com.acme:Foo # TODO",
                "file *.bin # ...",
                "import our.Thing # todo: "
            })
    void refusesALineWhoseReasonWasLeftToBeFilledIn(String line) {
        assertThatThrownBy(() -> allow("import our.Other # reviewed by us\n" + line + "\n"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("Line 2 of the allow file allow.txt has no reason yet")
                .hasMessageContaining("who reviewed");
    }

    @Test
    void approvesAnImportByItsWholeNameAndSaysWhy() {
        AllowFile allow = allow("import our.Thing # numbers only\n");

        assertThat(allow.reason(finding(Rule.PICKLE_IMPORT, "our.Thing"), "m", () -> DIGEST))
                .contains("numbers only (allow.txt, line 1)");
        assertThat(allow.reason(finding(Rule.PICKLE_DANGEROUS, "our.Thing"), "m", () -> DIGEST))
                .isPresent();
        assertThat(allow.reason(finding(Rule.PICKLE_IMPORT, "our.Things"), "m", () -> DIGEST))
                .isEmpty();
        assertThat(allow.reason(finding(Rule.OPERATOR, "our.Thing"), "m", () -> DIGEST))
                .isEmpty();
        assertThat(allow.reason(finding(Rule.PICKLE_UNKNOWN, "our.Thing"), "m", () -> DIGEST))
                .isEmpty();
    }

    @Test
    void approvesAnOperatorAsOperatorOnly() {
        AllowFile allow = allow("operator com.acme:Foo # our runtime has it\n");

        assertThat(allow.reason(finding(Rule.OPERATOR, "com.acme:Foo"), "m", () -> DIGEST))
                .isPresent();
        assertThat(allow.reason(finding(Rule.CODE, "com.acme:Foo"), "m", () -> DIGEST))
                .isEmpty();
    }

    @Test
    void approvesFilesOfUnknownFormatOnly() {
        AllowFile allow = allow("file notes/*.bin # nobody loads them\n");

        assertThat(allow.reason(unknown("m/notes/a.bin"), "m", () -> DIGEST)).isPresent();
        assertThat(allow.reason(unknown("m!notes/a.bin"), "m", () -> DIGEST)).isPresent();
        assertThat(allow.reason(unknown("m/other/notes/a.bin"), "m", () -> DIGEST))
                .isEmpty();
        assertThat(allow.reason(unknown("m/notes/deep/a.bin"), "m", () -> DIGEST))
                .isEmpty();
        assertThat(allow.reason(
                        Finding.of(Rule.UNREADABLE, Place.of("m/notes/a.bin"), "", "It cannot be read."),
                        "m",
                        () -> DIGEST))
                .isEmpty();
    }

    @Test
    void approvesOneRuleForOneVeryFile() {
        String text = "sha256:%s part.encrypted # the vendor's\nsha256:%s model.code:a.so # the vendor's\n"
                .formatted(DIGEST, DIGEST);

        assertThat(AllowFile.of(new AllowText("allow.txt", text))
                        .reason(finding(Rule.ENCRYPTED, "any"), "m", () -> DIGEST))
                .isPresent();
        assertThat(AllowFile.of(new AllowText("allow.txt", text)).reason(finding(Rule.CODE, "a.so"), "m", () -> DIGEST))
                .isPresent();
        assertThat(AllowFile.of(new AllowText("allow.txt", text)).reason(finding(Rule.CODE, "b.so"), "m", () -> DIGEST))
                .isEmpty();
        assertThat(AllowFile.of(new AllowText("allow.txt", text))
                        .reason(finding(Rule.ENCRYPTED, "any"), "m", () -> "cd".repeat(32)))
                .isEmpty();
    }

    @Test
    void knowsTheLinesThatApprovedNothing() {
        AllowFile allow = allow("import our.Thing # a\nimport our.Other # b\nfile *.bin # c\n");
        allow.importReason("our.Thing");

        assertThat(allow.unused()).extracting(AllowFile.Entry::number).containsExactly(2, 3);
    }

    @Test
    void isReadWhereNobodyNamesItAndThereIsTheUsualOne() throws IOException {
        Files.writeString(folder.resolve("modelgate-allow.txt"), "import our.Thing # a\n");

        assertThat(read(null)).map(AllowText::name).contains("modelgate-allow.txt");
        assertThat(read("none")).isEmpty();
    }

    @Test
    void isPinnedByItsDigest() throws IOException {
        String text = "import our.Thing # a\n";
        Files.writeString(folder.resolve("allow.txt"), text);
        String pin = Fingerprint.ofText(text).digest();

        assertThat(read("allow.txt@" + pin)).map(AllowText::text).contains(text);

        Files.writeString(folder.resolve("allow.txt"), text + "import os.system # b\n");
        assertThatThrownBy(() -> read("allow.txt@" + pin))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("review it");
    }

    @Test
    void fromAnAgentIsHeldAgainstWhatTheUserSaid() {
        AllowText read = new AllowText("allow.txt", "import our.Thing # a\n");
        String pin = Fingerprint.ofText(read.text()).digest();

        assertThat(AllowText.accepted(Optional.of(read), Optional.empty())).contains(read);
        assertThat(AllowText.accepted(Optional.of(read), Optional.of("allow.txt@" + pin)))
                .contains(read);
        assertThat(AllowText.accepted(Optional.of(read), Optional.of("none"))).isEmpty();
        assertThatThrownBy(() -> AllowText.accepted(Optional.empty(), Optional.of("allow.txt")))
                .isInstanceOf(UnavailableException.class);
        assertThatThrownBy(
                        () -> AllowText.accepted(Optional.of(read), Optional.of("allow.txt@sha256:" + "0".repeat(64))))
                .isInstanceOf(UnavailableException.class);
    }

    private Optional<AllowText> read(String said) {
        return AllowText.read(Workspace.confined(folder), Optional.ofNullable(said));
    }

    private static AllowFile allow(String text) {
        return AllowFile.of(new AllowText("allow.txt", text));
    }

    private static Finding finding(Rule rule, String subject) {
        return Finding.of(rule, Place.of("m").at(3), subject, "Why.");
    }

    private static Finding unknown(String part) {
        return Finding.of(Rule.UNKNOWN_FORMAT, Place.of(part), "", "Why.");
    }
}
