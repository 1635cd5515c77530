package onward.notifications.mail;

/** What is to be told to somebody by e-mail, before it has words. One record per kind. */
public sealed interface Mail
        permits Invitation,
                Comeback,
                WeeklySummary,
                PlanChanged,
                CoachMessage,
                TriageDigest,
                RedFlagAlert,
                FlareGuidance,
                Celebration,
                Reminder {

    /** Which kind it is. */
    MailKind kind();
}
