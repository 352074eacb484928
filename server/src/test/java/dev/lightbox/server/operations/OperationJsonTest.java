package dev.lightbox.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.Secret;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OperationJsonTest {

    static Stream<Class<?>> operations() {
        return OperationTest.operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationSurvivesTheTripToTheServer(Class<?> type) throws ReflectiveOperationException {
        Object operation = sample(type);

        // A file is bytes, which a record compares by their address.
        assertThat(OperationJson.read(OperationJson.compact(operation), type))
                .usingRecursiveComparison()
                .usingOverriddenEquals()
                .isEqualTo(operation);
    }

    private static Object sample(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] members = type.getRecordComponents();
        Class<?>[] types = Stream.of(members).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return type.getDeclaredConstructor(types)
                .newInstance(Stream.of(members).map(OperationJsonTest::value).toArray());
    }

    private static Object value(RecordComponent member) {
        return switch (member.getGenericType().getTypeName()) {
            case "java.lang.String" -> member.getName() + " \"ü\"\n";
            case "boolean" -> true;
            case "byte[]" -> new byte[] {1, 2, -3};
            case "long" -> 10_042L;
            case "java.lang.Integer", "int" -> 42;
            case "java.lang.Long" -> 10_043L;
            case "dev.lightbox.server.operations.KeyOperation$Selection" ->
                new KeyOperation.Selection(List.of("A", "B"), "text", "stale", List.of("C"));
            case "java.util.List<java.lang.String>" -> List.of("one", "two");
            case "java.util.Set<java.lang.String>" -> Set.of("one", "two");
            case "java.time.Instant" -> Instant.parse("2030-01-01T00:00:00Z");
            case "java.net.URI" -> URI.create("https://example.com/" + member.getName());
            case "java.util.Map<java.lang.String, java.net.URI>" -> Map.of("us", URI.create("https://us.example.com"));
            case "java.util.Map<java.lang.String, java.lang.String>" -> Map.of("CALC", "COPY");
            case "dev.lightbox.kernel.Secret" -> Secret.of("s3cret");
            case "dev.lightbox.server.operations.Paging" -> new Paging(3, 7);
            default -> ofRecord(member);
        };
    }

    private static Object ofRecord(RecordComponent member) {
        if (!member.getType().isRecord()) {
            throw new AssertionError("No sample for " + member);
        }
        try {
            return sample(member.getType());
        } catch (ReflectiveOperationException noSample) {
            throw new AssertionError("No sample for " + member, noSample);
        }
    }
}
