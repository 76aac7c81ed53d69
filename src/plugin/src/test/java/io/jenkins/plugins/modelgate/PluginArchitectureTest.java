package io.jenkins.plugins.modelgate;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.kohsuke.stapler.verb.POST;

/** Holds the plugin's part of docs/architecture.md. */
@AnalyzeClasses(packages = "io.jenkins.plugins.modelgate", importOptions = ImportOption.DoNotIncludeTests.class)
class PluginArchitectureTest {

    private static final String ROOT = "io.jenkins.plugins.modelgate";

    @ArchTest
    static final ArchRule noCircles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule whatIsShownKnowsNothingOfHowItCameToBe = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".run..", ROOT + ".trend..")
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + ".steps..").or(resideInAPackage(ROOT + ".remote..")));

    @ArchTest
    static final ArchRule theAgentsSideKnowsNothingOfTheControllers = noClasses()
            .that()
            .resideInAPackage(ROOT + ".remote..")
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + ".(steps|run|trend|config).."));

    /** Without that plugin its classes are not there. */
    @ArchTest
    static final ArchRule onlyTheChecksNeedTheChecksPlugin = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".checks..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("io.jenkins.plugins.checks..").or(resideInAPackage(ROOT + ".checks..")));

    @ArchTest
    static final ArchRule noStatisticsInADoor = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("io.jenkins.lib.modelgate.(drift|profile|predict|validate).."));

    @ArchTest
    static final ArchRule formChecksArePosted =
            methods().that().haveNameMatching("do(Check|Fill).*").should().beAnnotatedWith(POST.class);
}
