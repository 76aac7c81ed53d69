package io.jenkins.lib.modelgate;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the arrows of docs/architecture.md. */
@AnalyzeClasses(packages = "io.jenkins.lib.modelgate", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.jenkins.lib.modelgate";

    @ArchTest
    static final ArchRule arrowsPointDown = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("front")
            .definedBy(ROOT)
            .layer("over time")
            .definedBy(ROOT + ".canary..")
            .layer("concerns")
            .definedBy(ROOT + ".validate..", ROOT + ".drift..", ROOT + ".registry..")
            .layer("what things look like")
            .definedBy(ROOT + ".profile..", ROOT + ".predict..", ROOT + ".scan..", ROOT + ".model..")
            .layer("inputs")
            .definedBy(ROOT + ".data..", ROOT + ".http..", ROOT + ".policy..")
            .layer("statistics")
            .definedBy(ROOT + ".statistics..")
            .layer("report")
            .definedBy(ROOT + ".report..")
            .whereLayer("front")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("over time")
            .mayOnlyBeAccessedByLayers("front")
            .whereLayer("concerns")
            .mayOnlyBeAccessedByLayers("front", "over time")
            .whereLayer("what things look like")
            .mayOnlyBeAccessedByLayers("front", "over time", "concerns")
            .whereLayer("inputs")
            .mayOnlyBeAccessedByLayers("front", "over time", "concerns", "what things look like")
            .whereLayer("statistics")
            .mayOnlyBeAccessedByLayers("over time", "concerns", "what things look like");

    @ArchTest
    static final ArchRule noConcernKnowsAnother = slices().matching(ROOT + ".(validate|drift|registry)..")
            .namingSlices("$1")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule noCircles = slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noJenkins = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("hudson..")
                    .or(resideInAPackage("org.kohsuke.."))
                    .or(resideInAPackage("jenkins..")));

    @ArchTest
    static final ArchRule theSharedMapperIsNotReconfigured = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + ".report.Json")
            .should()
            .callMethodWhere(target(owner(assignableTo(ObjectMapper.class)))
                    .and(target(nameMatching("(set|configure|enable|disable|register|addMixIn).*"))));

    @ArchTest
    static final ArchRule noConsole = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
}
