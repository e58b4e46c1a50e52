import io.trino.server.Server;

/** Serves until the standard input ends, so that the server never outlives who started it. */
class Serve {
    public static void main(String[] args) {
        Thread.ofPlatform().daemon().start(Serve::endWithStandardInput);
        new Server().start(args[0]);
    }

    private static void endWithStandardInput() {
        try {
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        catch (java.io.IOException e) {
            // An input that cannot be read has ended.
        }
        Runtime.getRuntime().halt(0);
    }
}
