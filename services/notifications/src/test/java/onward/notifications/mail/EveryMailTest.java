package onward.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import onward.contracts.value.TriageReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EveryMailTest {
    private static final Map<String, Mail> SAMPLES = Samples.leadingTo(URI.create("https://onward.example.org/start"));
    private static final Path CATALOGUE = Path.of("../activity/src/main/resources/catalogue/exercises.json");

    private final MailRenderer renderer = new MailRenderer();

    static Stream<Arguments> everySampleInEveryLanguage() {
        return SAMPLES.values().stream()
                .flatMap(mail -> Stream.of(Locale.ENGLISH, Locale.GERMAN).map(locale -> Arguments.of(mail, locale)));
    }

    @Test
    void there_is_a_sample_of_every_kind() {
        assertThat(SAMPLES.values()).extracting(Mail::kind).contains(MailKind.values());
    }

    @ParameterizedTest
    @MethodSource("everySampleInEveryLanguage")
    void each_says_the_same_as_html_and_as_text_with_a_dark_mode_and_no_pain(Mail mail, Locale locale) {
        RenderedMail rendered = renderer.render(mail, locale);

        assertThat(rendered.subject()).isNotBlank();
        assertThat(rendered.html())
                .contains("lang=\"" + locale.getLanguage() + "\"", "@media (prefers-color-scheme: dark)");
        String shown = rendered.html().replaceAll("(?s)<(style|title)[^>]*>.*?</\\1>|<[^>]+>", " ");
        List<String> words = Arrays.stream(
                        rendered.text().replaceAll("https://\\S+", "").split("[\\s*():,]+", -1))
                .filter(word -> word.matches("\\p{L}{4,}"))
                .toList();
        assertThat(words).isNotEmpty().allSatisfy(word -> assertThat(shown).contains(word));
        assertThat(rendered.text()).doesNotContainPattern("(?i)pain|schmerz|null|\\n\\n\\n\\n");
        boolean canBeSwitchedOff = !mail.kind().isUrgent();
        assertThat(rendered.text().contains("/v1/unsubscribe/sample")).isEqualTo(canBeSwitchedOff);
        assertThat(rendered.html().contains("href=\"https://onward.example.org/v1/unsubscribe/sample\""))
                .isEqualTo(canBeSwitchedOff);
    }

    @ParameterizedTest
    @MethodSource("everySampleInEveryLanguage")
    void each_leads_nowhere_but_to_onward(Mail mail, Locale locale) {
        List<String> links = Stream.of(renderer.render(mail, locale).html().split("href=\"", -1))
                .skip(1)
                .map(rest -> rest.substring(0, rest.indexOf('"')))
                .toList();

        assertThat(links).isNotEmpty().allSatisfy(link -> assertThat(link).startsWith("https://onward.example.org/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void every_exercise_of_the_catalogue_has_a_name(String language) throws Exception {
        Shown shown = new Shown(Locale.of(language), "d MMMM");
        JsonNode exercises = new ObjectMapper().readTree(CATALOGUE.toFile()).get("exercises");

        assertThat(exercises).isNotEmpty().allSatisfy(exercise -> {
            String slug = exercise.get("slug").asText();
            assertThat(shown.exercise(slug)).isNotEqualTo(slug.replace('-', ' '));
            if (language.equals("en")) {
                assertThat(shown.exercise(slug)).isEqualTo(exercise.get("name").asText());
            }
        });
    }

    @Test
    void numbers_and_dates_are_those_of_the_language() {
        Mail summary = SAMPLES.get("weekly-summary");

        assertThat(renderer.render(summary, Locale.UK).text())
                .contains("Monday 1 June", "71% of your plan", "127.5 minutes walked", "most of your plan");
        assertThat(renderer.render(summary, Locale.forLanguageTag("de-CH")).text())
                .contains("Montag, 1. Juni", "71\u00a0% Ihres Plans", "127,5 Minuten gegangen");
    }

    @Test
    void a_coachs_words_keep_their_lines_and_become_no_markup_and_no_link() {
        String words = "One\r\n\r\n<script>alert(1)</script>\u2028https://evil.test \u202eturned\u0000";
        RenderedMail mail = renderer.render(new CoachMessage(head(), Optional.of("Maya"), words), Locale.ENGLISH);

        assertThat(mail.text()).contains("One\n\n<script>alert(1)</script>\nhttps://evil.test turned\n");
        assertThat(mail.html())
                .contains("One<br", "&lt;script&gt;alert(1)&lt;/script&gt;", "https://evil.test turned")
                .doesNotContain("<script", "href=\"https://evil.test");
    }

    @Test
    void what_a_coach_has_confirmed_is_no_change_of_the_plan() {
        PlanChanged sample = (PlanChanged) SAMPLES.get("plan-changed");

        assertThat(PlanChanged.isSame(sample.now(), sample.now().reversed())).isTrue();
        assertThat(PlanChanged.isSame(sample.now(), sample.before())).isFalse();
        assertThat(sample.removed()).extracting(item -> item.item()).containsExactly("cat-cow");
        assertThat(sample.now().stream().map(sample::changeOf))
                .containsExactly(
                        PlanChanged.Change.CHANGED,
                        PlanChanged.Change.SAME,
                        PlanChanged.Change.ADDED,
                        PlanChanged.Change.ADDED,
                        PlanChanged.Change.SAME);
    }

    @Test
    void a_name_in_the_morning_list_cannot_add_lines_or_markup() {
        var stopped = new TriageDigest.InNeed(
                "<b>Sam</b>\nBcc: x", List.of(new TriageDigest.Why(TriageReason.STOPPED, LocalDate.of(2026, 6, 1))));
        RenderedMail mail =
                renderer.render(new TriageDigest(head(), LocalDate.of(2026, 6, 4), List.of(stopped)), Locale.ENGLISH);

        assertThat(mail.subject()).isEqualTo("This morning: 1 client to look at");
        assertThat(mail.text()).contains("* <b>Sam</b> Bcc: x: no movement since Monday 1 June\n");
        assertThat(mail.html()).contains("&lt;b&gt;Sam&lt;/b&gt; Bcc: x").doesNotContain("<b>Sam");
    }

    @Test
    void every_reason_to_look_has_its_words_in_both_languages_and_none_tells_how_anybody_feels() {
        LocalDate monday = LocalDate.of(2026, 6, 1);
        List<TriageReason> reasons = List.of(TriageReason.values());
        List<TriageDigest.InNeed> clients = reasons.stream()
                .map(reason -> new TriageDigest.InNeed(
                        "Sam " + reasons.indexOf(reason), List.of(new TriageDigest.Why(reason, monday))))
                .toList();
        TriageDigest list = new TriageDigest(head(), monday.plusDays(3), clients);

        String english = renderer.render(list, Locale.ENGLISH).text();
        String german = renderer.render(list, Locale.GERMAN).text();

        assertThat(english.lines().filter(line -> line.startsWith("* ")))
                .containsExactly(
                        "* Sam 0: asks for a look at once, since Monday 1 June",
                        "* Sam 1: asks for a look today, since Monday 1 June",
                        "* Sam 2: has not started, with something due since Monday 1 June",
                        "* Sam 3: no movement since Monday 1 June",
                        "* Sam 4: does clearly less of the plan than before, since Monday 1 June",
                        "* Sam 5: the plan holds assumptions to confirm, since Monday 1 June");
        assertThat(german.lines().filter(line -> line.startsWith("* ")))
                .containsExactly(
                        "* Sam 0: bitte sofort ansehen, seit Montag, 1. Juni",
                        "* Sam 1: bitte heute ansehen, seit Montag, 1. Juni",
                        "* Sam 2: hat noch nicht begonnen, obwohl etwas anstand, seit Montag, 1. Juni",
                        "* Sam 3: keine Bewegung seit Montag, 1. Juni",
                        "* Sam 4: macht deutlich weniger vom Plan als zuvor, seit Montag, 1. Juni",
                        "* Sam 5: der Plan enthält Annahmen, die zu bestätigen sind, seit Montag, 1. Juni");
        assertThat(english + german)
                .doesNotContainPattern("(?i)pain|schmerz|flare|flag|schub|on hold|warn|symptom|[0-9]+ ?%|of 10|von 10");
    }

    @ParameterizedTest
    @MethodSource("everySampleInEveryLanguage")
    void the_morning_list_says_how_soon_and_nothing_of_anybodys_health(Mail mail, Locale locale) {
        if (mail instanceof TriageDigest) {
            RenderedMail list = renderer.render(mail, locale);
            assertThat(list.text())
                    .containsSubsequence("Robin Ferreira: ", "Mika Aalto: ", "Noor Haddad: ", "Sam Carter: ")
                    .containsPattern("at once|sofort")
                    .doesNotContainPattern("(?i)flare|flag|on hold|warning|Schub|Warnzeichen");
        }
    }

    private static Letterhead head() {
        URI app = URI.create("https://onward.example.org/");
        return new Letterhead("Sam", "Demo Studio", app, app.resolve("/v1/unsubscribe/sample"));
    }
}
