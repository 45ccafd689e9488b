package org.bucketbrigade;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a package may not use if the same events shall always give the same bytes, on whatever
 * machine, live and in replay.
 */
final class Purity {
  /** Everything else that is not ours is refused. */
  private static final String[] LIBRARIES = {
    "java.lang",
    "java.lang.annotation",
    "java.lang.invoke",
    "java.lang.runtime",
    "java.math",
    "java.nio",
    "java.nio.charset",
    "java.text",
    "java.time..",
    "java.util",
    "java.util.function",
    "java.util.stream",
    "org.agrona",
    "org.agrona.collections",
    "org.jspecify.annotations",
    "com.google.protobuf",
    "org.bucketbrigade..",
  };

  /** Of packages that are refused as a whole. */
  private static final Set<String> ALLOWED =
      Set.of(
          "java.io.IOException", // protobuf declares it even where it reads from memory
          "java.security.DigestException",
          "java.security.MessageDigest", // a function of its bytes, whoever provides it
          "java.security.NoSuchAlgorithmException",
          "java.util.concurrent.TimeUnit",
          "org.agrona.concurrent.AtomicBuffer",
          "org.agrona.concurrent.UnsafeBuffer");

  /** Threads, clocks, chance, the process around us, and collections without a fixed order. */
  private static final Set<String> REFUSED =
      Set.of(
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.ProcessHandle",
          "java.lang.Runtime",
          "java.lang.ScopedValue",
          "java.lang.Thread",
          "java.lang.ThreadLocal",
          "java.time.Clock",
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.Hashtable",
          "java.util.IdentityHashMap",
          "java.util.Properties",
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.Timer",
          "java.util.WeakHashMap",
          "org.agrona.IoUtil");

  /** Methods of classes that are fine otherwise. */
  private static final Map<String, Set<String>> REFUSED_METHODS =
      Map.ofEntries(
          // exact only to a last place that differs between processors: use StrictMath
          Map.entry(
              "java.lang.Math",
              Set.of(
                  "acos", "asin", "atan", "atan2", "cbrt", "cos", "cosh", "exp", "expm1", "hypot",
                  "log", "log10", "log1p", "pow", "random", "sin", "sinh", "tan", "tanh")),
          Map.entry("java.lang.StrictMath", Set.of("random")),
          Map.entry("java.util.UUID", Set.of("randomUUID")),
          // the order of what they give changes with every start of the JVM: use List, TreeMap, ...
          Map.entry("java.util.Set", Set.of("of", "copyOf")),
          Map.entry("java.util.Map", Set.of("of", "ofEntries", "copyOf")),
          Map.entry("java.util.stream.Stream", Set.of("toSet")),
          Map.entry(
              "java.util.stream.Collectors",
              Set.of("groupingBy", "toMap", "toSet", "toUnmodifiableMap", "toUnmodifiableSet")),
          Map.entry("java.util.Collections", Set.of("shuffle")),
          Map.entry("java.time.Instant", Set.of("now")),
          Map.entry("java.time.LocalDate", Set.of("now")),
          Map.entry("java.time.LocalDateTime", Set.of("now")),
          Map.entry("java.time.OffsetDateTime", Set.of("now")),
          Map.entry("java.time.ZonedDateTime", Set.of("now")));

  private static final Set<String> ALLOWED_OF_SYSTEM = Set.of("arraycopy");

  private static final DescribedPredicate<JavaClass> IMPURE_CLASS =
      describe(
          "do I/O, run threads, tell the time, take chances, log or have no fixed order",
          type -> {
            String name = type.getBaseComponentType().getName();
            boolean known = ALLOWED.contains(name) || type.getBaseComponentType().isPrimitive();
            return !known
                && (REFUSED.contains(name)
                    || !resideInAnyPackage(LIBRARIES).test(type.getBaseComponentType()));
          });

  private static final DescribedPredicate<JavaAccess<?>> IMPURE_ACCESS =
      describe(
          "it gives something else on another machine or in another run",
          access -> {
            String owner = access.getTargetOwner().getName();
            String name = access.getTarget().getName();
            return owner.equals("java.lang.System")
                ? !ALLOWED_OF_SYSTEM.contains(name)
                : REFUSED_METHODS.getOrDefault(owner, Set.of()).contains(name);
          });

  private Purity() {}

  /** All rules of purity for some packages (ArchUnit's notation). */
  static List<ArchRule> rules(String... packages) {
    return List.of(
        noClasses()
            .that()
            .resideInAnyPackage(packages)
            .should()
            .dependOnClassesThat(IMPURE_CLASS)
            .because("they run live, in replay and in simulation, and must do the same there"),
        noClasses()
            .that()
            .resideInAnyPackage(packages)
            .should()
            .accessTargetWhere(IMPURE_ACCESS)
            .because("the same journal must give the same bytes on every machine"),
        fields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(packages)
            .and()
            .areStatic()
            .should()
            .beFinal()
            .because("two missions in one JVM must not see each other"),
        methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(packages)
            .should()
            .notHaveModifier(JavaModifier.SYNCHRONIZED)
            .because("one thread owns all core state"));
  }
}
