package io.jenkins.lib.modelgate.model;

/** Is told what stands in an ONNX file, in the file's order. */
public interface OnnxVisitor {

    /**
     * A node of the graph, of a graph within an attribute, or of a function.
     *
     * @param domain empty for the standard operators; {@code ai.onnx} is given as empty
     */
    void node(long position, String domain, String operator);

    /** A function that the file defines itself. */
    void function(long position, String domain, String name);

    /** A tensor is kept in another file. */
    void externalData(long position, String location);
}
