package onward.activity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.UUID;

/** Decisions are plain Java: nothing of the outside gets into them. A rule that matches no class fails. */
@AnalyzeClasses(packages = "onward.activity", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] DOMAIN = {
        "onward.activity.decision..",
        "onward.activity.catalogue..",
        "onward.activity.plan..",
        "onward.activity.client..",
        "onward.activity.session..",
        "onward.activity.excusal..",
        "onward.activity.pause..",
        "onward.activity.checkin..",
        "onward.activity.note..",
        "onward.activity.nudge..",
        "onward.activity.consent..",
        "onward.activity.safety..",
        "onward.activity.studio.."
    };

    @ArchTest
    static final ArchRule the_domain_knows_no_framework = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.micronaut..",
                    "jakarta..",
                    "java.sql..",
                    "javax.sql..",
                    "java.io..",
                    "java.net..",
                    "java.nio..",
                    "com.fasterxml..",
                    "org.apache.kafka..",
                    "onward.kit..",
                    "onward.activity.store..",
                    "onward.activity.http..");

    @ArchTest
    static final ArchRule the_domain_has_no_clock_and_no_chance = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.time\\.(Clock|InstantSource)|java\\.util\\.Random|java\\.security\\.SecureRandom")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule decisions_know_no_other_capability = noClasses()
            .that()
            .resideInAPackage("onward.activity.decision..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "onward.activity.catalogue..",
                    "onward.activity.plan..",
                    "onward.activity.client..",
                    "onward.activity.session..",
                    "onward.activity.excusal..",
                    "onward.activity.pause..",
                    "onward.activity.checkin..",
                    "onward.activity.note..",
                    "onward.activity.nudge..",
                    "onward.activity.consent..",
                    "onward.activity.safety..",
                    "onward.activity.studio..");
}
