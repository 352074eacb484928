package dev.lightbox.server.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.server.web.RunningServer;
import dev.lightbox.xray.site.faults.ApiCall;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FaultPagesTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final List<String> CALLS = Arrays.stream(ApiCall.values())
            .map(call -> call.name().toLowerCase(Locale.ROOT))
            .toList();

    @Test
    void thePageOffersEveryCallThatAFaultCanBeLimitedTo() throws Exception {
        try (RunningServer server = new RunningServer();
                HttpClient browser = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(server.at("/site/faults"))
                    .header("Cookie", server.signInForCookie("admin"))
                    .build();
            String page =
                    browser.send(request, HttpResponse.BodyHandlers.ofString()).body();

            assertThat(Pattern.compile("name=\"calls\" value=\"(\\w+)\"")
                            .matcher(page)
                            .results()
                            .map(found -> found.group(1)))
                    .containsExactlyElementsOf(CALLS);
        }
    }

    @Test
    void theGuideAndTheCommandNameTheSameCalls() throws Exception {
        String guide = Files.readString(DOCS.resolve("guide/faults.md"));
        String commands = Files.readString(DOCS.resolve("reference/cli.md"));

        assertThat(guide.replaceAll("\\s+", " "))
                .contains("some calls ("
                        + CALLS.stream().map(call -> "`" + call + "`").collect(Collectors.joining(", ")) + ")");
        assertThat(Pattern.compile("Only to these calls: ([^.]+)\\.")
                        .matcher(commands.replaceAll("\\s+", " "))
                        .results()
                        .map((MatchResult found) -> found.group(1)))
                .contains(String.join(", ", CALLS));
    }
}
