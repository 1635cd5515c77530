package onward.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void who_goes_on_is_found_where_it_was() {
        var before = new Ports(8080);
        int kafka = before.of("kafka");

        var next = new Ports(8080, before.given());

        assertThat(next.of("kafka")).isEqualTo(kafka).isEqualTo(before.of("kafka"));
        assertThat(next.given()).containsEntry("gateway", 8080).containsEntry("kafka", kafka);
    }

    @Test
    void the_gateway_has_its_port_alone_whoever_had_it_before() {
        var ports = new Ports(17_000, Map.of("gateway", 8080, "activity", 17_000, "kafka", 17_001));

        assertThat(ports.of("gateway")).isEqualTo(17_000);
        assertThat(ports.of("activity")).isNotEqualTo(17_000);
        assertThat(ports.of("kafka")).isEqualTo(17_001);
    }
}
