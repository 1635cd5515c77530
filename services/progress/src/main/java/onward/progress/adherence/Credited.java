package onward.progress.adherence;

import onward.contracts.value.PlanItem;

/** A performance with the credit that the dose in force gives it. */
public record Credited(Performance performance, PlanItem item, Fraction credit) {}
