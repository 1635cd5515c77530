package onward.notifications.preferences;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import onward.kit.http.Problem;
import onward.notifications.mail.MailKind;
import onward.notifications.mail.MailRenderer;
import onward.notifications.mail.UnsubscribeText;
import onward.notifications.preferences.UnsubscribeTokens.Grant;
import onward.notifications.recipient.Recipient;
import onward.notifications.recipient.RecipientTable;
import onward.notifications.recipient.StudioTable;

/**
 * Switches off a kind of mail for whoever has the link: with one request of the mail program (RFC 8058), or with a
 * button on a page. What only looks at the link, as scanners of mails do, changes nothing.
 */
@Controller("/v1/unsubscribe/{token}")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class UnsubscribeController {
    private final UnsubscribeTokens tokens;
    private final Preferences preferences;
    private final RecipientTable recipients;
    private final StudioTable studios;
    private final MailRenderer words = new MailRenderer();

    UnsubscribeController(
            UnsubscribeTokens tokens, Preferences preferences, RecipientTable recipients, StudioTable studios) {
        this.tokens = tokens;
        this.preferences = preferences;
        this.recipients = recipients;
        this.studios = studios;
    }

    /** Whose mails a link is about. */
    private record Subscription(UUID person, UUID stream, MailKind kind, Locale locale) {}

    @Get(produces = MediaType.ALL)
    HttpResponse<?> ask(HttpRequest<?> request, String token) {
        return subscription(token)
                .<HttpResponse<?>>map(one -> {
                    UnsubscribeText text = words.unsubscribing(one.kind(), one.locale());
                    return Page.answer(HttpStatus.OK, Page.asking(text));
                })
                .orElseGet(() -> unknown(request));
    }

    /** The body is not looked at: the header's one click and the page's button mean the same. */
    @Post(produces = MediaType.ALL)
    @Consumes(MediaType.ALL)
    HttpResponse<?> switchOff(HttpRequest<?> request, String token) {
        Optional<Subscription> subscription = subscription(token);
        if (subscription.isEmpty()) {
            return unknown(request);
        }
        Subscription one = subscription.get();
        return preferences
                .change(
                        one.person(),
                        one.stream(),
                        wishes -> wishes.with(one.kind().code(), false))
                .<HttpResponse<?>>map(_ -> {
                    UnsubscribeText text = words.unsubscribing(one.kind(), one.locale());
                    return Page.answer(HttpStatus.OK, Page.telling(text.language(), text.doneTitle(), text.done()));
                })
                .orElseGet(() -> unknown(request));
    }

    private Optional<Subscription> subscription(String token) {
        return tokens.read(token).flatMap(this::subscription);
    }

    private Optional<Subscription> subscription(Grant grant) {
        return grant.kind().isForStaff()
                ? studios.studioOf(grant.person())
                        .flatMap(studio ->
                                studios.find(studio, grant.person()).map(staff -> subscription(grant, studio, staff)))
                : recipients.find(grant.person()).map(client -> subscription(grant, grant.person(), client));
    }

    private static Subscription subscription(Grant grant, UUID stream, Recipient recipient) {
        return new Subscription(
                grant.person(), stream, grant.kind(), recipient.person().locale());
    }

    private HttpResponse<?> unknown(HttpRequest<?> request) {
        if (request.accept().stream().anyMatch(MediaType.TEXT_HTML_TYPE::equals)) {
            UnsubscribeText text =
                    words.unsubscribing(MailKind.COMEBACK, request.getLocale().orElse(Locale.ENGLISH));
            return Page.answer(
                    HttpStatus.NOT_FOUND, Page.telling(text.language(), text.unknownTitle(), text.unknown()));
        }
        throw Problem.of(HttpStatus.NOT_FOUND, "unsubscribe.unknown", "There is no such link.")
                .exception();
    }
}
