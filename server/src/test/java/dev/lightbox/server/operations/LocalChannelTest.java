package dev.lightbox.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LocalChannelTest {
    private static final ConnectionOperation.Connections NONE = new ConnectionOperation.Connections(List.of());
    private static final Progress.Step STEP = new Progress.Step("Reading tests", 3, 7);

    private static LocalChannel channel(Function<Progress, Object> work) {
        return new LocalChannel(new Operations() {
            @Override
            public Operations in(String site) {
                return this;
            }

            @Override
            public <R> R run(Operation<R> operation, Actor actor, Progress progress) {
                return operation.resultType().cast(work.apply(progress));
            }
        });
    }

    private static List<Frame> answer(LocalChannel channel, String name, String json) throws IOException {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        channel.answer(name, json, to);
        return to.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> OperationJson.read(line, Frame.class))
                .toList();
    }

    @Test
    void progressComesBeforeTheResult() throws IOException {
        LocalChannel channel = channel(progress -> {
            progress.report(STEP);
            return NONE;
        });

        assertThat(answer(channel, "ListConnections", "{}")).containsExactly(Frame.progress(STEP), Frame.result(NONE));
    }

    @Test
    void aFailureKeepsItsCodeAndItsRemedy() throws IOException {
        LightboxException refused = new LightboxException(ErrorCode.FORBIDDEN, "The site said no.", "Ask for more.");

        assertThat(answer(
                        channel(_ -> {
                            throw refused;
                        }),
                        "ListConnections",
                        "{}"))
                .containsExactly(new Frame(
                        null, null, new Frame.Failure(ErrorCode.FORBIDDEN, "The site said no.", "Ask for more.")));
    }

    @Test
    void anOperationOrAMemberOfAnotherVersionIsToldAsSuch() throws IOException {
        for (List<Frame> answer : List.of(
                answer(channel(_ -> NONE), "Teleport", "{}"),
                answer(channel(_ -> NONE), "ListConnections", "{\"colour\":1}"),
                answer(channel(_ -> NONE), "CheckRepository", "{}"),
                answer(channel(_ -> NONE), "ListConnections", "{"))) {
            assertThat(answer).singleElement().satisfies(frame -> {
                assertThat(frame.failure()).isNotNull();
                assertThat(frame.failure().code()).isEqualTo(ErrorCode.INVALID_INPUT);
                assertThat(frame.failure().remedy()).contains("same version");
            });
        }
    }

    @Test
    void aReaderThatHasGoneAwayIsAWishToStop() {
        LocalChannel channel = channel(progress -> {
            progress.report(STEP);
            progress.checkpoint();
            return NONE;
        });
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("closed");
            }
        };

        assertThatThrownBy(() -> channel.answer("ListConnections", "{}", closed))
                .isInstanceOf(IOException.class);
    }
}
