package onward.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "onward.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule its_parts_do_not_depend_on_each_other_in_circles =
            slices().matching("onward.gateway.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule what_passes_requests_on_knows_nothing_of_people_and_signs_nothing = noClasses()
            .that()
            .resideInAPackage("onward.gateway.forwarding..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("onward.gateway.person..", "onward.gateway.token..", "onward.contracts.event..");

    @ArchTest
    static final ArchRule nothing_needs_what_exists_in_local_mode_only = noClasses()
            .that()
            .resideOutsideOfPackage("onward.gateway.local..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("onward.gateway.local..");
}
