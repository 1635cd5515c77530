package onward.notifications.mail;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes every kind of mail with sample data into a folder (first argument), to be looked at in a browser. */
final class Gallery {
    private static final URI APP = URI.create("http://localhost:8080");

    private Gallery() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        MailRenderer renderer = new MailRenderer();
        for (Map.Entry<String, Mail> sample : Samples.leadingTo(APP).entrySet()) {
            for (String language : List.of("en", "de")) {
                RenderedMail mail = renderer.render(sample.getValue(), Locale.forLanguageTag(language));
                String name = sample.getKey() + "." + language;
                Files.writeString(folder.resolve(name + ".html"), mail.html());
                Files.writeString(folder.resolve(name + ".txt"), mail.subject() + "\n\n" + mail.text());
            }
        }
    }
}
