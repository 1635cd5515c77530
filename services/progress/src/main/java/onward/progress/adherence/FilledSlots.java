package onward.progress.adherence;

import java.util.List;
import onward.contracts.value.Category;

/**
 * The slots that one item makes due on one date or in one week, and what filled them.
 *
 * @param window the date, or the part of the week
 * @param filledBy the performances that earned the score
 */
public record FilledSlots(String item, Category category, Window window, Score score, List<Credited> filledBy) {}
