package dev.lightbox.credentials.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.credentials.Credentials;
import dev.lightbox.credentials.MasterKey;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class EnvelopeTest {
    private static final RandomIds RANDOM = new RandomIds(new SecureRandom());
    private static final UUID CONNECTION = RANDOM.uuid();
    private static final Credentials PAIR = new Credentials("0123456789ABCDEF0123456789ABCDEF", Secret.of("s3cret"));
    private static final Set<ErrorCode> TOLD_AS =
            Set.of(ErrorCode.CREDENTIALS_DAMAGED, ErrorCode.MASTER_KEY_MISMATCH, ErrorCode.DATABASE_NEWER);

    private final Envelope envelope =
            new Envelope(MasterKey.of(Secret.of(Base64.getEncoder().encodeToString(RANDOM.bytes(32)))), RANDOM);

    private void assertRefused(UUID connection, SealedCredentials sealed) {
        assertThatThrownBy(() -> envelope.open(connection, sealed))
                .isInstanceOfSatisfying(
                        LightboxException.class,
                        failure -> assertThat(failure.code()).isIn(TOLD_AS));
    }

    @Property(tries = 100)
    void whatWasSealedOpensAgain(
            @ForAll @StringLength(max = 100) String clientId, @ForAll @StringLength(max = 100) String secret) {
        // Unpaired surrogates are no text and have no UTF-8 form.
        Credentials pair = new Credentials(
                new String(clientId.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8), Secret.of(secret));

        assertThat(envelope.open(CONNECTION, envelope.seal(CONNECTION, pair))).isEqualTo(pair);
    }

    @Property(tries = 500)
    void aChangedBitAnywhereIsRefused(@ForAll @IntRange(max = 2) int field, @ForAll @IntRange(max = 10_000) int at) {
        SealedCredentials sealed = envelope.seal(CONNECTION, PAIR);
        byte[] bytes = field(sealed, field);
        bytes[at / 8 % bytes.length] ^= (byte) (1 << at % 8);

        assertRefused(CONNECTION, sealed);
    }

    @Property(tries = 200)
    void aShortenedFieldIsRefused(@ForAll @IntRange(max = 2) int field, @ForAll @IntRange(max = 200) int length) {
        SealedCredentials sealed = envelope.seal(CONNECTION, PAIR);
        byte[] bytes = field(sealed, field);
        byte[] shorter = Arrays.copyOf(bytes, length % bytes.length);

        assertRefused(
                CONNECTION,
                new SealedCredentials(
                        field == 0 ? shorter : sealed.dataKey(),
                        field == 1 ? shorter : sealed.clientId(),
                        field == 2 ? shorter : sealed.clientSecret()));
    }

    private static byte[] field(SealedCredentials sealed, int field) {
        return switch (field) {
            case 0 -> sealed.dataKey();
            case 1 -> sealed.clientId();
            default -> sealed.clientSecret();
        };
    }

    @Example
    void fieldsThatChangedPlacesAreRefused() {
        SealedCredentials sealed = envelope.seal(CONNECTION, PAIR);
        SealedCredentials older = envelope.seal(CONNECTION, PAIR);

        assertRefused(RANDOM.uuid(), sealed);
        assertRefused(CONNECTION, new SealedCredentials(sealed.dataKey(), sealed.clientSecret(), sealed.clientId()));
        assertRefused(CONNECTION, new SealedCredentials(sealed.dataKey(), older.clientId(), older.clientSecret()));
    }
}
