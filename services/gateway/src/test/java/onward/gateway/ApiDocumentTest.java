package onward.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import onward.testing.contract.KeptDocument;
import org.junit.jupiter.api.Test;

/** {@code contracts/http/gateway.openapi.yaml} says what the controllers do; {@code -Dcontracts.write=true} writes it anew. */
class ApiDocumentTest {
    @Test
    void the_document_says_what_the_controllers_do_and_what_a_reader_needs() {
        assertThat(KeptDocument.of("gateway").faults()).isEmpty();
    }

    @Test
    void the_document_of_the_whole_interface_is_made_of_those_of_the_services() {
        assertThat(KeptDocument.merged(List.of("activity", "progress", "notifications", "gateway"))
                        .faults())
                .isEmpty();
    }
}
