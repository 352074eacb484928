package dev.lightbox.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM of its own, with the class path of this one, so that what is measured shares neither heap nor compiler with what
 * measures it. It tells what it found in lines of a name and a value; other lines are passed over. {@link #close} ends its
 * input, at which it stops, and waits for that.
 */
final class ChildProcess implements AutoCloseable {
    private static final String MARK = "benchmark: ";

    private final Process process;
    private final BufferedReader output;

    private ChildProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    /**
     * Starts it.
     *
     * @param prefix what stands before {@code java}, such as {@code taskset}; may be empty
     */
    static ChildProcess start(List<String> prefix, Class<?> main, List<String> jvmOptions, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ChildProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Called in the child: what {@link #hear} returns in the parent. */
    static void tell(String name, Object value) {
        System.out.println(MARK + name + " " + value);
    }

    /** Waits for the child to tell the value of this name. */
    String hear(String name) throws IOException {
        String wanted = MARK + name + " ";
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(wanted)) {
                return line.substring(wanted.length());
            }
        }
        throw new IOException(
                "The measured process ended before it told \"" + name + "\"; what went wrong stands above.");
    }

    /** Lets the child come to its end; what it tells then can still be heard. */
    void endInput() throws IOException {
        process.getOutputStream().close();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() throws IOException {
        endInput();
        process.onExit().join();
        output.close();
    }
}
