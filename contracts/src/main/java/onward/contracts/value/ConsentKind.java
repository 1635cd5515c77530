package onward.contracts.value;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a client can agree to. */
public enum ConsentKind {
    @JsonProperty("data-processing")
    DATA_PROCESSING,
    @JsonProperty("e-mail")
    E_MAIL,
    @JsonProperty("research")
    RESEARCH
}
