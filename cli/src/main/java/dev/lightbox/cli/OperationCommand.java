package dev.lightbox.cli;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Progress;
import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.OperationJson;
import dev.lightbox.server.operations.Operations;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * A command that asks for one operation and prints its result, for people or, with {@code --json}, for programs: one JSON
 * document on standard output and nothing else there.
 *
 * @param <R> the operation's result
 */
abstract class OperationCommand<R> implements Callable<Integer> {
    @Mixin
    DataOptions data = new DataOptions();

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Mixin
    CommandOutput output = new CommandOutput();

    /** What is asked for. */
    abstract Operation<R> operation();

    /** Tells the result to a person. */
    abstract void print(R result, PrintWriter out);

    /** Whether the operation makes sense in a data directory that holds nothing yet, and makes it. */
    boolean startsNewData() {
        return false;
    }

    /** What the result means to the shell. */
    ExitCode exitCode(R result) {
        return ExitCode.DONE;
    }

    /** The number of that code; the doctor has a number for each verdict. */
    int exitNumber(R result) {
        return exitCode(result).number();
    }

    /** Asks for the operation; a command that needs two asks for both here. */
    R ask(Operations operations, Actor actor, Progress progress) {
        return operations.run(operation(), actor, progress);
    }

    @Override
    public Integer call() {
        PrintWriter out = output.out();
        if (!startsNewData()) {
            data.requireExisting();
        }
        try (OperationsAccess access = OperationsAccess.open(data);
                ConsoleProgress progress = ConsoleProgress.ofThisProcess()) {
            R result = ask(access.operations(), OperationsAccess.COMMAND_LINE, progress);
            progress.clear();
            if (json) {
                out.println(OperationJson.pretty(result));
            } else {
                print(result, out);
            }
            out.flush();
            return exitNumber(result);
        }
    }
}
