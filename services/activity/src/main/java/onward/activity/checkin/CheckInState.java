package onward.activity.checkin;

import onward.contracts.event.CheckInRecorded;

/** What became of one check-in id of one client. */
public sealed interface CheckInState {

    /** Nothing was ever said of it. */
    record Unseen() implements CheckInState {}

    /**
     * It was told.
     *
     * @param version the stream's version after it, and after the hold that its red flags placed
     */
    record Told(CheckInRecorded checkIn, long version) implements CheckInState {}
}
