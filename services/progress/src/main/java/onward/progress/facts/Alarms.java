package onward.progress.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import onward.contracts.event.FlareFound;
import onward.contracts.event.RedFlagRaised;
import onward.contracts.value.Urgency;
import onward.progress.adherence.Window;
import onward.progress.measures.read.CheckInRows.Alarming;

/**
 * Tells red flags, once for each check-in, and flares, once for each local date and cause. What was told is not taken back:
 * it was acted upon.
 */
final class Alarms {
    private final Connection connection;
    private final UUID client;
    private final FlareSigns signs;
    private final Findings findings;

    Alarms(UnderReview review) {
        this.connection = review.connection();
        this.client = review.client().id();
        this.signs = review.flares();
        this.findings = review.findings();
    }

    /** @param changed the dates of which something was recorded */
    void tellOf(Window changed) throws SQLException {
        for (Alarming checkIn : signs.alarming(changed)) {
            redFlags(checkIn);
        }
        for (FlareSigns.Sign sign : signs.around(changed)) {
            flare(sign);
        }
    }

    /** They are kept with the most urgent one first. */
    private void redFlags(Alarming checkIn) throws SQLException {
        if (!checkIn.redFlags().isEmpty()
                && ToldTable.tellOnce(connection, client, findings.redFlags(checkIn.checkInId()))) {
            findings.add(new RedFlagRaised(
                    checkIn.checkInId(),
                    checkIn.at(),
                    checkIn.redFlags(),
                    Urgency.of(checkIn.redFlags().getFirst())));
        }
    }

    private void flare(FlareSigns.Sign sign) throws SQLException {
        UUID flare = findings.flare(sign.on(), sign.cause());
        if (ToldTable.tellOnce(connection, client, flare)) {
            findings.add(
                    new FlareFound(flare, sign.cause(), sign.on(), sign.at(), sign.why(), sign.pain(), sign.rise()));
        }
    }
}
