package io.jenkins.lib.modelgate.scan.pickle;

import static io.jenkins.lib.modelgate.scan.pickle.Op.*;

import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;

/**
 * Goes through one pickle as an unpickler does, to the letter, but instead of objects it has {@link Code}s, and instead of
 * importing and calling it takes note. Where Python's two unpicklers, the one in C and the one in Python, differ, it goes on
 * as the one does that goes further. Every opcode costs what its bytes cost, whatever they say.
 */
final class Machine {

    private final Window window;
    private final Objects objects;
    private final Imports imports;
    private final Calls calls;
    private final OperandStack stack = new OperandStack();
    private final Memo memo = new Memo();
    private final Operands operands;
    private final Globals globals;
    private final NestedPickles nested;
    private final ArrayBytes arrays;
    private final Proportion proportion;
    private Storages storages;
    private long frameEnd;
    private long at;
    private long steps;
    private int result = Code.UNKNOWN;

    /** @param joblib whether bytes of arrays follow where joblib has them */
    Machine(Window window, Imports imports, boolean joblib) {
        this(window, imports, joblib, 0);
    }

    /** @param depth how many pickles this one is within */
    Machine(Window window, Imports imports, boolean joblib, int depth) {
        this.window = window;
        this.imports = imports;
        objects = new Objects(imports);
        proportion = new Proportion(imports);
        calls = new Calls(objects);
        operands = new Operands(window);
        globals = new Globals(objects, imports, operands);
        nested = new NestedPickles(window, imports, operands, depth);
        arrays = new ArrayBytes(window, objects, joblib, depth);
    }

    /** Has persistent ids counted as PyTorch's storages. */
    Machine counting(Storages seen) {
        storages = seen;
        return this;
    }

    /** How many opcodes there were so far. */
    long steps() {
        return steps;
    }

    /** What the last opcode left, once the stream has stopped. */
    String render() {
        return objects.render(result);
    }

    /**
     * Runs until {@code STOP}; the window stands behind it then.
     *
     * @throws BrokenStream where an unpickler would not go on
     * @throws IOException where the part cannot be read
     */
    void run() throws IOException {
        while (true) {
            at = window.position();
            int op = window.read();
            steps++;
            if (op == STOP) {
                result = stack.pop(at);
                if (window.position() < frameEnd) {
                    frameLies();
                }
                return;
            }
            if (op < 0) {
                throw BrokenStream.cutOff(at, "the stream ends without a STOP");
            }
            step(op);
        }
    }

    private void step(int op) throws IOException {
        switch (op) {
            case SHORT_BINUNICODE -> text(operands.single(at));
            case BINUNICODE, BINSTRING -> text(operands.number(4, at));
            case BINUNICODE8 -> text(operands.number(8, at));
            case SHORT_BINSTRING -> text(operands.single(at));
            case MEMOIZE -> put(memo.count());
            case BINPUT -> put(operands.single(at));
            case LONG_BINPUT -> put(operands.number(4, at));
            case PUT -> put(lineNumber());
            case BINGET -> get(operands.single(at));
            case LONG_BINGET -> get(operands.number(4, at));
            case GET -> get(lineNumber());
            case BINFLOAT -> {
                operands.pass(8, at);
                push(Code.PLAIN);
            }
            case BININT1 -> push(Code.of(Code.NUMBER, operands.single(at)));
            case BININT2 -> push(Code.of(Code.NUMBER, (int) operands.number(2, at)));
            case BININT -> integerValue((int) operands.number(4, at));
            case LONG1 -> integer(operands.single(at));
            case LONG4 -> integer((int) operands.number(4, at));
            case NONE, NEWTRUE, NEWFALSE, EMPTY_LIST, EMPTY_SET, NEXT_BUFFER -> push(Code.PLAIN);
            case EMPTY_TUPLE -> push(Code.NOTHING);
            case EMPTY_DICT -> push(objects.dict());
            case MARK -> stack.mark(at);
            case TUPLE1 -> tuple(1);
            case TUPLE2 -> tuple(2);
            case TUPLE3 -> tuple(3);
            case TUPLE -> {
                int mark = stack.popMark(at);
                collect(mark, objects.tuple(stack.codes, mark, stack.size, at));
            }
            case APPEND -> {
                stack.need(2, at);
                stack.size--;
                changed(stack.size - 1);
            }
            case APPENDS, ADDITEMS -> {
                int mark = stack.popMark(at);
                stack.size = mark;
                stack.need(1, at);
                changed(mark - 1);
            }
            case SETITEM -> {
                stack.need(3, at);
                items(stack.size - 2);
            }
            case SETITEMS -> {
                int mark = stack.popMark(at);
                items(mark);
            }
            case SHORT_BINBYTES -> push(nested.bytes(operands.single(at), at));
            case BINBYTES -> push(nested.bytes(operands.number(4, at), at));
            case BINBYTES8, BYTEARRAY8 -> push(nested.bytes(operands.number(8, at), at));
            case LIST, FROZENSET -> collect(stack.popMark(at), Code.PLAIN);
            case DICT -> {
                int mark = stack.popMark(at);
                stack.push(Code.PLAIN, at);
                System.arraycopy(stack.codes, mark, stack.codes, mark + 1, stack.size - 1 - mark);
                stack.codes[mark] = objects.dict();
                items(mark + 1);
            }
            default -> uncommon(op);
        }
    }

