package dev.lightbox.server.operations;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import java.util.stream.Stream;

/**
 * Something that a person or a script can ask of Lightbox. A closed set: every operation is a record in one of the groups
 * below, its members are JSON-friendly, and its simple name is what the local channel calls it.
 *
 * @param <R> what it results in; JSON-friendly as well
 */
public sealed interface Operation<R>
        permits KeyOperation,
                AuditOperation,
                SiteOperation,
                TenantOperation,
                FaultOperation,
                JiraTokenOperation,
                SettingOperation,
                UserOperation,
                ContentOperation,
                ConnectionOperation,
                HealthOperation,
                TestSnapshotOperation,
                CredentialOperation,
                BackupOperation,
                RepositoryOperation,
                RestoreOperation {

    /** The class of the result. */
    Class<R> resultType();

    /** What the local channel calls this operation. Named so that no operation has a member of that name. */
    default String operationName() {
        return getClass().getSimpleName();
    }

    /** The operation that {@link #operationName} calls so. */
    @SuppressWarnings("unchecked") // every record below a group implements Operation
    static Class<? extends Operation<?>> typeNamed(String name) {
        return Stream.of(Operation.class.getPermittedSubclasses())
                .flatMap(group -> Stream.of(group.getPermittedSubclasses()))
                .filter(type -> type.getSimpleName().equals(name))
                .map(type -> (Class<? extends Operation<?>>) type)
                .findFirst()
                .orElseThrow(() -> new LightboxException(
                        ErrorCode.INVALID_INPUT,
                        "This server knows no operation " + name + ".",
                        "Use a command line of the same version as the server."));
    }
}
