package onward.notifications.mail;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes every kind of mail with sample data into a folder (first argument), to be looked at in a browser. */
final class Gallery {
    private static final URI APP = URI.create("http://localhost:8080");

    private Gallery() {}

    static Map<String, Mail> samples() {
        return Map.of(
                "invitation",
                new Invitation("Sam Carter", "Demo Studio", Optional.of("Maya Lindqvist"), APP),
                "invitation-from-studio",
                new Invitation("Sam Carter", "Demo Studio", Optional.empty(), APP),
                "invitation-long",
                new Invitation(
                        "Wolfeschlegelsteinhausenbergerdorff-Mönchengladbach 🌿 d’Artagnan the Third",
                        "Rückenwerk & Söhne <Bewegung> am Prenzlauer Berg",
                        Optional.of("Dr. \"Zoë\" Ångström-Łukasiewicz"),
                        URI.create("https://onward.example.org/clients")));
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        MailRenderer renderer = new MailRenderer();
        for (Map.Entry<String, Mail> sample : samples().entrySet()) {
            RenderedMail mail = renderer.render(sample.getValue(), Locale.ENGLISH);
            Files.writeString(folder.resolve(sample.getKey() + ".html"), mail.html());
            Files.writeString(folder.resolve(sample.getKey() + ".txt"), mail.subject() + "\n\n" + mail.text());
        }
    }
}
