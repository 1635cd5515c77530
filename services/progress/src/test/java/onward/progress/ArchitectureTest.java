package onward.progress;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "onward.progress", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule the_computation_is_plain_java = classes()
            .that()
            .resideInAPackage("onward.progress.adherence")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "onward.progress.adherence",
                    "onward.contracts.value",
                    "java.lang..",
                    "java.math",
                    "java.time..",
                    "java.util..");

    @ArchTest
    static final ArchRule the_measures_are_plain_java = classes()
            .that()
            .resideInAPackage("onward.progress.measures")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "onward.progress.measures",
                    "onward.progress.adherence",
                    "onward.contracts.value",
                    "java.lang..",
                    "java.math",
                    "java.time..",
                    "java.util..");

    @ArchTest
    static final ArchRule the_reasons_to_need_the_coach_are_plain_java = classes()
            .that()
            .resideInAPackage("onward.progress.triage")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "onward.progress.triage",
                    "onward.progress.adherence",
                    "onward.contracts.value",
                    "java.lang..",
                    "java.math",
                    "java.time..",
                    "java.util..");

    @ArchTest
    static final ArchRule the_capabilities_depend_on_each_other_in_one_direction =
            slices().matching("onward.progress.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_projections_know_nothing_of_each_other = noClasses()
            .that()
            .resideInAPackage("onward.progress.timeline")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("onward.progress.adherence..");
}
