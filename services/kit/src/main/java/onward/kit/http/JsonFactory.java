package onward.kit.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.jackson.ObjectMapperFactory;
import jakarta.inject.Singleton;
import onward.contracts.Json;

/** HTTP speaks the project's JSON, strictly: an unknown member of a request is refused. */
@Factory
@Replaces(factory = ObjectMapperFactory.class)
final class JsonFactory {
    @Primary
    @Singleton
    @Replaces(bean = ObjectMapper.class, factory = ObjectMapperFactory.class)
    ObjectMapper json() {
        return Json.strict();
    }
}