    private void uncommon(int op) throws IOException {
        switch (op) {
            case INT, LONG -> integerValue(digits().number());
            case FLOAT -> {
                digits();
                push(Code.PLAIN);
            }
            case STRING -> {
                Lines line = operands.line(at);
                text(line.unescapedString(), line.isWhole());
            }
            case UNICODE -> {
                Lines line = operands.line(at);
                text(line.unescapedUnicode(), line.isWhole());
            }
            case POP -> stack.popObjectOrMark(at);
            case POP_MARK -> stack.size = stack.popMark(at);
            case DUP -> push(taken(stack.top(at)));
            case GLOBAL -> push(globals.byLines(at));
            case STACK_GLOBAL -> {
                stack.need(2, at);
                int name = stack.pop(at);
                stack.codes[stack.size - 1] = globals.byTexts(stack.codes[stack.size - 1], name, at);
            }
            case REDUCE -> {
                stack.need(2, at);
                int arguments = stack.pop(at);
                stack.codes[stack.size - 1] = call(stack.codes[stack.size - 1], arguments);
            }
            case BUILD -> build();
            case NEWOBJ -> {
                stack.need(2, at);
                int arguments = stack.pop(at);
                stack.codes[stack.size - 1] = calls.make(stack.codes[stack.size - 1], arguments, at);
            }
            case NEWOBJ_EX -> {
                stack.need(3, at);
                stack.pop(at);
                int arguments = stack.pop(at);
                stack.codes[stack.size - 1] = calls.makeByNames(stack.codes[stack.size - 1], arguments, at);
            }
            case INST -> {
                int callee = globals.byLines(at);
                int mark = stack.popMark(at);
                collect(mark, call(callee, objects.tuple(stack.codes, mark, stack.size, at)));
            }
            case OBJ -> {
                int mark = stack.popMark(at);
                if (stack.size == mark) {
                    throw BrokenStream.at(at, "OBJ finds no class on the stack");
                }
                int arguments = objects.tuple(stack.codes, mark + 1, stack.size, at);
                collect(mark, call(stack.codes[mark], arguments));
            }
            case PERSID -> {
                operands.line(at);
                globals.persistent(Code.TEXT, at);
                push(Code.PERSISTENT);
            }
            case BINPERSID -> {
                int id = stack.pop(at);
                globals.persistent(id, at);
                push(storages == null ? Code.PERSISTENT : storages.see(id, objects));
            }
            case EXT1 -> push(globals.byExtension(operands.number(1, at), at));
            case EXT2 -> push(globals.byExtension(operands.number(2, at), at));
            case EXT4 -> push(globals.byExtension(operands.number(4, at), at));
            case PROTO -> {
                long protocol = operands.number(1, at);
                if (protocol > NEWEST) {
                    throw BrokenStream.at(
                            at, "the stream says it is of protocol " + protocol + ", which does not exist");
                }
            }
            case FRAME -> frame(operands.number(8, at));
            case READONLY_BUFFER -> stack.need(1, at);
            default -> throw BrokenStream.at(at, String.format("there is no opcode 0x%02x", op));
        }
    }

    private void frame(long length) {
        if (length < 0 || window.position() < frameEnd) {
            frameLies();
        }
        frameEnd = window.position() + length;
    }

    private void frameLies() {
        imports.found(
                Rule.UNREADABLE,
                at,
                "",
                "A frame does not end where the stream goes on, so that Python's unpicklers read it differently.",
                "");
    }

    private void push(int code) throws BrokenStream {
        stack.push(code, at);
    }

