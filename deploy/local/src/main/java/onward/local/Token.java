package onward.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "token", description = "Print a token for somebody of the running instance; it is valid for 12 hours.")
final class Token implements Callable<Integer> {
    @Parameters(paramLabel = "EMAIL", description = "Whose: for example coach@demo.onward.test.")
    String email;

    @Override
    public Integer call() {
        DataFolder data = Checkout.fromProperties().lastStarted().orElseThrow(Token::nothingRuns);
        Instance instance = data.instance().orElseThrow(Token::nothingRuns);
        String token = new LocalApi(instance.port(), new Secrets(data).localSecret())
                .token(email)
                .orElseThrow(() -> new Refusal("Nobody here has the address " + email + "."));
        System.out.println(token);
        return 0;
    }

    private static Refusal nothingRuns() {
        return new Refusal("Nothing runs. ./onward up starts it.");
    }
}
