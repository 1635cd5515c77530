package onward.kit.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import onward.kit.KitFixture;
import onward.kit.database.DatabaseFailure;
import onward.kit.sealing.Sealer.Opened;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SealingTest {
    private static final byte[] CLEAR = "Ada, ada@example.test".getBytes(UTF_8);
    private static KitFixture kit;

    @BeforeAll
    static void start() {
        kit = new KitFixture();
    }

    @AfterAll
    static void stop() {
        kit.close();
    }

    @Test
    void what_is_sealed_for_a_place_opens_there() {
        UUID stream = kit.freshStream();
        byte[] sealed = kit.sealer.seal(stream, "here", CLEAR);
        assertThat(new String(sealed, UTF_8)).doesNotContain("Ada");
        assertThat(kit.sealer.open(stream, "here", sealed))
                .isInstanceOfSatisfying(
                        Opened.Clear.class, clear -> assertThat(clear.bytes()).isEqualTo(CLEAR));
    }

    @Test
    void the_same_text_is_never_sealed_to_the_same_bytes() {
        UUID stream = kit.freshStream();
        assertThat(kit.sealer.seal(stream, "here", CLEAR)).isNotEqualTo(kit.sealer.seal(stream, "here", CLEAR));
    }

    @Test
    void it_does_not_open_at_another_place_or_in_another_stream_or_changed() {
        UUID stream = kit.freshStream();
        UUID other = kit.freshStream();
        byte[] sealed = kit.sealer.seal(stream, "here", CLEAR);
        byte[] changed = sealed.clone();
        changed[changed.length - 1] ^= 1;
        assertThatThrownBy(() -> kit.sealer.open(stream, "there", sealed)).isInstanceOf(BrokenSeal.class);
        assertThatThrownBy(() -> kit.sealer.open(other, "here", sealed)).isInstanceOf(BrokenSeal.class);
        assertThatThrownBy(() -> kit.sealer.open(stream, "here", changed)).isInstanceOf(BrokenSeal.class);
        assertThatThrownBy(() -> kit.sealer.open(stream, "here", new byte[5])).isInstanceOf(BrokenSeal.class);
    }

    @Test
    void making_a_key_again_keeps_the_first_one() {
        UUID stream = kit.freshStream();
        byte[] sealed = kit.sealer.seal(stream, "here", CLEAR);
        kit.keys.create(stream);
        Sealer elsewhere = new Sealer(new Keys(kit.readOnlyKeyDatabase, kit.masterKey));
        assertThat(elsewhere.open(stream, "here", sealed)).isInstanceOf(Opened.Clear.class);
    }

    @Test
    void many_are_opened_at_once_each_as_it_would_be_alone() {
        UUID one = kit.freshStream();
        UUID other = kit.freshStream();
        UUID erased = kit.freshStream();
        List<Sealer.Sealed> sealed = Stream.of(one, other, erased, one)
                .map(stream -> new Sealer.Sealed(stream, "here", kit.sealer.seal(stream, "here", CLEAR)))
                .toList();
        kit.execute(
                kit.keyDatabase,
                "update stream_key set wrapped = null, erased_at = now() where stream = '" + erased + "'");
        Sealer later = new Sealer(new Keys(kit.readOnlyKeyDatabase, kit.masterKey));
        // One key is held already, the others are asked for together.
        later.open(one, "here", sealed.getFirst().bytes());
        List<Opened> opened = later.openAll(
                Stream.concat(sealed.stream(), Stream.of(new Sealer.Sealed(UUID.randomUUID(), "here", new byte[40])))
                        .toList());
        assertThat(opened)
                .extracting(each -> (Object) each.getClass())
                .containsExactly(
                        Opened.Clear.class,
                        Opened.Clear.class,
                        Opened.Erased.class,
                        Opened.Clear.class,
                        Opened.NoKey.class);
        assertThat(later.openAll(List.of())).isEmpty();
    }

    @Test
    void an_erased_stream_yields_nothing_and_one_without_a_key_is_told_apart() {
        UUID stream = kit.freshStream();
        byte[] sealed = kit.sealer.seal(stream, "here", CLEAR);
        kit.execute(
                kit.keyDatabase,
                "update stream_key set wrapped = null, erased_at = now() where stream = '" + stream + "'");
        Sealer later = new Sealer(new Keys(kit.readOnlyKeyDatabase, kit.masterKey));
        assertThat(later.open(stream, "here", sealed)).isInstanceOf(Opened.Erased.class);
        UUID unknown = UUID.randomUUID();
        assertThat(later.open(unknown, "here", sealed)).isInstanceOf(Opened.NoKey.class);
        // Where something is only shown, both are left out.
        assertThat(later.open(stream, "here", sealed).shown(stream)).isEmpty();
        assertThat(later.open(unknown, "here", sealed).shown(unknown)).isEmpty();
        kit.keys.create(stream);
        assertThat(new Keys(kit.keyDatabase, kit.masterKey).of(stream)).isInstanceOf(StreamKey.Erased.class);
    }

    @Test
    void a_service_that_may_only_read_keys_cannot_make_one() {
        Keys readOnly = new Keys(kit.readOnlyKeyDatabase, kit.masterKey);
        assertThatThrownBy(() -> readOnly.create(UUID.randomUUID()))
                .isInstanceOfSatisfying(
                        DatabaseFailure.class,
                        refused -> assertThat(refused.sqlState()).isEqualTo("42501"));
    }

    @Test
    void addresses_that_differ_in_case_or_blanks_have_one_hash() {
        AddressHash hash = new AddressHash(kit.masterKey);
        assertThat(hash.of(" Ada@Example.Test ")).isEqualTo(hash.of("ada@example.test"));
        assertThat(hash.of("ada@example.test")).isNotEqualTo(hash.of("adb@example.test"));
    }
}
