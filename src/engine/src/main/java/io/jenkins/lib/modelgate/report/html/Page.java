package io.jenkins.lib.modelgate.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The frame of a page that stands on its own: nothing in it is fetched from anywhere. */
final class Page {

    private Page() {}

    static void open(Markup out, String title) {
        out.doctype().open("html", "lang", "en").open("head");
        out.empty("meta", "charset", "utf-8");
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        out.empty("meta", "name", "color-scheme", "content", "light dark");
        out.empty("meta", "name", "referrer", "content", "no-referrer");
        out.leaf("title", title + " · Modelgate");
        // the style sheet holds none of < > &, so it reads the same as HTML and as XML
        out.leaf("style", css());
        out.close().open("body", "class", "mg-standalone").open("main");
    }

    static void close(Markup out) {
        out.close().close().close();
    }

    static String css() {
        try (InputStream in = Page.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("report.css is missing from this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
