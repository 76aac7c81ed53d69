package io.jenkins.lib.modelgate.validate.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.lib.modelgate.report.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1                  | 1.0
            0                  | 0.0000009
            1000000            | 1000000.5
            -0.0               | 0
            "a"                | "a"
            null               | null
            {"a":[1,{"b":2}]}  | {"c":0,"a":[1,{"b":2,"d":3}]}
            []                 | []
            """)
    void agrees(String expected, String answered) {
        assertThat(new Agreement(1e-6).difference(json(expected), json(answered)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1                    | 1.00001     | the answer is 1.00001, expected is 1
            1                    | "1"         | the answer is "1", expected is 1
            true                 | 1           | the answer is 1, expected is true
            null                 | 0           | the answer is 0, expected is null
            "a"                  | "A"         | the answer is "A", expected is "a"
            [1]                  | [1,2]       | the answer has 2 elements, expected are 1
            {"a":{"b":[0,1]}}    | {"a":{"b":[0,2]}} | a.b[1] is 2, expected is 1
            {"a":null}           | {}          | a is missing
            {"a":1}              | [1]         | the answer is a list, expected is an object
            1                    | 1e400       | the answer is Infinity, expected is 1
            """)
    void differs(String expected, String answered, String difference) {
        assertThat(new Agreement(1e-6).difference(json(expected), json(answered)))
                .contains(difference.replace("Infinity", json(answered).toString()));
    }

    @ParameterizedTest
    @CsvSource({"9007199254740993, 9007199254740992", "1, 2"})
    void tellsWholeNumbersApartWithoutATolerance(String expected, String answered) {
        assertThat(new Agreement(0).difference(json(expected), json(answered))).isPresent();
    }

    private static JsonNode json(String text) {
        return Json.read(text, JsonNode.class, "it");
    }
}
