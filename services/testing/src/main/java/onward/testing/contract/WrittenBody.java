package onward.testing.contract;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Flow;

/** Reads what a request sends, which the request itself only hands to whoever subscribes. */
final class WrittenBody implements Flow.Subscriber<ByteBuffer> {
    private final BodySubscriber<String> text = BodySubscribers.ofString(StandardCharsets.UTF_8);

    private WrittenBody() {}

    static String of(BodyPublisher body) {
        WrittenBody written = new WrittenBody();
        body.subscribe(written);
        return written.text.getBody().toCompletableFuture().join();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        text.onSubscribe(subscription);
    }

    @Override
    public void onNext(ByteBuffer part) {
        text.onNext(List.of(part));
    }

    @Override
    public void onError(Throwable failure) {
        text.onError(failure);
    }

    @Override
    public void onComplete() {
        text.onComplete();
    }
}
