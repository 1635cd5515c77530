package onward.kit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import onward.contracts.event.Event;

@AnalyzeClasses(packages = "onward.kit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule the_kit_knows_that_there_are_events_but_not_which = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("onward.contracts.event..").and(not(belongToAnyOf(Event.class))))
            .orShould()
            .dependOnClassesThat(resideInAPackage("onward.contracts.value.."));

    @ArchTest
    static final ArchRule its_parts_do_not_depend_on_each_other_in_circles =
            slices().matching("onward.kit.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule what_moves_events_needs_no_framework = noClasses()
            .that()
            .resideInAnyPackage(
                    "onward.kit.store..",
                    "onward.kit.outbox..",
                    "onward.kit.intake..",
                    "onward.kit.rebuild..",
                    "onward.kit.sealing..",
                    "onward.kit.database..",
                    "onward.kit.timers..",
                    "onward.kit.clock..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.micronaut..");
}
