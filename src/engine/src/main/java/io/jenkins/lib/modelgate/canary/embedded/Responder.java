package io.jenkins.lib.modelgate.canary.embedded;

/** Answers requests; may take its time, and is asked by several threads at once. */
@FunctionalInterface
interface Responder {

    Answer answer(Request request);
}
