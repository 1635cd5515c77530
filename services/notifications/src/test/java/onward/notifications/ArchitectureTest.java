package onward.notifications;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "onward.notifications", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule WHAT_A_MAIL_SAYS_IS_PURE_RENDERING = classes()
            .that()
            .resideInAPackage("onward.notifications.mail..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "onward.notifications.mail..",
                    "onward.contracts.value",
                    "java.io",
                    "java.lang..",
                    "java.math",
                    "java.nio.charset",
                    "java.text",
                    "java.time..",
                    "java.util..",
                    "java.net",
                    "gg.jte..",
                    "ch.digitalfondue..");

    @ArchTest
    static final ArchRule WHETHER_A_MAIL_GOES_IS_A_PURE_DECISION = classes()
            .that()
            .resideInAPackage("onward.notifications.rules..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "onward.notifications.rules..",
                    "onward.notifications.mail",
                    "onward.kit.timers",
                    "java.lang..",
                    "java.time..",
                    "java.util..");

    @ArchTest
    static final ArchRule CAPABILITIES_DO_NOT_DEPEND_ON_EACH_OTHER_IN_CIRCLES =
            slices().matching("onward.notifications.(*)..").should().beFreeOfCycles();
}
