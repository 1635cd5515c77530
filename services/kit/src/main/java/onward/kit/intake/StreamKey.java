package onward.kit.intake;

import java.util.UUID;

/** A stream on a topic; versions count per topic. */
record StreamKey(String topic, UUID stream) {}
