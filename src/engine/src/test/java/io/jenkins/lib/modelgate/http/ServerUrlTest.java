package io.jenkins.lib.modelgate.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerUrlTest {

    @ParameterizedTest
    @CsvSource({
        "http://a, http://a",
        "http://a/, http://a",
        "HTTPS://a:8443/b/c/, https://a:8443/b/c",
        "http://[::1]:80/x, http://[::1]:80/x"
    })
    void readsUrls(String text, String shown) {
        assertThat(ServerUrl.parse(text))
                .hasValueSatisfying(url -> assertThat(url).hasToString(shown));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.csv",
                "ftp://a",
                "http://",
                "http://u:p@a",
                "http://a?q=1",
                "http://a#b",
                "http://a:0",
                "http://a:70000",
                "http://a b"
            })
    void refusesEverythingElse(String text) {
        assertThat(ServerUrl.parse(text)).isEmpty();
    }
}
