package onward.gateway.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {
    @ParameterizedTest(name = "{0} goes to {1} as {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "/v1/clients,                             ACTIVITY,      -",
                "/v1/clients/c1,                          ACTIVITY,      -",
                "/v1/clients/c1/sessions/s1,              ACTIVITY,      -",
                "/v1/clients/c1/sessions:batch,           ACTIVITY,      -",
                "/v1/clients/c1/plan/versions,            ACTIVITY,      -",
                "/v1/clients/c1/plan/pause,               ACTIVITY,      -",
                "/v1/clients/c1/plan/resume,              ACTIVITY,      -",
                "/v1/clients/c1/check-ins/s1,             ACTIVITY,      -",
                "/v1/clients/c1/coach,                    ACTIVITY,      -",
                "/v1/clients/c1/consents,                 ACTIVITY,      -",
                "/v1/clients/c1/consents/research,        ACTIVITY,      -",
                "/v1/clients/c1/notes/n1,                 ACTIVITY,      -",
                "/v1/clients/c1/nudge,                    ACTIVITY,      -",
                "/v1/exercises,                           ACTIVITY,      -",
                "/v1/nobody-knows,                        ACTIVITY,      -",
                "/v1/clients/c1/adherence,                PROGRESS,      -",
                "/v1/clients/c1/progress,                 PROGRESS,      -",
                "/v1/clients/c1/today,                    PROGRESS,      -",
                "/v1/clients/c1/timeline,                 PROGRESS,      -",
                "/v1/clients/c1/timeline/live,            PROGRESS,      -",
                "/v1/clients/timeline,                    ACTIVITY,      -",
                "/v1/clients/c1/sessions/timeline,        ACTIVITY,      -",
                "/v1/clients/c1/timelines,                ACTIVITY,      -",
                "/v1/roster,                              PROGRESS,      -",
                "/v1/roster/c1/acknowledge,               PROGRESS,      -",
                "/v1/cohort,                              PROGRESS,      -",
                "/v1/admin/projections/timeline/rebuild,  PROGRESS,      -",
                "/v1/admin/streams/c1/republish,          ACTIVITY,      -",
                "/v1/admin/parked,                        GATEWAY,       -",
                "/v1/admin/parked/progress.t.7/retry,     PROGRESS,      -",
                "/v1/admin/parked/notifications.n.7/retry, NOTIFICATIONS, -",
                "/v1/admin/parked/gateway.person.7/retry, GATEWAY,       -",
                "/v1/admin/parked/gossip/retry,           GATEWAY,       -",
                "/v1/clients/c1/notification-preferences, NOTIFICATIONS, -",
                "/v1/unsubscribe/abc,                     NOTIFICATIONS, -",
                "/v1/me,                                  GATEWAY,       -",
                "/dev/mail,                               MAILS,         /messages",
                "/dev/mail/,                              MAILS,         /",
                "/dev/mail/1780468200000000,              MAILS,         /1780468200000000",
                "/dev/mail/samples,                       SAMPLES,       -",
                "/dev/mail/samples/comeback,              SAMPLES,       -",
                "/dev/mail/other,                         GATEWAY,       -",
                "/,                                       GATEWAY,       -",
            })
    void every_path_has_one_service(String path, Upstream upstream, String name) {
        assertThat(Routes.goalOf(path)).isEqualTo(new Routes.Goal(upstream, name == null ? path : name));
    }
}
