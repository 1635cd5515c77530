package onward.local.kills;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What was confirmed against what is there.
 *
 * @param rows one for each kill, in their order, after one for what was confirmed before the first
 * @param strangers sessions on a timeline that nobody was told of
 * @param uninvited clients without an invitation
 * @param invitedTwice clients with two invitations, that is with two Message-IDs
 * @param repeated invitations that came again under their Message-ID, as they may when their fate was in doubt
 */
record Reckoning(List<Row> rows, int strangers, int uninvited, int invitedTwice, int repeated) {
    /**
     * The sessions that were confirmed after a kill and before the next.
     *
     * @param meanwhile those of them that were confirmed before everything was done again
     */
    record Row(int confirmed, int meanwhile, int once, int missing, int twice) {}

    /**
     * @param timelines how often each session is on its client's timeline
     * @param invitations by address, the Message-ID of each that arrived
     */
    static Reckoning of(
            Ledger ledger,
            List<Kill> kills,
            Map<UUID, Map<UUID, Integer>> timelines,
            Map<String, List<String>> invitations) {
        var told = new HashMap<UUID, Map<UUID, Integer>>();
        var counts = new ArrayList<int[]>();
        for (int row = 0; row <= kills.size(); row++) {
            counts.add(new int[5]);
        }
        for (Ledger.Confirmed session : ledger.sessions()) {
            int row = rowOf(session.at(), kills);
            int shown = timelines.getOrDefault(session.client(), Map.of()).getOrDefault(session.session(), 0);
            int[] count = counts.get(row);
            count[0]++;
            count[1] += row > 0 && session.at() < kills.get(row - 1).servesAt() ? 1 : 0;
            count[2] += shown == 1 ? 1 : 0;
            count[3] += shown == 0 ? 1 : 0;
            count[4] += shown > 1 ? 1 : 0;
            told.computeIfAbsent(session.client(), _ -> new HashMap<>()).put(session.session(), 1);
        }
        int strangers = timelines.entrySet().stream()
                .mapToInt(timeline -> (int) timeline.getValue().keySet().stream()
                        .filter(session ->
                                !told.getOrDefault(timeline.getKey(), Map.of()).containsKey(session))
                        .count())
                .sum();
        int uninvited = 0;
        int invitedTwice = 0;
        int repeated = 0;
        for (String address : ledger.addresses().values()) {
            List<String> came = invitations.getOrDefault(address, List.of());
            long different = came.stream().distinct().count();
            uninvited += different == 0 ? 1 : 0;
            invitedTwice += different > 1 ? 1 : 0;
            repeated += came.size() - (int) different;
        }
        return new Reckoning(
                counts.stream()
                        .map(count -> new Row(count[0], count[1], count[2], count[3], count[4]))
                        .toList(),
                strangers,
                uninvited,
                invitedTwice,
                repeated);
    }

    boolean isClean() {
        return strangers == 0
                && uninvited == 0
                && invitedTwice == 0
                && rows.stream().allMatch(row -> row.missing() == 0 && row.twice() == 0);
    }

    private static int rowOf(long at, List<Kill> kills) {
        int row = 0;
        while (row < kills.size() && at >= kills.get(row).nanos()) {
            row++;
        }
        return row;
    }
}
