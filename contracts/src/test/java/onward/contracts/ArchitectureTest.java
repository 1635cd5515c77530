package onward.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import onward.contracts.event.Event;

@AnalyzeClasses(packagesOf = EventType.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule contracts_know_no_framework =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("io.micronaut..", "jakarta..", "java.sql..");

    @ArchTest
    static final ArchRule values_know_no_event = noClasses()
            .that()
            .resideInAPackage("onward.contracts.value")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("onward.contracts.event", "onward.contracts");

    @ArchTest
    static final ArchRule events_are_records = classes()
            .that()
            .implement(Event.class)
            .should()
            .beRecords()
            .andShould()
            .resideInAPackage("onward.contracts.event");
}
