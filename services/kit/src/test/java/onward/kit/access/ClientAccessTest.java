package onward.kit.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClientAccessTest {
    private final UUID studio = UUID.randomUUID();
    private final UUID otherStudio = UUID.randomUUID();
    private final UUID client = UUID.randomUUID();
    private final UUID coach = UUID.randomUUID();

    @Test
    void a_client_sees_themselves() {
        assertThat(allows(new Caller(client, Role.CLIENT, studio))).isTrue();
    }

    @Test
    void a_client_does_not_see_another_client() {
        assertThat(allows(new Caller(UUID.randomUUID(), Role.CLIENT, studio))).isFalse();
    }

    @Test
    void the_current_coach_sees_the_client() {
        assertThat(allows(new Caller(coach, Role.COACH, studio))).isTrue();
    }

    @Test
    void another_coach_of_the_studio_does_not() {
        assertThat(allows(new Caller(UUID.randomUUID(), Role.COACH, studio))).isFalse();
    }

    @Test
    void no_coach_sees_a_client_without_a_coach() {
        assertThat(ClientAccess.allows(new Caller(coach, Role.COACH, studio), client, studio, Optional.empty()))
                .isFalse();
    }

    @Test
    void an_admin_of_the_studio_sees_the_client() {
        assertThat(allows(new Caller(UUID.randomUUID(), Role.ADMIN, studio))).isTrue();
    }

    @Test
    void nobody_of_another_studio_does_whoever_they_are() {
        assertThat(allows(new Caller(UUID.randomUUID(), Role.ADMIN, otherStudio)))
                .isFalse();
        assertThat(allows(new Caller(coach, Role.COACH, otherStudio))).isFalse();
        assertThat(allows(new Caller(client, Role.CLIENT, otherStudio))).isFalse();
    }

    @Test
    void a_role_counts_and_not_the_id_alone() {
        assertThat(allows(new Caller(client, Role.COACH, studio))).isFalse();
        assertThat(allows(new Caller(coach, Role.CLIENT, studio))).isFalse();
    }

    private boolean allows(Caller caller) {
        return ClientAccess.allows(caller, client, studio, Optional.of(coach));
    }
}
