package dev.lightbox.server.wire;

import dev.lightbox.xray.site.content.StoredAttachment;
import dev.lightbox.xray.site.jira.JiraApi;
import dev.lightbox.xray.site.jira.JiraFiles;
import dev.lightbox.xray.site.jira.JiraSearch;
import dev.lightbox.xray.site.jira.Slice;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds the handler for a call of Jira's REST API. A star in a pattern stands for one segment of the path. */
final class JiraRoutes {
    private static final int USUAL_PAGE = 50;
    private static final int MAX_PAGE = 100;
    private static final int MAX_USERS = 1000;

    private final JiraApi api;
    private final Map<String, JiraCall.Handler> handlers = new LinkedHashMap<>();

    JiraRoutes(JiraApi api) {
        this.api = api;
        people();
        catalog();
        projects();
        issues();
        files();
        search(api.search());
    }

    Optional<JiraCall.Handler> find(String method, List<String> path) {
        return handlers.entrySet().stream()
                .filter(entry -> matches(entry.getKey(), method, path))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean matches(String pattern, String method, List<String> path) {
        int space = pattern.indexOf(' ');
        String[] wanted = pattern.substring(space + 1).split("/");
        if (!pattern.substring(0, space).equals(method) || wanted.length != path.size()) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!wanted[i].equals("*") && !wanted[i].equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    private void json(String pattern, Json handler) {
        handlers.put(pattern, call -> JiraCall.reply(200, handler.answer(call)));
    }

    private void created(String pattern, Json handler) {
        handlers.put(pattern, call -> JiraCall.reply(201, handler.answer(call)));
    }

    private void done(String pattern, Act handler) {
        handlers.put(pattern, call -> {
            handler.act(call);
            return JiraCall.nothing();
        });
    }

    private interface Json {
        JsonNode answer(JiraCall call) throws IOException;
    }

    private interface Act {
        void act(JiraCall call) throws IOException;
    }

    private void people() {
        json("GET myself", call -> api.people().myself(call.who()));
        json("GET user", call -> api.people().user(call.who(), call.query("accountId")));
        for (String list : List.of("GET user/search", "GET users/search", "GET user/assignable/search")) {
            json(list, call -> api.people().search(call.who(), wanted(call), call.slice(USUAL_PAGE, MAX_USERS)));
        }
    }

    private static String wanted(JiraCall call) {
        @Nullable String query = call.query("query");
        return query == null ? "" : query;
    }

    private void catalog() {
        json("GET field", _ -> api.catalog().fields());
        json("GET issuetype", call -> api.catalog().issueTypes(call.who()));
        json("GET issueLinkType", call -> api.catalog().linkTypes(call.who()));
        json(
                "GET issueLinkType/*",
                call -> api.catalog().linkType(call.who(), call.path().get(1)));
        json("GET priority", call -> api.catalog().priorities(call.who()));
        json("GET status", call -> api.catalog().statuses(call.who()));
    }

    private void projects() {
        json("GET project", call -> api.projects().list(call.who()));
        json(
                "GET project/search",
                call -> api.projects().search(call.who(), wanted(call), call.slice(USUAL_PAGE, MAX_PAGE)));
        json("GET project/*", call -> api.projects().get(call.who(), call.path().get(1)));
    }

    private void issues() {
        created("POST issue", call -> api.issues().create(call.who(), call.body()));
        json("GET issue/*", call -> api.issues().get(call.who(), call.path().get(1), call.fields()));
        done("PUT issue/*", call -> api.issues().edit(call.who(), call.path().get(1), call.body()));
        done(
                "DELETE issue/*",
                call -> api.issues().delete(call.who(), call.path().get(1)));
        json(
                "GET issue/*/transitions",
                call -> api.issues().transitions(call.who(), call.path().get(1)));
        done(
                "POST issue/*/transitions",
                call -> api.issues().transition(call.who(), call.path().get(1), call.body()));
        handlers.put("POST issueLink", call -> {
            api.links().create(call.who(), call.body());
            return new WireReply.Whole(201, WireReply.JSON, new byte[0]);
        });
        json("GET issueLink/*", call -> api.links().get(call.who(), call.path().get(1)));
        done(
                "DELETE issueLink/*",
                call -> api.links().delete(call.who(), call.path().get(1)));
    }

    private void files() {
        handlers.put("POST issue/*/attachments", new JiraUpload(api.files()));
        json("GET attachment/*", call -> api.files().get(call.who(), call.path().get(1)));
        done(
                "DELETE attachment/*",
                call -> api.files().delete(call.who(), call.path().get(1)));
        handlers.put("GET attachment/content/*", call -> download(api.files(), call));
    }

    private static WireReply download(JiraFiles files, JiraCall call) {
        StoredAttachment file = files.find(call.who(), call.path().get(2));
        return new WireReply.WithHeader(
                "X-Content-Type-Options",
                "nosniff",
                new WireReply.File(file.filename(), file.size(), files.open(file)));
    }

    private void search(JiraSearch search) {
        for (String method : List.of("GET ", "POST ")) {
            json(method + "search", call -> {
                JiraCall.SearchText text = call.search();
                Slice slice = Slice.parse(text.startAt(), text.maxResults(), USUAL_PAGE, MAX_PAGE);
                return search.search(call.who(), text.jql(), slice, text.fields());
            });
            json(method + "search/jql", call -> {
                JiraCall.SearchText text = call.search();
                int size = Slice.parse(null, text.maxResults(), USUAL_PAGE, MAX_PAGE)
                        .size();
                return search.tokenSearch(call.who(), text.jql(), text.nextPageToken(), size, text.fields());
            });
        }
        json(
                "POST search/approximate-count",
                call -> search.count(call.who(), call.search().jql()));
    }
}
