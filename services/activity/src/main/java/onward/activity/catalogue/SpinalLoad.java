package onward.activity.catalogue;

/** How much an exercise loads the spine; {@code HIGH} cannot be prescribed while back pain lasts. */
public enum SpinalLoad {
    LOW,
    MODERATE,
    HIGH
}
