package io.jenkins.lib.modelgate.scan.pickle;

import static io.jenkins.lib.modelgate.scan.pickle.Op.*;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Goes from opcode to opcode without following what they do: for the bytes of an array that one reader passes over and
 * another takes for opcodes, with a stack of which nothing is known here. Chance bytes have one opcode in four, and a few of
 * them in a row at times; a text among them may reach over the array's end, after which honest opcodes can follow.
 */
final class Skim {

    private static final int[] POPS = {POP, POP_MARK};
    private static final int[] PUTS = {PUT, BINPUT, LONG_BINPUT, MEMOIZE};
    private static final int[] GETS = {GET, BINGET, LONG_BINGET};
    private static final int[] TUPLES = {EMPTY_TUPLE, TUPLE, TUPLE1, TUPLE2, TUPLE3};
    private static final int[] CALLS = {REDUCE, BUILD, OBJ, NEWOBJ, NEWOBJ_EX};

    private final Window window;
    private final AllowList allowed;
    private final long end;
    private final Operands operands;

    /** Something was imported: whatever is called next may be that. */
    private boolean reached;

    /** Something lies on top of the stack that may be a name. */
    private boolean text;

    private boolean got;
    /** Arguments after something from the memo. */
    private boolean arguments;

    private boolean put;
    private boolean beyond;
    private String module = "";
    private String name = "";

    /**
     * @param window stands where the array begins
     * @param end where the array ends
     */
    Skim(Window window, AllowList allowed, long end) {
        this.window = window;
        this.allowed = allowed;
        this.end = end;
        operands = new Operands(window);
    }

    /**
     * Whether something that is not approved is reached before the opcodes come to an end.
     *
     * @throws BrokenStream that {@link BrokenStream#isCutOff()} where the bytes end before that is clear
     */
    boolean calls() throws IOException {
        while (true) {
            long at = window.position();
            int op = window.read();
            if (op < 0) {
                throw BrokenStream.cutOff(at, "the bytes end");
            }
            if (at >= end && !beyond) {
                beyond = true;
                if (reached || put) {
                    return true;
                }
            }
            if (op == GLOBAL || op == INST) {
                if (imports(op, at)) {
                    return true;
                }
            } else if (op == STACK_GLOBAL) {
                if (beyond && !isApproved()) {
                    return true;
                }
                reached |= text && !beyond;
            } else if (is(op, CALLS)) {
                if (reached || !beyond && op != BUILD && arguments) {
                    return true;
                }
            } else {
                note(op);
                if (!pass(op, at)) {
                    return false;
                }
            }
        }
    }

    private boolean imports(int op, long at) throws IOException {
        String from = operands.line(at).text();
        String imported = operands.line(at).text();
        if (!Imports.isName(from) || !Imports.isName(imported)) {
            return false;
        }
        reached |= !beyond;
        return beyond ? !allowed.approves(from, imported) : op == INST;
    }

    /** Whether the last two texts name something approved; the first of them may come from the memo, as it often does. */
    private boolean isApproved() {
        return module == null ? name != null : name == null || allowed.approves(module, name);
    }

    private void note(int op) {
        if (is(op, GETS)) {
            got = true;
            text = true;
            module = name;
            name = null;
        } else if (is(op, TUPLES)) {
            arguments |= got;
        } else {
            text |= is(op, POPS);
            put |= !beyond && is(op, PUTS);
        }
    }

    private static boolean is(int op, int[] ops) {
        for (int each : ops) {
            if (each == op) {
                return true;
            }
        }
        return false;
    }

    /** Passes over an opcode's argument; false where it is none that goes on. */
    private boolean pass(int op, long at) throws IOException {
        switch (op) {
            case MARK, POP, POP_MARK, DUP, NONE, BINPERSID, APPEND, DICT, EMPTY_DICT, APPENDS, LIST, EMPTY_LIST -> {}
            case SETITEM, TUPLE, EMPTY_TUPLE, SETITEMS, TUPLE1, TUPLE2, TUPLE3, NEWTRUE, NEWFALSE, EMPTY_SET -> {}
            case ADDITEMS, FROZENSET, MEMOIZE, NEXT_BUFFER, READONLY_BUFFER -> {}
            case BININT1, BINGET, BINPUT, PROTO, EXT1 -> operands.pass(1, at);
            case BININT2, EXT2 -> operands.pass(2, at);
            case BININT, LONG_BINGET, LONG_BINPUT, EXT4 -> operands.pass(4, at);
            case BINFLOAT, FRAME -> operands.pass(8, at);
            case SHORT_BINBYTES, LONG1 -> operands.pass(operands.number(1, at), at);
            case BINBYTES, LONG4 -> operands.pass(operands.number(4, at), at);
            case BINBYTES8, BYTEARRAY8 -> operands.pass(operands.number(8, at), at);
            case SHORT_BINSTRING, SHORT_BINUNICODE -> text(operands.number(1, at), at);
            case BINSTRING, BINUNICODE -> text(operands.number(4, at), at);
            case BINUNICODE8 -> text(operands.number(8, at), at);
            case FLOAT, INT, LONG, GET, PUT, PERSID -> operands.line(at);
            case STRING, UNICODE -> text(operands.line(at).text());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void text(String read) {
        text = true;
        module = name;
        name = read;
    }

    private void text(long length, long at) throws IOException {
        if (length >= 0 && length <= Names.LONGEST && window.have((int) length)) {
            text(new String(window.bytes, window.next, (int) length, StandardCharsets.UTF_8));
        } else {
            text("");
        }
        operands.pass(length, at);
    }
}