    private void text(long length) throws IOException {
        int known = length > Names.LONGEST && length <= RunTexts.LONGEST && window.have((int) length)
                ? RunTexts.of(window.bytes, window.next, (int) length)
                : Code.TEXT;
        if (known != Code.TEXT) {
            window.next += (int) length;
            push(known);
        } else if (length >= 0 && length <= Names.LONGEST) {
            if (!window.have((int) length)) {
                throw Operands.cutOff(at);
            }
            int name = objects.names.of(window.bytes, window.next, (int) length);
            window.next += (int) length;
            push(name < 0 ? Code.TEXT : Code.of(Code.NAME, name));
        } else {
            push(nested.text(length, at));
        }
    }

    private void text(byte[] text, boolean isWhole) throws BrokenStream {
        int name = isWhole ? objects.names.of(text, 0, text.length) : -1;
        int known = isWhole ? RunTexts.of(text, 0, text.length) : Code.TEXT;
        push(name < 0 ? known : Code.of(Code.NAME, name));
    }

    private void integer(long length) throws IOException {
        if (length < 0 || length > Long.BYTES) {
            operands.pass(length, at);
            push(Code.PLAIN);
        } else {
            integerValue(operands.signed((int) length, at));
        }
    }

    private void integerValue(long value) throws BrokenStream {
        if (value >= Code.PAYLOADS || value < 0 && value >= Byte.MIN_VALUE) {
            push(objects.recent.addNumber(value));
        } else {
            push(Code.number(value));
        }
    }

    private Lines digits() throws IOException {
        Lines line = operands.line(at);
        proportion.digits(line, at);
        return line;
    }

    private long lineNumber() throws IOException {
        long number = digits().number();
        if (number < 0) {
            throw BrokenStream.at(at, "the memo is used with something that is no number from 0");
        }
        return number;
    }

    private void put(long number) throws BrokenStream {
        proportion.memo(number, at);
        if (!memo.put(number, stack.top(at))) {
            throw BrokenStream.beyondBounds(at, "the memo holds more objects than the scan keeps");
        }
    }

    private void get(long number) throws BrokenStream {
        int code = memo.get(number);
        if (code == Memo.ABSENT) {
            throw BrokenStream.at(at, "an object is taken from the memo that was never put there");
        }
        push(taken(code));
    }

    /** An object that is about to be in two places. */
    private int taken(int code) {
        if (Code.kind(code) == Code.DTYPE) {
            objects.types.settle(Code.payload(code));
        } else if (Code.kind(code) == Code.DICT) {
            objects.states.share(code);
        }
        return code;
    }

    private void tuple(int count) throws BrokenStream {
        stack.need(count, at);
        int from = stack.size - count;
        int tuple = objects.tuple(stack.codes, from, stack.size, at);
        stack.size = from;
        push(tuple);
    }

    private void collect(int mark, int code) throws BrokenStream {
        stack.size = mark;
        push(code);
    }

    private void changed(int index) {
        int target = stack.codes[index];
        if (Code.kind(target) == Code.IMPORT) {
            calls.changes(at, target);
        } else if (Code.kind(target) == Code.RESULT) {
            calls.changesObject(at, target);
        }
    }

    /** Keys and values from a place of the stack on, for the container below it. */
    private void items(int from) throws BrokenStream {
        int to = stack.size;
        stack.size = from;
        stack.need(1, at);
        int target = stack.codes[from - 1];
        changed(from - 1);
        for (int i = from; i + 1 < to; i += 2) {
            int key = stack.codes[i];
            if (Code.kind(key) == Code.NAME ? Objects.isReserved(key) : Code.isMade(key)) {
                arrays.attribute(target, key, stack.codes[i + 1]);
                objects.states.put(target, key, stack.codes[i + 1]);
                if (Objects.isHook(key)) {
                    calls.hook(key, stack.codes[i + 1], at);
                } else if (Code.kind(key) == Code.RESULT) {
                    calls.madeKey(key, stack.codes[i + 1], at);
                }
            }
        }
        if (Code.kind(target) == Code.DICT
                && objects.types.fields().put(Code.payload(target), stack.codes, from, to, objects)) {
            calls.changesType(at);
        }
    }

    private int call(int callee, int arguments) throws IOException {
        if (Code.kind(callee) == Code.IMPORT && objects.imports.get(Code.payload(callee)).use == null) {
            String text = objects.text(objects.element(arguments, 0));
            if (text != null) {
                nested.argument(text, at);
            }
        }
        return calls.call(callee, arguments, at);
    }

    private void build() throws IOException {
        stack.need(2, at);
        int state = stack.pop(at);
        int target = stack.codes[stack.size - 1];
        calls.build(target, state, at);
        if (Code.kind(target) == Code.RESULT && imports.get(Code.payload(target)).use == Use.ARRAY) {
            arrays.read(state, at, frameEnd);
        }
    }
}
