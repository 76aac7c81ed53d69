package io.jenkins.lib.modelgate.predict.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankingMeasureTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"ndcg", "ndcg@10", "ndcgExp@5", "map", "map@3", "mrr", "mrr@1", "precision@1000000", "recall@1"})
    void isWrittenAsItIsRead(String id) {
        assertThat(RankingMeasure.byId(id)).map(RankingMeasure::id).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "precision",
                "recall",
                "ndcg@",
                "ndcg@0",
                "ndcg@-1",
                "ndcg@1000001",
                "NDCG@10",
                "dcg@10",
                "ndcg@1.5",
                ""
            })
    void isNoOther(String id) {
        assertThat(RankingMeasure.byId(id)).isEmpty();
    }

    @Test
    void saysItsDepthInItsTitle() {
        assertThat(RankingMeasure.byId("ndcg@10").orElseThrow().title()).isEqualTo("NDCG at 10");
        assertThat(RankingMeasure.byId("map").orElseThrow().title()).isEqualTo("Mean average precision");
    }
}
