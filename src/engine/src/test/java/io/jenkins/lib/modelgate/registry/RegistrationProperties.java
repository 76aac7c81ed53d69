package io.jenkins.lib.modelgate.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.report.Report;
import io.jenkins.lib.modelgate.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class RegistrationProperties {

    /** A registration as a person would tell it; no build is empty. */
    record Told(String name, String content, String build) {}

    @Property(tries = 10)
    void anySequenceGivesConsecutiveVersionsAndEachThingOneOfThem(
            @ForAll("registrations") @Size(max = 8) List<Told> all) throws IOException {
        Path folder = Files.createTempDirectory("modelgate");
        try {
            Shelf shelf = new Shelf(folder);
            Map<Told, Integer> expected = new HashMap<>();
            Map<String, Integer> last = new HashMap<>();
            for (Told told : all) {
                Report report = shelf.file("model.onnx", Shelf.model(told.content()))
                        .register("model", told.name(), "build", told.build())
                        .report();
                int version = expected.computeIfAbsent(told, new_ -> last.merge(told.name(), 1, Integer::sum));
                assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
                assertThat(report.model().version()).isEqualTo(Integer.toString(version));
                assertThat(report.model().digest()).isEqualTo(Shelf.digest(Shelf.model(told.content())));
            }
            Registry registry = Registry.openOrCreate(shelf.registryFolder());
            assertThat(registry.list()).hasSize(expected.size());
            assertThat(registry.verify().problems()).isEmpty();
            expected.forEach((told, version) -> assertThat(registry.find(told.name(), version))
                    .hasValueSatisfying(
                            found -> assertThat(found.digest()).isEqualTo(Shelf.digest(Shelf.model(told.content())))));
        } finally {
            Incoming.deleteTree(folder);
        }
    }

    @Property(tries = 300)
    void aNameThatIsAcceptedIsSafeAsAPath(@ForAll("names") String name) {
        if (Naming.modelProblem(name).isEmpty()) {
            assertThat(name).matches("[a-z0-9][a-z0-9._-]{0,99}").doesNotContain("..");
            assertThat(Path.of("registry").resolve(name).normalize().getParent())
                    .isEqualTo(Path.of("registry"));
        }
        if (Naming.fileProblem(name).isEmpty()) {
            assertThat(Path.of("folder").resolve(name).normalize().getParent()).isEqualTo(Path.of("folder"));
        }
    }

    @Property(tries = 300)
    void noTextKeepsThePasswordOfAUrl(@ForAll("secrets") String secret, @ForAll("names") String around) {
        String text = around + " https://bob:" + secret + "@host/path " + around;

        assertThat(FreeText.clean(text)).contains("https://host/path").doesNotContain("bob:");
        assertThat(FreeText.clean(FreeText.clean(text))).isEqualTo(FreeText.clean(text));
    }

    @Provide
    Arbitrary<List<Told>> registrations() {
        return Combinators.combine(
                        Arbitraries.of("fraud", "churn"), Arbitraries.of("a", "b"), Arbitraries.of("", "1", "2"))
                .as(Told::new)
                .list();
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("ab09._- /\\:é\u0000\nCONcon").ofMaxLength(12);
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings()
                .ascii()
                .excludeChars('/', '\\', '?', '#')
                .ofMaxLength(20)
                .filter(secret -> secret.chars().noneMatch(c -> c <= ' ' || c == 127));
    }
}
