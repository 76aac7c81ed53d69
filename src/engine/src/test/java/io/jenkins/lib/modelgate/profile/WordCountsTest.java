package io.jenkins.lib.modelgate.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.lib.modelgate.profile.Categories.Category;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class WordCountsTest {

    @Test
    void keepsTheMostFrequentAndSumsUpTheRest() {
        WordCounts counts = new WordCounts();
        for (int i = 0; i < 1_500; i++) {
            counts.add("w%04d".formatted(i), 1_500 - i);
        }

        Categories categories = counts.categories();

        assertThat(categories.top()).hasSize(Categories.MAX_TOP);
        assertThat(categories.top().get(0)).isEqualTo(new Category("w0000", 1_500));
        assertThat(categories.other()).isEqualTo(500 * 501 / 2);
        assertThat(categories.distinct()).isEqualTo(1_500);
        assertThat(categories.distinctExact()).isTrue();
        assertThat(categories.countError()).isZero();
    }

    @Test
    void equallyFrequentWordsAreInOrder() {
        WordCounts counts = new WordCounts();
        counts.add("b", 1);
        counts.add("a", 1);

        assertThat(counts.categories().top()).containsExactly(new Category("a", 1), new Category("b", 1));
    }

    @Test
    void staysWithinBoundsWhereEveryWordDiffers() {
        WordCounts counts = new WordCounts();
        int different = 350_000;
        for (int i = 0; i < different; i++) {
            counts.add("id-" + i, 1);
            counts.add(i % 2 == 0 ? "even" : "odd", 1);
        }

        Categories categories = counts.categories();

        assertThat(categories.distinctExact()).isFalse();
        assertThat(categories.distinct()).isCloseTo(different + 2L, Percentage.withPercentage(5));
        assertThat(categories.count()).isEqualTo(2L * different);
        assertThat(categories.countError()).isPositive();
        for (Category category : categories.top().subList(0, 2)) {
            assertThat(category.count()).isBetween(different / 2 - categories.countError(), (long) different / 2);
        }
    }

    @Test
    void aVeryLongWordIsShortenedWithoutBeingMistakenForAnother() {
        String start = "x".repeat(500);
        WordCounts counts = new WordCounts();
        counts.add(start + "a", 1);
        counts.add(start + "b", 1);

        assertThat(counts.categories().top())
                .hasSize(2)
                .allSatisfy(category -> assertThat(category.value()).hasSizeLessThan(200));
    }
}
