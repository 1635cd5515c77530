package onward.local.demo;

import java.util.List;
import java.util.stream.Stream;

/** All stories of the demo studio. */
public final class Stories {
    private Stories() {}

    /**
     * One for each client of the demo studio.
     *
     * @param enrolled the client whom every instance has
     */
    public static List<Story> all(Client enrolled) {
        return Stream.of(OnTheirWay.stories(enrolled), OffTheirWay.stories(), FarAndOwn.stories())
                .flatMap(List::stream)
                .toList();
    }
}
