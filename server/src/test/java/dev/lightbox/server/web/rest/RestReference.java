package dev.lightbox.server.web.rest;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Writes {@code docs/reference/rest.md} from the resources that {@link RestConfiguration} names. */
final class RestReference {
    private static final String INTRODUCTION = """
            # The REST API

            <!-- Written by RestReferenceTest from the code; do not edit. -->

            For scripts, on the command center's port. The site's own listeners speak Xray's API; this one is Lightbox's.

            - **Sign-in**: user name and password of a Lightbox account by HTTP Basic, with every request. Cookies do not count. Wrong
              passwords are slowed down as on the login page: status 429 with `Retry-After`. A viewer may `GET`; everything else needs an administrator.
            - **JSON**: the documents are those that the commands print with `--json`. A `POST`, `PUT` or `PATCH` carries
              `Content-Type: application/json`, also without a body. A member that is unknown is refused; one that may be empty may be left out.
            - **Failures** are `application/problem+json` (RFC 9457) with `status`, `detail` (what was found), `code` (for programs) and `remedy` (the next step).
              Whatever is sent to an address under `/api`, also what no server can read, is answered in JSON.
            - **Addresses**: a `{connection}` is its label or its `id`. A label may hold what no address can: one with `/`, `;`, `%` or `\\` is
              addressed by its id, which the list of connections tells; any other is percent-encoded, as in `night%20run%3F`.
            - **Times** are ISO 8601 in UTC. **Lists** take `page` (the first is 1) and `size`, and answer with `total`.

            ```
            curl --user admin 'https://lightbox.example.com/api/rest/v1/site/api-keys?search=robot'
            ```
            """;

    private final Set<Class<?>> told = new LinkedHashSet<>();
    private final StringBuilder page = new StringBuilder(INTRODUCTION);

    private RestReference() {}

    static String page() {
        RestReference reference = new RestReference();
        resources().forEach(reference::tell);
        reference.tellRecords();
        return reference.page.toString();
    }

    static List<Method> methods() {
        return resources().flatMap(RestReference::methods).toList();
    }

    private static Stream<Class<?>> resources() {
        return Arrays.stream(RestConfiguration.class.getAnnotation(Import.class).value())
                .filter(type -> type.isAnnotationPresent(RestController.class) && type != UnknownResource.class);
    }

    private static Stream<Method> methods(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods())
                .filter(method -> AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class))
                .sorted(Comparator.comparing(RestReference::path).thenComparing(RestReference::verb));
    }

    private void tell(Class<?> resource) {
        page.append("\n## ")
                .append(words(resource.getSimpleName().replace("Resources", "")))
                .append("\n\n| request | what it does | takes | answers |\n| --- | --- | --- | --- |\n");
        methods(resource).forEach(this::tell);
    }

    private void tell(Method method) {
        Summary summary = method.getAnnotation(Summary.class);
        page.append("| `")
                .append(verb(method))
                .append(' ')
                .append(path(method))
                .append("` | ")
                .append(summary == null ? "" : summary.value())
                .append(" | ")
                .append(takes(method))
                .append(" | ")
                .append(name(method.getGenericReturnType()))
                .append(" |\n");
    }

    private String takes(Method method) {
        List<String> takes = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(RequestParam.class)) {
                takes.add("`?" + parameter.getName() + "`" + choices(parameter.getType()));
            } else if (parameter.isAnnotationPresent(RequestBody.class)) {
                takes.addFirst(name(parameter.getParameterizedType()));
            }
        }
        return takes.isEmpty() ? "–" : String.join(", ", takes);
    }

    private static String choices(Class<?> type) {
        return type.isEnum()
                ? " ("
                        + Arrays.stream(type.getEnumConstants())
                                .map(constant -> "`" + constant + "`")
                                .collect(Collectors.joining(", "))
                        + ")"
                : "";
    }

    /** A type as JSON sees it; records are queued to be told below. */
    private String name(Type type) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            Type[] of = generic.getActualTypeArguments();
            if (Collection.class.isAssignableFrom(raw)) {
                return "list of " + name(of[0]);
            }
            return Map.class.isAssignableFrom(raw) ? "object" : name(of[0]);
        }
        if (!(type instanceof Class<?> simple) || simple == void.class || simple == Void.class) {
            return type == void.class || type == Void.class ? "–" : "any document";
        }
        if (simple.isRecord()) {
            told.add(simple);
            return "[" + simple.getSimpleName() + "](#" + simple.getSimpleName().toLowerCase(Locale.ROOT) + ")";
        }
        return switch (simple.getSimpleName()) {
            case "int", "long", "Integer", "Long" -> "number";
            case "boolean", "Boolean" -> "true or false";
            case "Instant" -> "time";
            case "byte[]" -> "Base64 text";
            case "Object" -> "any document";
            default -> simple.isEnum() ? "one of" + choices(simple) : "text";
        };
    }

    private void tellRecords() {
        page.append("\n## Documents\n");
        List<Class<?>> queue = new ArrayList<>(told);
        for (int next = 0; next < queue.size(); next++) {
            Class<?> type = queue.get(next);
            page.append("\n### ").append(type.getSimpleName()).append("\n\n| member | is |\n| --- | --- |\n");
            for (RecordComponent member : type.getRecordComponents()) {
                page.append("| `")
                        .append(member.getName())
                        .append("` | ")
                        .append(name(member.getGenericType()))
                        .append(mayBeMissing(member) ? ", or nothing" : "")
                        .append(" |\n");
            }
            told.stream().filter(known -> !queue.contains(known)).forEach(queue::add);
        }
    }

    private static boolean mayBeMissing(RecordComponent member) {
        return Arrays.stream(member.getAnnotatedType().getAnnotations())
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().equals("Nullable"));
    }

    private static String verb(Method method) {
        return mapping(method).method()[0].name();
    }

    private static String path(Method method) {
        String[] below = mapping(method).path();
        RequestMapping resource =
                AnnotatedElementUtils.findMergedAnnotation(method.getDeclaringClass(), RequestMapping.class);
        String base = resource == null || resource.path().length == 0 ? "" : resource.path()[0];
        return base + (below.length == 0 ? "" : below[0]);
    }

    private static RequestMapping mapping(Method method) {
        return Objects.requireNonNull(AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class));
    }

    /** API keys, from ApiKey. */
    private static String words(String name) {
        String spaced = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        String capital = spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
        return capital.replace("Api", "API");
    }
}
