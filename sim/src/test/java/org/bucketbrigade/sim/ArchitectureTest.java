package org.bucketbrigade.sim;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bucketbrigade.sim.greedy.Offender;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the simulator's diet: what it shares with the gateway it cannot find fault with. */
class ArchitectureTest {
  private static final String SIM = "org.bucketbrigade.sim..";
  private static final String HARNESS = "org.bucketbrigade.sim.harness..";
  private static final String COMMANDS = "org.bucketbrigade.sim.app..";

  /** What runs in virtual time and must do the same in every run of one seed. */
  private static final String[] SEEDED = {
    "org.bucketbrigade.sim.airframe..",
    "org.bucketbrigade.sim.autopilot..",
    "org.bucketbrigade.sim.chance..",
    "org.bucketbrigade.sim.feed..",
    "org.bucketbrigade.sim.fire..",
    "org.bucketbrigade.sim.fuel..",
    "org.bucketbrigade.sim.geo..",
    "org.bucketbrigade.sim.link..",
    "org.bucketbrigade.sim.recording..",
    "org.bucketbrigade.sim.stage..",
    "org.bucketbrigade.sim.terrain..",
    "org.bucketbrigade.sim.vehicle..",
    "org.bucketbrigade.sim.water..",
    "org.bucketbrigade.sim.wind..",
    "org.bucketbrigade.sim.world..",
  };

  private static final DescribedPredicate<JavaAccess<?>> UNSEEDED =
      describe(
          "it tells the time, or differs between processors",
          access ->
              Map.of(
                      "java.lang.System", Set.of("nanoTime", "currentTimeMillis"),
                      "java.time.Instant", Set.of("now"),
                      "java.util.UUID", Set.of("randomUUID"),
                      "java.lang.Math",
                          Set.of(
                              "acos", "asin", "atan", "atan2", "cbrt", "cos", "cosh", "exp",
                              "expm1", "hypot", "log", "log10", "log1p", "pow", "random", "sin",
                              "sinh", "tan", "tanh"))
                  .getOrDefault(access.getTargetOwner().getName(), Set.of())
                  .contains(access.getTarget().getName()));

  private static JavaClasses sim;

  @BeforeAll
  static void read() {
    sim =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.bucketbrigade.sim");
  }

  @Test
  void knowsOfTheGatewayOnlyMavlinkAndTheWire() {
    diet().check(sim);
  }

  @Test
  void letsCommandsKnowTheCommonCommandLine() {
    noClasses()
        .that()
        .resideInAPackage(COMMANDS)
        .should()
        .dependOnClassesThat(gatewayExcept("org.bucketbrigade.app"))
        .allowEmptyShould(true)
        .check(sim);
  }

  @Test
  void keepsHarnessAndCommandsOnTop() {
    noClasses()
        .that(resideInAPackage(SIM).and(resideOutsideOfPackages(HARNESS, COMMANDS)))
        .should()
        .dependOnClassesThat(resideInAnyPackage(HARNESS, COMMANDS))
        .check(sim);
  }

  @Test
  void letsNoPackagesBelowThemKnowEachOther() {
    slices()
        .matching("org.bucketbrigade.sim.(*)..")
        .should()
        .beFreeOfCycles()
        .check(sim.that(resideOutsideOfPackages(HARNESS, COMMANDS)));
  }

  @Test
  void takesTimeAndChanceOnlyAsArguments() {
    seeded(SEEDED).allowEmptyShould(true).check(sim);
    ownChance(SEEDED).allowEmptyShould(true).check(sim);
  }

  @Test
  void findsASimulatorThatUsesMoreOfTheGateway() {
    assertThat(violations(diet()))
        .anyMatch(violation -> violation.contains("Offender.gateway()"))
        .noneMatch(violation -> violation.contains("Offender.wire()"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"clock", "sine"})
  void findsClocksAndInexactArithmetic(String method) {
    assertThat(violations(seeded("org.bucketbrigade.sim.greedy")))
        .anyMatch(violation -> violation.contains("Offender." + method));
  }

  @Test
  void findsUnseededChance() {
    assertThat(violations(ownChance("org.bucketbrigade.sim.greedy")))
        .anyMatch(violation -> violation.contains("Offender.chance()"));
  }

  private static ArchRule diet() {
    return noClasses()
        .that(resideInAPackage(SIM).and(resideOutsideOfPackages(HARNESS, COMMANDS)))
        .should()
        .dependOnClassesThat(gatewayExcept())
        .because("the simulator must not share the gateway's mistakes");
  }

  private static DescribedPredicate<JavaClass> gatewayExcept(String... more) {
    return resideInAPackage("org.bucketbrigade..")
        .and(
            resideOutsideOfPackages(
                SIM, "org.bucketbrigade.mavlink..", "org.bucketbrigade.wire.v1.."))
        .and(resideOutsideOfPackages(more))
        .as("are the gateway's, beside mavlink, wire.v1 and " + List.of(more));
  }

  private static ArchRule seeded(String... packages) {
    return noClasses()
        .that()
        .resideInAnyPackage(packages)
        .should()
        .accessTargetWhere(UNSEEDED)
        .because("one seed must give one run, on every machine");
  }

  private static ArchRule ownChance(String... packages) {
    return noClasses()
        .that()
        .resideInAnyPackage(packages)
        .should()
        .dependOnClassesThat(
            describe(
                "draw chances one after the other",
                type ->
                    Set.of(
                            "java.util.Random",
                            "java.util.SplittableRandom",
                            "java.util.concurrent.ThreadLocalRandom")
                        .contains(type.getName())))
        .because("one seed must give one run, whatever the order of the calls");
  }

  private static List<String> violations(ArchRule rule) {
    return rule.evaluate(new ClassFileImporter().importClasses(Offender.class))
        .getFailureReport()
        .getDetails();
  }
}
