package io.jenkins.lib.modelgate.scan.pickle;

/** Tells of what is not approved how it is reached. */
final class Chains {

    private static final int DEPTH = 3;
    private static final int WIDTH = 8;

    private final Objects objects;

    Chains(Objects objects) {
        this.objects = objects;
    }

    /** Something is called with something. */
    void say(int callee, int arguments) {
        boolean node = Code.kind(arguments) == Code.NODE;
        if (Code.kind(callee) == Code.NODE || wants(callee) || node && wants(arguments, DEPTH)) {
            String chain = objects.call(callee, arguments);
            reach(callee, chain, DEPTH);
            reach(arguments, chain, DEPTH);
        }
    }

    /** Something is reached as a chain says. */
    void say(int code, String chain) {
        if (wants(code)) {
            reach(code, chain, 1);
        }
    }

    private boolean wants(int code) {
        return Code.kind(code) == Code.IMPORT
                && objects.imports.get(Code.payload(code)).wantsChain();
    }

    private boolean wants(int code, int depth) {
        if (Code.kind(code) != Code.NODE || depth == 0) {
            return wants(code);
        }
        int node = Code.payload(code);
        for (int i = 0; i < Math.min(WIDTH, objects.nodes.elements(node)); i++) {
            if (wants(objects.nodes.element(node, i), depth - 1)) {
                return true;
            }
        }
        return false;
    }

    private void reach(int code, String chain, int depth) {
        if (wants(code)) {
            objects.imports.get(Code.payload(code)).reachedBy(chain);
        } else if (Code.kind(code) == Code.NODE && depth > 0) {
            int node = Code.payload(code);
            for (int i = 0; i < Math.min(WIDTH, objects.nodes.elements(node)); i++) {
                reach(objects.nodes.element(node, i), chain, depth - 1);
            }
        }
    }
}
