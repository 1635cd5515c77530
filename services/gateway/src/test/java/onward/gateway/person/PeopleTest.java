package onward.gateway.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.event.ClientDetailsChanged;
import onward.contracts.event.ClientEnrolled;
import onward.contracts.event.CoachAssigned;
import onward.contracts.event.CoachChanged;
import onward.contracts.event.CoachJoined;
import onward.contracts.event.StudioOpened;
import onward.contracts.value.StaffRole;
import onward.gateway.Events;
import onward.gateway.Gateway;
import onward.kit.access.Caller;
import onward.kit.access.Role;
import onward.testing.TestDatabase;
import onward.testing.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PeopleTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Events EVENTS = Events.shared();
    private static Gateway gateway;

    private final UUID studio = UUID.randomUUID();
    private final UUID coach = UUID.randomUUID();
    private final UUID client = UUID.randomUUID();
    private final String coachEmail = "coach-" + coach + "@onward.test";
    private final String clientEmail = "client-" + client + "@onward.test";

    @BeforeAll
    static void start() {
        gateway = Gateway.inLocalMode(EVENTS);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void staff_and_clients_get_tokens_by_their_address_and_are_who_they_are() throws Exception {
        studioWithCoach();
        enroll(client, clientEmail);
        EVENTS.publish(client, new CoachAssigned(coach, coach));

        JsonNode me = json(me(tokenFor(coachEmail)));
        assertThat(me.path("personId").asText()).isEqualTo(coach.toString());
        assertThat(me.path("role").asText()).isEqualTo("coach");
        assertThat(me.path("studioId").asText()).isEqualTo(studio.toString());
        assertThat(me.path("name").asText()).isEqualTo("Ünal O'Coach 🏃");
        assertThat(me.path("email").asText()).isEqualTo(coachEmail);
        assertThat(me.path("timeZone").asText()).isEqualTo("Europe/London");
        assertThat(me.has("coachId")).isFalse();

        String token = tokenFor(clientEmail);
        await().until(() -> json(me(token)).has("coachId"));
        JsonNode self = json(me(token));
        assertThat(self.path("personId").asText()).isEqualTo(client.toString());
        assertThat(self.path("role").asText()).isEqualTo("client");
        assertThat(self.path("coachId").asText()).isEqualTo(coach.toString());
    }

    @Test
    void a_client_who_was_handed_over_has_the_new_coach() throws Exception {
        UUID next = UUID.randomUUID();
        enroll(client, clientEmail);
        EVENTS.publish(client, new CoachAssigned(coach, coach));
        EVENTS.publish(client, new CoachChanged(next, Optional.of(coach), coach));

        String token = tokenFor(clientEmail);
        await().until(() -> json(me(token)).path("coachId").asText().equals(next.toString()));
    }

    @Test
    void an_address_counts_however_it_is_written() {
        studioWithCoach();

        assertThat(askForToken("  " + coachEmail.toUpperCase(Locale.ROOT) + " ").statusCode())
                .isEqualTo(200);
    }

    @Test
    void changed_details_are_seen_and_the_old_address_is_nobodys() throws Exception {
        studioWithCoach();
        enroll(client, clientEmail);
        String token = tokenFor(clientEmail);
        EVENTS.publish(
                client,
                new ClientDetailsChanged(
                        Optional.of("Newly Named"),
                        Optional.of("new-" + clientEmail),
                        Optional.of(TOKYO),
                        Optional.empty(),
                        coach));

        await().untilAsserted(
                        () -> assertThat(json(me(token)).path("name").asText()).isEqualTo("Newly Named"));
        assertThat(json(me(token)).path("email").asText()).isEqualTo("new-" + clientEmail);
        assertThat(json(me(token)).path("timeZone").asText()).isEqualTo("Asia/Tokyo");
        assertThat(askForToken(clientEmail).statusCode()).isEqualTo(404);
        assertThat(askForToken("new-" + clientEmail).statusCode()).isEqualTo(200);
    }

    @Test
    void a_change_of_the_name_alone_leaves_the_rest() throws Exception {
        studioWithCoach();
        enroll(client, clientEmail);
        String token = tokenFor(clientEmail);
        EVENTS.publish(
                client,
                new ClientDetailsChanged(
                        Optional.of("Renamed"), Optional.empty(), Optional.empty(), Optional.empty(), coach));

        await().until(() -> json(me(token)).path("name").asText().equals("Renamed"));
        assertThat(json(me(token)).path("email").asText()).isEqualTo(clientEmail);
        assertThat(json(me(token)).path("timeZone").asText()).isEqualTo("Europe/London");
    }

    @Test
    void an_address_that_passed_to_another_person_is_theirs() throws Exception {
        UUID next = UUID.randomUUID();
        studioWithCoach();
        enroll(client, clientEmail);
        tokenFor(clientEmail);
        enroll(next, clientEmail);

        await().untilAsserted(() -> assertThat(subject(tokenFor(clientEmail))).isEqualTo(next.toString()));
    }

    @Test
    void a_token_is_signed_by_the_published_key_for_twelve_hours() throws Exception {
        studioWithCoach();
        HttpResponse<String> published = gateway.get("/.well-known/jwks.json");
        JWKSet keys = JWKSet.parse(published.body());
        SignedJWT token = SignedJWT.parse(tokenFor(coachEmail));

        assertThat(published.headers().firstValue("Cache-Control").orElse("")).contains("max-age=");
        assertThat(keys.getKeys()).hasSize(1).noneMatch(key -> key.isPrivate());
        assertThat(token.getHeader().getKeyID())
                .isEqualTo(keys.getKeys().getFirst().computeThumbprint().toString());
        assertThat(token.verify(new ECDSAVerifier(keys.getKeys().getFirst().toECKey())))
                .isTrue();
        assertThat(token.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("coach");
        assertThat(token.getJWTClaimsSet().getStringClaim("studio")).isEqualTo(studio.toString());
        assertThat(token.getJWTClaimsSet().getExpirationTime().toInstant())
                .isBetween(
                        Instant.now().plus(Duration.ofHours(12)).minusSeconds(60),
                        Instant.now().plus(Duration.ofHours(12)).plusSeconds(1));
    }

    @Test
    void only_who_knows_the_local_secret_gets_tokens() {
        studioWithCoach();
        for (String authorization :
                new String[] {"Bearer wrong", "Bearer ", "Basic " + Gateway.SECRET, Gateway.SECRET}) {
            HttpResponse<String> response = askForToken(coachEmail, authorization);
            assertThat(response.statusCode()).as(authorization).isEqualTo(401);
            assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        }
        assertThat(gateway.send(gateway.to("/dev/token")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"email\":\"x@y.test\"}")))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void an_unknown_address_is_nobodys() {
        HttpResponse<String> response = askForToken("nobody@onward.test");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("\"code\":\"person.unknown\"");
    }

    @Test
    void a_token_of_somebody_unknown_is_told_so() {
        HttpResponse<String> response = me(gateway.token(new Caller(UUID.randomUUID(), Role.CLIENT, studio)));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("\"code\":\"person.unknown\"");
    }

    @Test
    void nothing_readable_stands_in_the_tables() throws Exception {
        studioWithCoach();
        enroll(client, clientEmail);
        tokenFor(clientEmail);

        String everything = dump();

        assertThat(everything).contains(client.toString(), "europe/london");
        assertThat(everything)
                .doesNotContain(clientEmail, coachEmail, "ünal", "client of ours")
                .doesNotContain(hex(clientEmail), hex(coachEmail), hex("Ünal"), hex("Client of Ours"));
    }

    @Test
    void it_is_ready_once_people_are_known_whatever_the_services_do() {
        gateway.activity.goAway();
        await().until(() -> gateway.get("/health/readiness").statusCode() == 200);
        assertThat(gateway.get("/health/liveness").statusCode()).isEqualTo(200);
        gateway.activity.comeBack();
    }

    private void studioWithCoach() {
        EVENTS.publish(studio, new StudioOpened("Some Studio", LONDON));
        EVENTS.publish(studio, new CoachJoined(coach, "Ünal O'Coach 🏃", coachEmail, StaffRole.COACH, LONDON));
    }

    private void enroll(UUID person, String email) {
        EVENTS.publish(person, new ClientEnrolled(studio, "Client of Ours", email, LONDON, Optional.empty(), coach));
    }

    private static HttpResponse<String> me(String token) {
        return gateway.send(gateway.to("/v1/me").header("Authorization", "Bearer " + token));
    }

    /** Waits until the person is known. */
    private static String tokenFor(String email) throws JsonProcessingException {
        await().until(() -> askForToken(email).statusCode() == 200);
        return json(askForToken(email)).path("token").asText();
    }

    private static HttpResponse<String> askForToken(String email) {
        return askForToken(email, "Bearer " + Gateway.SECRET);
    }

    private static HttpResponse<String> askForToken(String email, String authorization) {
        return gateway.send(gateway.to("/dev/token")
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"email\":\"%s\"}".formatted(email))));
    }

    private static String subject(String token) throws Exception {
        return SignedJWT.parse(token).getJWTClaimsSet().getSubject();
    }

    private static JsonNode json(HttpResponse<String> response) throws JsonProcessingException {
        return new ObjectMapper().readTree(response.body());
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String dump() throws SQLException {
        TestDatabase address = TestPostgres.asSuperuser(gateway.database);
        try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                Statement statement = connection.createStatement()) {
            statement.execute("set xmlbinary = hex");
            try (ResultSet xml = statement.executeQuery("select database_to_xml(true, false, '')::text")) {
                xml.next();
                return xml.getString(1).toLowerCase(Locale.ROOT);
            }
        }
    }
}
