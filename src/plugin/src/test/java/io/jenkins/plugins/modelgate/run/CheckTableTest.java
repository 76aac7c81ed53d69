package io.jenkins.plugins.modelgate.run;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Result;
import io.jenkins.lib.modelgate.report.Bounds;
import io.jenkins.lib.modelgate.report.Check;
import io.jenkins.lib.modelgate.report.Evidence;
import io.jenkins.lib.modelgate.report.ReportBuilder;
import io.jenkins.lib.modelgate.report.Verdict;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.htmlunit.html.HtmlTableRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class CheckTableTest {

    private static final String HOSTILE = "<img src=x onerror=alert(1)> \"&' column";
    private static final String GATE = "modelgate/driftGate-default/";

    private JenkinsRule jenkins;
    private FreeStyleBuild run;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        FreeStyleProject job = jenkins.createFreeStyleProject("sensors");
        run = jenkins.buildAndAssertStatus(Result.SUCCESS, job);
        ReportBuilder report = new ReportBuilder("driftGate", "default", Clock.systemUTC());
        report.check(Check.of("dataset", "Data set", Verdict.FAILED, "3 of 500 columns drifted"));
        IntStream.range(0, 500).forEach(i -> report.check(column(i)));
        ModelReportAction.add(run, report.build("3 of 500 columns drifted"));
    }

    /** The first three drifted, the first has an evil name, the last has no picture. */
    private static Check column(int i) {
        String name = i == 0 ? HOSTILE : "sensor " + i;
        Check check = Check.of("column." + name, name, i < 3 ? Verdict.FAILED : Verdict.PASSED, name + " was compared")
                .observed(i < 3 ? 0.3 + i : i / 10_000.0)
                .limit(Bounds.atMost(0.2))
                .unit("PSI")
                .figures(Map.of("noise", 0.01, "adjustedP", 0.5));
        return i == 499 ? check : check.evidence(new Evidence.Distribution(List.of(name), List.of(0.4), List.of(0.6)));
    }

    private HtmlPage page(boolean script) throws Exception {
        return jenkins.createWebClient().withJavaScriptEnabled(script).getPage(run, GATE);
    }

    private WebResponse get(String path) throws Exception {
        return jenkins.createWebClient()
                .goTo(run.getUrl() + GATE + path, "text/html")
                .getWebResponse();
    }

    private static List<HtmlTableRow> rows(HtmlPage page) {
        return page.getByXPath("//table[contains(@class, 'modelgate-checks__table')]/tbody/tr[@data-verdict]");
    }

    @Test
    void withoutJavaScriptAGateWithManyChecksIsAPlainTableTheWorstFirst() throws Exception {
        HtmlPage page = page(false);

        assertThat(rows(page)).hasSize(501);
        assertThat(rows(page).subList(0, 5))
                .extracting(row -> row.getCell(1).getAttribute("data-sort"))
                .containsExactly("Data set", "sensor 2", "sensor 1", HOSTILE, "sensor 499");
        assertThat(rows(page).get(1).asNormalizedText()).contains("Failed", "2.3", "≤ 0.2", "0.01", "0.5");
        String content = page.getElementById("main-panel").asXml();
        assertThat(content).doesNotContain("<figure", "style=", "onclick", "<script>");
        assertThat(page.getWebResponse().getContentAsString().getBytes(StandardCharsets.UTF_8).length)
                .as("bytes of the page")
                .isLessThan(900_000);
    }

    @Test
    void everyCheckHasAPageOfItsOwn() throws Exception {
        HtmlPage page = page(false);

        HtmlPage check = page.getAnchorByHref("check/2/").click();

        assertThat(check.asNormalizedText()).contains("sensor 1", "Failed", "Observed", "1.3 PSI");
        assertThat(check.getElementById("main-panel").getElementsByTagName("figure"))
                .hasSize(1);
        assertThat((HtmlPage) check.getAnchorByHref("../../").click())
                .extracting(back -> back.getUrl().getPath())
                .asString()
                .endsWith(GATE);
    }

    @Test
    void picturesAreFetchedOneByOneAndTheWorstOnesUnasked() throws Exception {
        HtmlPage page = page(true);
        page.getWebClient().waitForBackgroundJavaScript(10_000);
        assertThat(page.getByXPath("//tr[contains(@class, 'modelgate-checks__picture')]//figure"))
                .hasSize(3);

        HtmlButton toggle = page.getFirstByXPath("//tr[@data-verdict='PASSED']//button");
        toggle.click();
        page.getWebClient().waitForBackgroundJavaScript(10_000);

        assertThat(toggle.getAttribute("aria-expanded")).isEqualTo("true");
        assertThat(page.getByXPath("//tr[contains(@class, 'modelgate-checks__picture')]//figure"))
                .hasSize(4);
    }

    @Test
    void theTableIsFilteredByNameAndVerdictAndSaysHowManyAreLeft() throws Exception {
        HtmlPage page = page(true);
        DomElement shown = page.getFirstByXPath("//*[@role='status' and contains(@class, 'modelgate-checks__shown')]");
        assertThat(shown.getTextContent()).isEqualTo("501 of 501 checks shown");

        HtmlInput name = page.getHtmlElementById("modelgate-checks-name");
        name.type("Sensor 49");
        assertThat(shown.getTextContent()).isEqualTo("15 of 501 checks shown");
        assertThat(rows(page).stream().filter(row -> !row.hasAttribute("hidden")))
                .hasSize(15);

        HtmlSelect verdict = page.getHtmlElementById("modelgate-checks-verdict");
        assertThat(verdict.getOptions())
                .extracting(option -> option.getTextContent().strip())
                .containsExactly("Every verdict (501)", "Failed (4)", "Passed (497)");
        verdict.setSelectedAttribute("FAILED", true);
        assertThat(shown.getTextContent()).isEqualTo("0 of 501 checks shown");
        assertThat(page.<DomElement>getFirstByXPath("//p[contains(@class, 'modelgate-checks__none')]")
                        .hasAttribute("hidden"))
                .isFalse();
    }

    @Test
    void aClickOnAHeaderSortsAndSaysSo() throws Exception {
        HtmlPage page = page(true);
        DomElement observed = page.getFirstByXPath("//th[normalize-space()='Observed']");
        HtmlButton sort = observed.getFirstByXPath("./button");

        sort.click();
        assertThat(observed.getAttribute("aria-sort")).isEqualTo("descending");
        assertThat(rows(page).get(0).getCell(1).getAttribute("data-sort")).isEqualTo("sensor 2");
        sort.click();
        assertThat(observed.getAttribute("aria-sort")).isEqualTo("ascending");
        assertThat(rows(page).get(0).getCell(1).getAttribute("data-sort")).isEqualTo("sensor 3");
        assertThat(rows(page).get(500).getCell(1).getAttribute("data-sort"))
                .as("what has no number comes last")
                .isEqualTo("Data set");
        assertThat(page.getByXPath("//th[@aria-sort]")).hasSize(1);
    }

    @Test
    void aPictureMayBeKeptAsLongAsItsAddressIsRight() throws Exception {
        DomElement toggle = page(false).getFirstByXPath("//button[@data-fragment]");

        WebResponse kept = get(toggle.getAttribute("data-fragment"));
        assertThat(kept.getContentType()).isEqualTo("text/html");
        assertThat(kept.getResponseHeaderValue("Cache-Control")).isEqualTo("private, max-age=86400, immutable");
        assertThat(kept.getContentAsString())
                .startsWith("<div class=\"mg-report\">")
                .contains("<figure");
        assertThat(get("check/1/fragment?v=old").getResponseHeaderValue("Cache-Control"))
                .isEqualTo("private, no-cache");
    }

    @Test
    void aPictureHoldsNoMarkupOfTheDatas() throws Exception {
        assertThat(get("check/1/fragment").getContentAsString())
                .contains("&lt;img src=x")
                .doesNotContain("<img");
        assertThat(page(false).getByXPath("//div[@id='main-panel']//img")).isEmpty();
        HtmlPage check = jenkins.createWebClient().withJavaScriptEnabled(false).getPage(run, GATE + "check/1/");
        assertThat(check.getByXPath("//img[@src='x']")).isEmpty();
        assertThat(check.asNormalizedText()).contains("<img src=x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"501", "-1", "x", "99999999999", "1.5"})
    void aCheckThatTheReportDoesNotHaveHasNoPage(String place) throws Exception {
        jenkins.createWebClient().assertFails(run.getUrl() + GATE + "check/" + place + "/", 404);
        jenkins.createWebClient().assertFails(run.getUrl() + GATE + "check/" + place + "/fragment", 404);
    }

    @Test
    void aCheckWithoutPictureHasAnEmptyOne() throws Exception {
        assertThat(get("check/500/fragment").getContentAsString()).isEmpty();
        assertThat(get("check/500/").getContentAsString()).contains("sensor 499 was compared");
    }

    @Test
    void whoMayNotReadTheJobGetsNoPicture() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("stranger")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader"));

        try (JenkinsRule.WebClient stranger = jenkins.createWebClient().login("stranger")) {
            stranger.assertFails(run.getUrl() + GATE + "check/1/fragment", 404);
            stranger.assertFails(run.getUrl() + GATE + "check/1/", 404);
        }
        try (JenkinsRule.WebClient reader = jenkins.createWebClient().login("reader")) {
            reader.goTo(run.getUrl() + GATE + "check/1/fragment", "text/html");
        }
    }

    @Test
    void aPictureIsOnlyGot() throws Exception {
        WebRequest post =
                new WebRequest(new URL(jenkins.getURL(), run.getUrl() + GATE + "check/1/fragment"), HttpMethod.POST);
        JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);

        assertThat(client.getPage(client.addCrumb(post)).getWebResponse().getStatusCode())
                .isBetween(400, 499);
    }
}
