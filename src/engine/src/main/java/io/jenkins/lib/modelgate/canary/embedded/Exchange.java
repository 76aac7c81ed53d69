package io.jenkins.lib.modelgate.canary.embedded;

import io.jenkins.lib.modelgate.canary.embedded.BoundedBytes.Body;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.nio.support.BasicRequestConsumer;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Hands whole requests to a responder on threads of its own, and its answers back. */
final class Exchange implements AsyncServerRequestHandler<Message<HttpRequest, Body>> {

    private final Responder responder;
    private final Executor threads;
    private final int maxBodyBytes;

    Exchange(Responder responder, Executor threads, int maxBodyBytes) {
        this.responder = responder;
        this.threads = threads;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public AsyncRequestConsumer<Message<HttpRequest, Body>> prepare(
            HttpRequest request, EntityDetails entity, HttpContext context) {
        return new BasicRequestConsumer<>(() -> new BoundedBytes(maxBodyBytes));
    }

    @Override
    public void handle(Message<HttpRequest, Body> message, ResponseTrigger trigger, HttpContext context)
            throws HttpException, IOException {
        try {
            threads.execute(() -> respond(message, trigger, context));
        } catch (RejectedExecutionException e) {
            send(message.getHead(), Answer.refusal(503, "Too many requests are waiting."), trigger, context);
        }
    }

    private void respond(Message<HttpRequest, Body> message, ResponseTrigger trigger, HttpContext context) {
        Answer answer;
        try {
            answer = answer(message);
        } catch (RuntimeException e) {
            // The exchange would otherwise hang until its client gives up.
            answer = Answer.refusal(500, "The request could not be worked on.");
        }
        try {
            send(message.getHead(), answer, trigger, context);
        } catch (HttpException | IOException | RuntimeException gone) {
            return; // the client left in the meantime, which is nobody's error
        }
    }

    private Answer answer(Message<HttpRequest, Body> message) {
        HttpRequest head = message.getHead();
        Body body = message.getBody();
        String target = head.getPath();
        if (target == null || !target.startsWith("/")) {
            return Answer.refusal(400, "A request's path starts with a slash.");
        }
        if (body != null && !body.complete()) {
            return Answer.refusal(413, "A request may have %d KB.".formatted(maxBodyBytes >> 10));
        }
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (Header header : head.getHeaders()) {
            if (header.getValue() != null) {
                headers.add(Map.entry(header.getName(), header.getValue()));
            }
        }
        return responder.answer(new Request(head.getMethod(), target, headers, body == null ? null : body.bytes()));
    }

    private static void send(HttpRequest request, Answer answer, ResponseTrigger trigger, HttpContext context)
            throws HttpException, IOException {
        trigger.submitResponse(answer.producer(request.getMethod().equals("HEAD")), context);
    }
}
