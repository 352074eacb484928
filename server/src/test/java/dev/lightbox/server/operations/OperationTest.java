package dev.lightbox.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OperationTest {

    static Stream<Class<?>> operations() {
        return Stream.of(Operation.class.getPermittedSubclasses())
                .flatMap(group -> Stream.of(group.getPermittedSubclasses()));
    }

    @Test
    void anOperationWithANameOfItsOwnIsFoundByTheNameOfItsKind() {
        var create = new SiteOperation.CreateProject("CALC", "Calculator");

        assertThat(create.operationName()).isEqualTo("CreateProject");
        assertThat(Operation.typeNamed(create.operationName())).isEqualTo(SiteOperation.CreateProject.class);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void noMemberOfAnOperationHidesWhatTheChannelCallsIt(Class<?> operation) throws NoSuchMethodException {
        assertThat(operation.getMethod("operationName").getDeclaringClass()).isEqualTo(Operation.class);
    }
}
