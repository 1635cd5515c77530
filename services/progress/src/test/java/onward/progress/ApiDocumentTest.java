package onward.progress;

import static org.assertj.core.api.Assertions.assertThat;

import onward.testing.contract.KeptDocument;
import org.junit.jupiter.api.Test;

/** {@code contracts/http/progress.openapi.yaml} says what the controllers do; {@code -Dcontracts.write=true} writes it anew. */
class ApiDocumentTest {
    @Test
    void the_document_says_what_the_controllers_do_and_what_a_reader_needs() {
        assertThat(KeptDocument.of("progress").faults()).isEmpty();
    }
}
