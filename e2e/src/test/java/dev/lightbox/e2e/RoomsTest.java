package dev.lightbox.e2e;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the table of rooms in ARCHITECTURE.md. */
class RoomsTest {
    private static final String BASE = "dev.lightbox.";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.lightbox");

    /** Each room with the rooms that it may use. */
    enum Room {
        KERNEL("kernel"),
        XRAY_API("xray.api", KERNEL),
        PERSISTENCE("persistence", KERNEL),
        XRAY_SITE("xray.site", KERNEL, XRAY_API, PERSISTENCE),
        XRAY_CLIENT("xray.client", KERNEL, XRAY_API),
        CREDENTIALS("credentials", KERNEL, XRAY_API, PERSISTENCE),
        DOCTOR("doctor", KERNEL, XRAY_API, XRAY_CLIENT, PERSISTENCE),
        REPOSITORY("repository", KERNEL),
        BACKUP("backup", KERNEL, XRAY_API, XRAY_CLIENT, REPOSITORY, PERSISTENCE),
        SERVER(
                "server",
                KERNEL,
                XRAY_API,
                PERSISTENCE,
                XRAY_SITE,
                XRAY_CLIENT,
                CREDENTIALS,
                DOCTOR,
                REPOSITORY,
                BACKUP),
        CLI(
                "cli",
                KERNEL,
                XRAY_API,
                PERSISTENCE,
                XRAY_SITE,
                XRAY_CLIENT,
                CREDENTIALS,
                DOCTOR,
                REPOSITORY,
                BACKUP,
                SERVER);

        private final String packageName;
        private final Set<Room> uses;

        Room(String packageName, Room... uses) {
            this.packageName = BASE + packageName;
            this.uses = Set.of(uses);
        }

        boolean holds(JavaClass type) {
            return type.getPackageName().equals(packageName)
                    || type.getPackageName().startsWith(packageName + ".");
        }

        String packages() {
            return packageName + "..";
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRoomUsesOnlyTheRoomsThatTheTableNames(Room room) {
        String[] others = Stream.of(Room.values())
                .filter(other -> other != room && !room.uses.contains(other))
                .map(Room::packages)
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(room.packages())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because("features meet only where the table in ARCHITECTURE.md says so; ask through a small interface"
                        + " that the asking room owns, and let server plug the other one in")
                .check(CLASSES);
    }

    @ParameterizedTest
    @EnumSource
    void noRoomReachesIntoTheInternalsOfAnother(Room room) {
        noClasses()
                .that()
                .resideOutsideOfPackage(room.packages())
                .should()
                .dependOnClassesThat()
                .resideInAPackage(room.packageName + "..internal..")
                .because("other rooms talk to a room through its public packages; its internals may change any day")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void onlyTheServerKnowsTheWebFramework() {
        noClasses()
                .that()
                .resideOutsideOfPackage(Room.SERVER.packages())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.boot..",
                        "org.springframework.web..",
                        "org.springframework.context..",
                        "org.springframework.security..",
                        "jakarta.servlet..",
                        "org.apache.catalina..")
                .because("features are plain Java, so that they outlive the web framework and start without it")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLineKnowsPicocli() {
        noClasses()
                .that()
                .resideOutsideOfPackage(Room.CLI.packages())
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .because("commands are a thin face of operations, which pages and scripts use as well")
                .check(CLASSES);
    }

    @Test
    void theKernelUsesTheJdkOnly() {
        noClasses()
                .that()
                .resideInAPackage(Room.KERNEL.packages())
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("dev.lightbox.kernel..", "java..", "javax.crypto..", "org.jspecify..")
                .because("every room carries the kernel, so whatever it needs everybody needs")
                .check(CLASSES);
    }

    @Test
    void everyClassBelongsToARoom() {
        List<JavaClass> homeless = CLASSES.stream()
                .filter(type -> Arrays.stream(Room.values()).noneMatch(room -> room.holds(type)))
                .toList();

        assertThat(homeless).isEmpty();
    }
}
