package io.jenkins.lib.modelgate.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.lib.modelgate.policy.MetricLimit;
import io.jenkins.lib.modelgate.policy.SettingsException;
import io.jenkins.lib.modelgate.report.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanarySpecTest {

    @Test
    void fillsInTheDefaults() {
        CanarySpec spec = Specs.of("{\"proxy\": \"http://localhost:8081/\"}");

        assertThat(spec.id()).isEqualTo("default");
        assertThat(spec.proxy()).isEqualTo("http://localhost:8081");
        assertThat(spec.weights()).containsExactly(5, 25, 50, 100);
        assertThat(spec.interval()).isEqualTo(Duration.ofSeconds(60));
        assertThat(spec.maxWait()).isEqualTo(Duration.ofMinutes(10));
        assertThat(spec.minRequests()).isEqualTo(100);
        assertThat(spec.maxErrors()).isEqualTo(5);
        assertThat(spec.limits()).containsExactly(new MetricLimit("errorRate", null, 0.05, 0.02));
        assertThat(spec.isEmbedded()).isFalse();
    }

    @Test
    void takesTwoServersInsteadOfAProxy() {
        CanarySpec spec = Specs.of("""
                {"stable": "old.csv", "candidate": "new.csv", "traffic": "rows.csv", "requestsPerSecond": 50,
                 "idColumn": "row", "candidateErrorRate": 0.2, "candidateDelay": "30ms", "weights": "10,100"}""");

        assertThat(spec.isEmbedded()).isTrue();
        assertThat(spec.pair().stable()).isEqualTo("old.csv");
        assertThat(spec.pair().requestsPerSecond()).isEqualTo(50);
        assertThat(spec.pair().idColumn()).isEqualTo("row");
        assertThat(spec.pair().candidateErrorRate()).isEqualTo(0.2);
        assertThat(spec.pair().candidateDelay()).isEqualTo(Duration.ofMillis(30));
        assertThat(spec.pair().listen()).isEqualTo("127.0.0.1:0");
        assertThat(spec.weights()).containsExactly(10, 100);
    }

    @Test
    void survivesARoundTripThroughJson() {
        CanarySpec spec = Specs.of("""
                {"id": "a", "model": "m", "stable": "http://s:1", "candidate": "new.csv", "interval": "1500ms",
                 "limits": [{"metric": "latencyP95Millis", "max": 20}]}""");

        assertThat(Json.read(Json.write(spec), CanarySpec.class, "spec")).isEqualTo(spec);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'metric':'errorRate','max':1}                           | errorRate ≤ 1 allows everything",
                "{'metric':'errorRate','max':7}                           | errorRate ≤ 7 allows everything",
                "{'metric':'errorRate','noWorseThan':1}                   | errorRate up to 1 worse allows everything",
                "{'metric':'errorRate','max':1},{'metric':'latencyP95Millis','max':100} | errorRate ≤ 1 allows everything",
                "{'metric':'errorRate','max':1},{'metric':'latencyP50Millis','max':200000} | errorRate ≤ 1, latencyP50Millis ≤ 200,000 allow everything",
                "{'metric':'errorRate','max':0.99}                        |",
                "{'metric':'errorRate','max':1,'noWorseThan':0.02}        |",
                "{'metric':'latencyP95Millis','max':200000}               |", // the default for errors stays
            })
    void tellsLimitsThatNoCandidateCanBreak(String limits, String clause) {
        CanarySpec spec = Specs.of(
                "{'proxy':'http://p:1','limits':[%s]}".formatted(limits).replace('\'', '"'));

        assertThat(spec.toothless()).isEqualTo(java.util.Optional.ofNullable(clause));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                  | 'proxy' is missing",
                "{'proxy':'http://p:1','stable':'a','candidate':'b'} | 'proxy' cannot be given together",
                "{'stable':'a.csv'}                                  | 'candidate' is missing",
                "{'candidate':'a.csv'}                               | 'stable' is missing",
                "{'proxy':'ftp://p:1'}                               | 'proxy' must be an http or https URL",
                "{'proxy':'http://u:secret@p:1'}                     | 'proxy' must be an http or https URL without user name",
                "{'proxy':'http://p:1?token=secret'}                 | without user name, password, query",
                "{'proxy':'http://p:1','traffic':'a.csv'}            | 'traffic' is replayed only between",
                "{'proxy':'http://p:1','weights':[5,5,100]}          | 'weights' must increase",
                "{'proxy':'http://p:1','weights':[0,100]}            | 'weights' must be whole percentages",
                "{'proxy':'http://p:1','weights':[5,101]}            | 'weights' must be whole percentages",
                "{'proxy':'http://p:1','weights':['5.5',100]}        | 'weights' must be whole percentages",
                "{'proxy':'http://p:1','weights':[5,50]}             | 'weights' must end with 100",
                "{'proxy':'http://p:1','weights':[100]}              | 'limits' compares with the stable version",
                "{'proxy':'http://p:1','interval':'60'}              | 'interval' must be a length of time",
                "{'proxy':'http://p:1','interval':'1ms'}             | 'interval' must lie between 100ms and 24h",
                "{'proxy':'http://p:1','minRequests':0}              | 'minRequests' must lie between 1",
                "{'proxy':'http://p:1','limits':[{'metric':'errorrate','max':1}]} | perhaps 'errorRate' is meant",
                "{'proxy':'http://p:1','limits':[{'metric':'errorRate','min':0}]} | has a min for 'errorRate'",
                "{'proxy':'http://p:1','listen':'here'}              | 'listen' must be host:port",
                "{'proxy':'http://p:1','candidateErrorRate':0.1}     | 'candidateErrorRate' simulates",
                "{'stable':'a.csv','candidate':'http://c:1','candidateDelay':'1s'} | 'candidateDelay' simulates",
                "{'proxy':'http://p:1','intervall':'1s'}             | intervall",
            })
    void refusesWhatCannotBeFollowed(String json, String sentence) {
        assertThatThrownBy(() -> Specs.of(json.replace('\'', '"')))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("secret");
    }
}
