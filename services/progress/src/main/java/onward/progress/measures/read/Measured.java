package onward.progress.measures.read;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import onward.contracts.value.Milestone;
import onward.contracts.value.PainBands;
import onward.progress.measures.DailyPain;
import onward.progress.measures.PainResponse;
import onward.progress.measures.RolandMorris;
import onward.progress.measures.Walking;
import onward.progress.measures.read.MilestoneTable.Reached;

/**
 * What progress is computed from, of one client at one moment.
 *
 * @param today the client's local date at that moment
 * @param pain all dates with a reading
 * @param activities check-ins that name activities, still sealed
 * @param loads effort x minutes, by date
 * @param responses sessions that told their pain after, each judged by the plan of its date
 * @param bands those of the plan in force today
 */
record Measured(
        LocalDate today,
        List<DailyPain> pain,
        List<RolandMorris.Score> scores,
        List<CheckInRows.Sealed> activities,
        SortedMap<LocalDate, BigDecimal> loads,
        Walked walked,
        List<PainResponse.After> responses,
        PainBands bands,
        Map<Milestone, Reached> milestones) {

    /**
     * The walks.
     *
     * @param firstWhole the first whole ISO week since the first session, if it is over
     * @param lastWhole the last one that is over; absent with the first
     * @param weeks the latest ones in order, with the running one at the end
     */
    record Walked(Optional<Walking.Week> firstWhole, Optional<Walking.Week> lastWhole, List<Walking.Week> weeks) {}
}
