package onward.kit.intake;

import onward.contracts.Envelope;
import onward.contracts.KafkaBinding;
import onward.contracts.UndecodableEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record as it came, read as an envelope if it is one. */
sealed interface Received {
    ConsumerRecord<byte[], byte[]> record();

    /** It is an envelope. */
    record Enveloped(ConsumerRecord<byte[], byte[]> record, Envelope envelope) implements Received {}

    /** It is none. */
    record Broken(ConsumerRecord<byte[], byte[]> record, String cause) implements Received {}

    static Received of(ConsumerRecord<byte[], byte[]> record) {
        try {
            return new Enveloped(record, KafkaBinding.fromRecord(record));
        } catch (UndecodableEvent e) {
            return new Broken(record, e.getMessage());
        }
    }
}
