package onward.compose;

import java.io.IOException;
import java.nio.file.Path;

/** Makes what is missing of the secrets below the folder that is its argument. Run before everything else. */
public final class MakeSecrets {
    private MakeSecrets() {}

    public static void main(String[] arguments) throws IOException {
        new SecretFolders(Path.of(arguments[0])).make();
    }
}
