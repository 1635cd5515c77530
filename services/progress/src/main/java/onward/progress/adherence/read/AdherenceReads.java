package onward.progress.adherence.read;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import onward.kit.access.Caller;
import onward.kit.database.Database;
import onward.kit.database.DatabaseFailure;
import onward.kit.intake.Intake;
import onward.kit.intake.Tables;
import onward.progress.adherence.Adherence;
import onward.progress.adherence.Diary;
import onward.progress.adherence.StreakWalk;
import onward.progress.adherence.Streaks;
import onward.progress.adherence.Today;
import onward.progress.adherence.Window;
import onward.progress.reading.ClientReads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads what a window needs, and a streak as far as it reaches, and has the figures computed. */
@Singleton
final class AdherenceReads {
    private static final Logger LOG = LoggerFactory.getLogger(AdherenceReads.class);

    private final ClientReads reads;
    private final Database database;
    private final Tables tables;
    private final Clock clock;

    AdherenceReads(Database database, @Named(AdherenceProjection.NAME) Intake intake, Clock clock) {
        this.reads = new ClientReads(database, intake);
        this.database = database;
        this.tables = intake.tables();
        this.clock = clock;
    }

    /**
     * The figures of a window, and the streaks up to a date.
     *
     * @param walk the way back along the streaks, if it was asked for
     */
    record Figures(Adherence adherence, Streaks streaks, Optional<StreakWalk> walk) {}

    /**
     * What is asked for.
     *
     * @param today the running date; if absent the client's own date, now or at the instant of {@code asOf}
     * @param asOf what was known at that instant; all that is known if absent
     * @param explained whether to walk along the whole streaks, so that it can be told where they stop
     */
    record Question(Window window, Optional<LocalDate> today, Optional<Instant> asOf, boolean explained) {}

    Figures read(Caller caller, UUID id, Question question, Optional<Long> atLeast) {
        record Read(Figures figures, Optional<StreakReads.ToKeep> toKeep) {}
        Read read = reads.read(caller, id, atLeast, (connection, client) -> {
            Moment moment = Moment.of(question.asOf());
            Window window = question.window();
            Diary diary = Diaries.read(connection, id, window, moment);
            Adherence adherence = Adherence.of(diary, window);
            LocalDate running = question.today().isPresent()
                    ? question.today().get()
                    : HomeZoneTable.today(connection, client, question.asOf(), clock.instant());
            StreakReads streaks = new StreakReads(connection, id, moment, window, diary);
            if (question.explained()) {
                StreakWalk walk = streaks.walk(running);
                return new Read(new Figures(adherence, walk.streaks(), Optional.of(walk)), Optional.empty());
            }
            StreakReads.Found found = streaks.upTo(running);
            return new Read(new Figures(adherence, found.streaks(), Optional.empty()), found.toKeep());
        });
        read.toKeep().ifPresent(streaks -> keep(id, streaks));
        return read.figures();
    }

    private void keep(UUID client, StreakReads.ToKeep streaks) {
        try {
            database.inTransaction(connection -> {
                tables.enter(connection);
                StreakTable.keep(connection, client, streaks.changes(), streaks.past());
                return streaks;
            });
        } catch (DatabaseFailure e) {
            LOG.info("The streaks of {} are not kept and will be walked again: {}", client, e.toString());
        }
    }

    /** The slots of a date, the running one of the client unless one is given. */
    Today today(Caller caller, UUID id, Optional<LocalDate> on, Optional<Instant> asOf, Optional<Long> atLeast) {
        return reads.read(caller, id, atLeast, (connection, client) -> {
            LocalDate date = on.isPresent() ? on.get() : HomeZoneTable.today(connection, client, asOf, clock.instant());
            return Today.of(Diaries.read(connection, id, Window.weekOf(date), Moment.of(asOf)), date);
        });
    }
}
