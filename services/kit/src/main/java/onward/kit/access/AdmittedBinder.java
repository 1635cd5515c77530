package onward.kit.access;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Gives a controller the {@link Admitted} it asks for. */
@Singleton
final class AdmittedBinder implements TypedRequestArgumentBinder<Admitted> {
    private static final Argument<Admitted> ADMITTED = Argument.of(Admitted.class);

    @Override
    public Argument<Admitted> argumentType() {
        return ADMITTED;
    }

    @Override
    public BindingResult<Admitted> bind(ArgumentConversionContext<Admitted> context, HttpRequest<?> source) {
        Optional<Admitted> admitted =
                source.getUserPrincipal(Authentication.class).flatMap(Caller::admitted);
        return () -> admitted;
    }
}
