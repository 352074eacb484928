package dev.lightbox.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RandomIdsTest {

    @Property
    void everyUuidIsOfVersion4(@ForAll long seed) {
        UUID uuid = new RandomIds(new SplittableRandom(seed)).uuid();

        assertThat(uuid.version()).isEqualTo(4);
        assertThat(uuid.variant()).isEqualTo(2);
    }

    @Property
    void hexIdsHaveTheFormThatTheContractAsksFor(@ForAll long seed) {
        RandomIds ids = new RandomIds(new SplittableRandom(seed));

        assertThat(ids.upperHex(16)).matches("[0-9A-F]{32}");
        assertThat(ids.hex(32)).matches("[0-9a-f]{64}");
    }
}
