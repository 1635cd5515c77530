package onward.contracts.event;

/**
 * Something that happened and will not change. Its JSON is described by {@code contracts/events/<type>/v<n>}; the stream
 * it belongs to (one client or one studio), its version and the time it was recorded are in the envelope, not in here.
 */
public sealed interface Event
        permits StudioOpened,
                CoachJoined,
                ClientEnrolled,
                ClientDetailsChanged,
                CoachAssigned,
                PlanActivated,
                DaysExcused,
                ExcusalWithdrawn,
                SessionLogged,
                SessionCorrected,
                SessionWithdrawn,
                PlanPaused,
                PlanResumed,
                CheckInRecorded,
                CoachChanged,
                ConsentGiven,
                ConsentWithdrawn,
                NoteWritten,
                NudgeSent,
                ExerciseDefined,
                TemplateDefined,
                AssumptionsConfirmed,
                HoldPlaced,
                HoldLifted,
                RestrictionBreached,
                HeavyLoadingAllowed,
                DateClosed,
                AdherenceRestated,
                MovementGapFound,
                WeekClosed,
                MilestoneReached,
                FlareFound,
                RedFlagRaised,
                MailSent,
                MailPreferencesChanged {}
