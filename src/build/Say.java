/** Prints its arguments as one line of the build's output, also where Maven is told to be quiet. */
final class Say {

    private Say() {}

    public static void main(String[] arguments) {
        System.out.println(String.join(" ", arguments));
    }
}
