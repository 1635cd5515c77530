package onward.activity.safety;

import java.util.Arrays;
import java.util.List;
import onward.contracts.value.RedFlag;
import onward.contracts.value.Urgency;

/**
 * What is said to somebody who ticked a red flag: where to turn to and how soon, in fixed words. It never says what it
 * could be.
 */
public enum CareAdvice {
    EMERGENCY(Urgency.EMERGENCY, "Please get medical help now", """
        What you ticked needs to be looked at by medical staff within hours, not days. \
        Go to the nearest emergency department now, or call your local emergency number, and tell them what you \
        ticked here. Do not drive yourself. \
        Leave your plan aside until you have been seen. Your coach is being told and will get in touch with you.\
        """),
    URGENT(Urgency.URGENT, "Please see a doctor soon", """
        What you ticked should be looked at by a doctor before you go on. \
        Call your doctor's practice or an out-of-hours service today and tell them what you ticked here. \
        If you notice numbness between your legs, new trouble with your bladder or bowels, or weakness in both \
        legs, go to an emergency department at once. \
        Leave your plan aside until you have been seen. Your coach is being told and will get in touch with you.\
        """);

    private final Urgency urgency;
    private final String title;
    private final String text;

    CareAdvice(Urgency urgency, String title, String text) {
        this.urgency = urgency;
        this.title = title;
        this.text = text;
    }

    /** For those flags, the most urgent first; nothing without one. */
    public static List<CareAdvice> on(List<RedFlag> flags) {
        return Arrays.stream(values())
                .filter(advice -> flags.stream().map(Urgency::of).anyMatch(advice.urgency::equals))
                .toList();
    }

    /** How soon. */
    public Urgency urgency() {
        return urgency;
    }

    /** One line. */
    public String title() {
        return title;
    }

    /** The whole of it. */
    public String text() {
        return text;
    }
}
