package dev.kiln.emulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may import whom; the reasons are in docs/how-it-works.md. */
@AnalyzeClasses(packages = "dev.kiln.emulator", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String INTERNAL = "dev.kiln.emulator.internal.";
    private static final String[] SERVICES = {
        INTERNAL + "lambda..", INTERNAL + "dynamodb..", INTERNAL + "s3..", INTERNAL + "sqs..", INTERNAL + "kinesis.."
    };

    @ArchTest
    static final ArchRule nothingImportsTheEmulatorThatWiresEverything = noClasses()
            .that()
            .resideInAPackage(INTERNAL.substring(0, INTERNAL.length() - 1) + "..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("dev.kiln.emulator.LambdaEmulator");

    @ArchTest
    static final ArchRule onlyHttpKnowsUndertow = noClasses()
            .that()
            .resideOutsideOfPackage(INTERNAL + "http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.undertow..", "org.xnio..");

    @ArchTest
    static final ArchRule onlyTheStoreKnowsH2 = noClasses()
            .that()
            .resideOutsideOfPackage(INTERNAL + "store..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.h2..");

    @ArchTest
    static final ArchRule messagesDependOnNothingOfKiln = classes()
            .that()
            .resideInAPackage(INTERNAL + "message..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", INTERNAL + "message..");

    @ArchTest
    static final ArchRule servicesDoNotKnowTransportPipelineOrWire = noClasses()
            .that()
            .resideInAnyPackage(SERVICES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    INTERNAL + "http..", INTERNAL + "pipeline..", INTERNAL + "wire..", INTERNAL + "inprocess..");

    @ArchTest
    static final ArchRule sourcesKnowNoServiceButLambda = noClasses()
            .that()
            .resideInAPackage(INTERNAL + "source..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    INTERNAL + "sqs..",
                    INTERNAL + "dynamodb..",
                    INTERNAL + "s3..",
                    INTERNAL + "kinesis..",
                    INTERNAL + "store..",
                    INTERNAL + "environment..",
                    INTERNAL + "pipeline..");

    @ArchTest
    static final ArchRule environmentsDoNotKnowTheControlPlane = noClasses()
            .that()
            .resideInAPackage(INTERNAL + "environment..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SERVICES);

    @ArchTest
    static final ArchRule nothingPointsUp = noClasses()
            .that()
            .resideInAnyPackage(
                    INTERNAL + "message..",
                    INTERNAL + "aws..",
                    INTERNAL + "wire..",
                    INTERNAL + "store..",
                    INTERNAL + "time..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(INTERNAL + "http..", INTERNAL + "pipeline..", INTERNAL + "environment..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.kiln.emulator.internal.(*)..").should().beFreeOfCycles();
}
