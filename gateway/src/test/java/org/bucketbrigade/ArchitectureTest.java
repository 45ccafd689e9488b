package org.bucketbrigade;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bucketbrigade.impure.Innocent;
import org.bucketbrigade.impure.Offender;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the order of dependence between the gateway's packages and the purity of its core. */
class ArchitectureTest {
  private static final String OURS = "org.bucketbrigade.";

  /**
   * The pure packages, each with those of ours that it may know. The shell may know all. The wire's
   * generated types are the words that people and machines share: phases, acts, reasons.
   */
  private static final Map<String, List<String>> MAY_KNOW =
      new TreeMap<>(
          Map.of(
              "mavlink", List.of(),
              "geo", List.of(),
              "wire", List.of("wire.v1", "geo"),
              "state", List.of(),
              "vehicle", List.of("wire.v1", "mavlink", "geo", "state"),
              "arbiter", List.of("wire.v1", "mavlink", "geo", "state"),
              "mission", List.of("wire.v1", "mavlink", "geo", "state", "vehicle", "arbiter"),
              "core",
                  List.of(
                      "wire", "wire.v1", "mavlink", "geo", "state", "vehicle", "arbiter",
                      "mission")));

  private static final List<String> PURE = List.copyOf(MAY_KNOW.keySet());

  private static JavaClasses gateway;

  @BeforeAll
  static void read() {
    gateway =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.bucketbrigade");
  }

  static Stream<ArchRule> purity() {
    return Purity.rules(PURE.stream().flatMap(ArchitectureTest::within).toArray(String[]::new))
        .stream();
  }

  @ParameterizedTest
  @MethodSource("purity")
  void keepsTheCorePure(ArchRule rule) {
    rule.allowEmptyShould(true).check(gateway);
  }

  @ParameterizedTest
  @FieldSource("PURE")
  void letsEachPurePackageKnowOnlyThoseBelowIt(String name) {
    order(name, MAY_KNOW.getOrDefault(name, List.of())).allowEmptyShould(true).check(gateway);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file",
        "path",
        "socket",
        "nanoTime",
        "wallClock",
        "instant",
        "agronaClock",
        "hashMap",
        "setOf",
        "collected",
        "sine",
        "sineByReference",
        "chance",
        "threadsChance",
        "uuid",
        "thread",
        "lock",
        "atomic",
        "synchronizedMethod",
        "logs",
        "prints",
        "identity",
        "netty",
        "disruptor",
        "mutableStatic",
      })
  void findsWhatIsImpure(String member) {
    assertThat(violations(Offender.class))
        .anyMatch(violation -> violation.contains("Offender." + member));
  }

  @Test
  void leavesPureCodeAlone() {
    assertThat(violations(Innocent.class)).isEmpty();
  }

  @Test
  void findsADependenceAgainstTheOrder() {
    JavaClasses classes = new ClassFileImporter().importClasses(Offender.class);
    assertThat(
            order("impure", List.of("mavlink")).evaluate(classes).getFailureReport().getDetails())
        .anyMatch(violation -> violation.contains("Offender.shell()"));
    assertThat(order("impure", List.of("app")).evaluate(classes).hasViolation()).isFalse();
  }

  private static List<String> violations(Class<?> type) {
    JavaClasses classes = new ClassFileImporter().importClasses(type);
    return Purity.rules("org.bucketbrigade.impure").stream()
        .flatMap(rule -> rule.evaluate(classes).getFailureReport().getDetails().stream())
        .toList();
  }

  private static ArchRule order(String name, List<String> known) {
    String[] allowed =
        Stream.concat(Stream.of(name), known.stream())
            .flatMap(ArchitectureTest::within)
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAnyPackage(within(name).toArray(String[]::new))
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.bucketbrigade..")
                .and(resideOutsideOfPackages(allowed))
                .as("are ours but neither their own nor " + known))
        .because("the core knows no shell and each part only those below it");
  }

  /** A package with those inside it, but {@code wire} without the generated {@code wire.v1}. */
  private static Stream<String> within(String name) {
    return name.equals("wire") ? Stream.of(OURS + name) : Stream.of(OURS + name + "..");
  }
}
