package io.jenkins.lib.modelgate.scan.pickle;

import static io.jenkins.lib.modelgate.scan.pickle.Op.*;

import io.jenkins.lib.modelgate.scan.part.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Goes through one pickle as an unpickler does, to the letter, but instead of objects it has {@link Code}s, and instead of
 * importing and calling it takes note. Where Python's two unpicklers, the one in C and the one in Python, differ, it goes on
 * as the one does that goes further. Every opcode costs what its bytes cost, whatever they say.
 */
final class Machine {

    /** Depth of pickles in texts of pickles. */
    private static final int DEEPEST = 4;

    /** Bytes as protocol 2 writes them, in a text, that are looked into. */
    private static final int LONGEST_LATIN = 8 << 20;

    private final Window window;
    private final Objects objects;
    private final Imports imports;
    private final Calls calls;
    private final OperandStack stack = new OperandStack();
    private final Memo memo = new Memo();
    private final Lines lines;
    private final ArrayBytes arrays;
    private final int depth;
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
        this.depth = depth;
        objects = new Objects(imports);
        calls = new Calls(objects);
        lines = new Lines(window);
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
            case SHORT_BINUNICODE -> text(single());
            case BINUNICODE, BINSTRING -> text(number(4));
            case BINUNICODE8 -> text(number(8));
            case SHORT_BINSTRING -> text(single());
            case MEMOIZE -> put(memo.count());
            case BINPUT -> put(single());
            case LONG_BINPUT -> put(number(4));
            case PUT -> put(lineNumber());
            case BINGET -> get(single());
            case LONG_BINGET -> get(number(4));
            case GET -> get(lineNumber());
            case BINFLOAT -> {
                pass(8);
                push(Code.PLAIN);
            }
            case BININT1 -> push(Code.of(Code.NUMBER, single()));
            case BININT2 -> push(Code.of(Code.NUMBER, (int) number(2)));
            case BININT -> integerValue((int) number(4));
            case LONG1 -> integer(single());
            case LONG4 -> integer((int) number(4));
            case NONE, NEWTRUE, NEWFALSE, EMPTY_LIST, EMPTY_SET, NEXT_BUFFER -> push(Code.PLAIN);
            case EMPTY_TUPLE -> push(Code.NOTHING);
            case EMPTY_DICT -> push(objects.dict());
            case MARK -> stack.mark(at);
            case TUPLE1 -> tuple(1);
            case TUPLE2 -> tuple(2);
            case TUPLE3 -> tuple(3);
            case TUPLE -> {
                int mark = stack.popMark(at);
                collect(mark, objects.tuple(stack.codes, mark, stack.size));
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
            case SHORT_BINBYTES -> bytes(single());
            case BINBYTES -> bytes(number(4));
            case BINBYTES8, BYTEARRAY8 -> bytes(number(8));
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
            case INT, LONG -> {
                lines.next(at);
                integerValue(lines.number());
            }
            case FLOAT -> {
                lines.next(at);
                push(Code.PLAIN);
            }
            case STRING -> {
                lines.next(at);
                text(lines.unescapedString());
            }
            case UNICODE -> {
                lines.next(at);
                text(lines.unescapedUnicode());
            }
            case POP -> stack.popObjectOrMark(at);
            case POP_MARK -> stack.size = stack.popMark(at);
            case DUP -> push(stack.top(at));
            case GLOBAL -> push(global());
            case STACK_GLOBAL -> stackGlobal();
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
                stack.codes[stack.size - 1] = calls.make(stack.codes[stack.size - 1], arguments, at);
            }
            case INST -> {
                int callee = global();
                int mark = stack.popMark(at);
                collect(mark, call(callee, objects.tuple(stack.codes, mark, stack.size)));
            }
            case OBJ -> {
                int mark = stack.popMark(at);
                if (stack.size == mark) {
                    throw BrokenStream.at(at, "OBJ finds no class on the stack");
                }
                int arguments = objects.tuple(stack.codes, mark + 1, stack.size);
                collect(mark, call(stack.codes[mark], arguments));
            }
            case PERSID -> {
                lines.next(at);
                persistent(Code.TEXT);
                push(Code.PERSISTENT);
            }
            case BINPERSID -> {
                int id = stack.pop(at);
                persistent(id);
                push(storages == null ? Code.PERSISTENT : storages.see(id, objects));
            }
            case EXT1 -> extension(number(1));
            case EXT2 -> extension(number(2));
            case EXT4 -> extension(number(4));
            case PROTO -> {
                long protocol = number(1);
                if (protocol > NEWEST) {
                    throw BrokenStream.at(
                            at, "the stream says it is of protocol " + protocol + ", which does not exist");
                }
            }
            case FRAME -> {
                long length = number(8);
                frame(length);
            }
            case READONLY_BUFFER -> stack.need(1, at);
            default -> throw BrokenStream.at(at, String.format("there is no opcode 0x%02x", op));
        }
    }

    /** PyTorch's ids are tuples that say what they are; any others only their program knows. */
    private void persistent(int id) {
        String kind = objects.text(objects.element(id, 0));
        if (!"storage".equals(kind) && !"module".equals(kind)) {
            imports.found(
                    Rule.PICKLE_UNKNOWN,
                    at,
                    "persistent id",
                    "What stands here is up to the program that loads the file; only PyTorch's storages are known.",
                    "");
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

    private long number(int width) throws IOException {
        if (!window.have(width)) {
            throw truncated();
        }
        return window.number(width);
    }

    private int single() throws IOException {
        int value = window.read();
        if (value < 0) {
            throw truncated();
        }
        return value;
    }

    private BrokenStream truncated() {
        return BrokenStream.cutOff(
                at, "the stream ends within an opcode, or the opcode says it is longer than the stream");
    }

    private void pass(long count) throws IOException {
        if (count < 0 || !window.skip(count)) {
            throw truncated();
        }
    }

    private void text(long length) throws IOException {
        if (length >= 0 && length <= Names.LONGEST) {
            if (!window.have((int) length)) {
                throw truncated();
            }
            int name = objects.names.of(window.bytes, window.next, (int) length);
            window.next += (int) length;
            push(name < 0 ? Code.TEXT : Code.of(Code.NAME, name));
        } else if (length > 0 && length <= LONGEST_LATIN && depth < DEEPEST && LatinText.beginsLikePickle(window)) {
            byte[] text = window.read((int) length);
            if (text == null) {
                throw truncated();
            }
            byte[] latin = LatinText.bytes(text);
            int seen = latin == null ? Code.PLAIN : lookInto(new Window(new ByteContent(latin)), true);
            push(seen == Code.TORCH_FILE ? seen : Code.TEXT);
        } else {
            pass(length);
            push(Code.TEXT);
        }
    }

    private void text(byte[] text) throws BrokenStream {
        int name = lines.isWhole() ? objects.names.of(text, 0, text.length) : -1;
        push(name < 0 ? Code.TEXT : Code.of(Code.NAME, name));
    }

    private void integer(long length) throws IOException {
        if (length < 0 || length > 8) {
            pass(length);
            push(Code.PLAIN);
        } else {
            integerValue(length == 0 ? 0 : signed(number((int) length), (int) length));
        }
    }

    private static long signed(long value, int width) {
        return value << 64 - 8 * width >> 64 - 8 * width;
    }

    private void integerValue(long value) throws BrokenStream {
        if (value >= Code.PAYLOADS || value < 0 && value >= Byte.MIN_VALUE) {
            push(objects.recent.addNumber(value));
        } else {
            push(Code.number(value));
        }
    }

    private long lineNumber() throws IOException {
        lines.next(at);
        long number = lines.number();
        if (number < 0) {
            throw BrokenStream.at(at, "the memo is used with something that is no number from 0");
        }
        return number;
    }

    private void put(long number) throws BrokenStream {
        if (!memo.put(number, stack.top(at))) {
            throw BrokenStream.beyondBounds(at, "the memo holds more objects than the scan keeps");
        }
    }

    private void get(long number) throws BrokenStream {
        int code = memo.get(number);
        if (code == Memo.ABSENT) {
            throw BrokenStream.at(at, "an object is taken from the memo that was never put there");
        }
        push(code);
    }

    private void tuple(int count) throws BrokenStream {
        stack.need(count, at);
        int from = stack.size - count;
        int tuple = objects.tuple(stack.codes, from, stack.size);
        stack.size = from;
        push(tuple);
    }

    private void collect(int mark, int code) throws BrokenStream {
        stack.size = mark;
        push(code);
    }

    private void changed(int index) {
        if (Code.kind(stack.codes[index]) == Code.IMPORT) {
            calls.changes(at, stack.codes[index]);
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
                if (Objects.isHook(key)) {
                    calls.hook(key, stack.codes[i + 1], at);
                }
            }
        }
    }

    private int global() throws IOException {
        lines.next(at);
        boolean whole = lines.isWhole();
        String module = lines.text();
        lines.next(at);
        return imported(module, lines.text(), whole && lines.isWhole());
    }

    private int imported(String module, String name, boolean whole) throws BrokenStream {
        int known = objects.importOf(module, name, at);
        if (!whole) {
            imports.found(
                    Rule.PICKLE_UNKNOWN,
                    at,
                    PythonText.safe(module),
                    "The name of this import is longer than any.",
                    "");
        }
        return known;
    }

    private void stackGlobal() throws BrokenStream {
        stack.need(2, at);
        String name = objects.text(stack.pop(at));
        String module = objects.text(stack.codes[stack.size - 1]);
        if (module != null && name != null) {
            stack.codes[stack.size - 1] = imported(module, name, true);
        } else {
            imports.found(
                    Rule.PICKLE_UNKNOWN,
                    at,
                    "",
                    "Something is imported here by a name that is not written in the stream as a short text.",
                    (module == null ? "…" : PythonText.safe(module)) + "."
                            + (name == null ? "…" : PythonText.safe(name)));
            stack.codes[stack.size - 1] = Code.UNKNOWN;
        }
    }

    private int call(int callee, int arguments) throws IOException {
        if (Code.kind(callee) == Code.IMPORT && objects.imports.get(Code.payload(callee)).use == null) {
            String text = objects.text(objects.element(arguments, 0));
            if (text != null && depth < DEEPEST) {
                lookInto(text.getBytes(StandardCharsets.ISO_8859_1));
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

    private void extension(long code) throws BrokenStream {
        imports.found(
                Rule.PICKLE_UNKNOWN,
                at,
                "extension " + code,
                "What is imported here hangs on the extension registry of the program that loads the file.",
                "");
        push(Code.UNKNOWN);
    }

    private void bytes(long length) throws IOException {
        if (length < 0) {
            throw truncated();
        }
        long start = window.position();
        if (length >= 4 && depth < DEEPEST && window.have(4) && looksLikePickle()) {
            long end = window.narrow(start + length);
            int seen = lookInto(window, (window.bytes[window.next] & 0xff) == PROTO);
            window.widen(end);
            pass(start + length - window.position());
            push(seen);
        } else {
            pass(length);
            push(Code.PLAIN);
        }
    }

    private boolean looksLikePickle() {
        int first = window.bytes[window.next] & 0xff;
        int second = window.bytes[window.next + 1] & 0xff;
        return first == PROTO && second <= NEWEST || first == GLOBAL && Character.isLetter(second) || first == MARK;
    }

    private void lookInto(byte[] text) throws IOException {
        lookInto(new Window(new ByteContent(text)), false);
    }

    /** Bytes that may be a pickle by themselves: what they import counts where they are one, to the end or to a call. */
    private int lookInto(Window inner, boolean isPickle) throws IOException {
        Imports seen = new Imports(imports.allowList());
        int known = Code.PLAIN;
        try {
            if (TorchFile.begins(inner)) {
                TorchFile.read(inner, seen, depth + 1);
                known = Code.TORCH_FILE;
            } else {
                new Machine(inner, seen, true, depth + 1).run();
            }
        } catch (BrokenStream e) {
            if (e.isBound()) {
                seen.found(Rule.TOO_MUCH, at, "", "In a pickle within this one " + e.getMessage() + ".", "");
            } else if (!seen.isCalling()) {
                return Code.PLAIN;
            }
        }
        if (seen.isCalling() || known == Code.TORCH_FILE || isPickle) {
            imports.addAll(seen);
        }
        return known;
    }
}
