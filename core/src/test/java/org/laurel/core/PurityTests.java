package org.laurel.core;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The one wall that never bends: a decision depends on its arguments alone.
class PurityTests {

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.laurel.core");

  /// Everything of the JDK that computes and nothing that reaches outside.
  private static final DescribedPredicate<JavaClass> COMPUTES =
      resideInAnyPackage(
          "org.laurel.core..",
          "org.jspecify..",
          "java.lang",
          "java.lang.annotation",
          "java.lang.invoke",
          "java.lang.runtime",
          "java.math",
          "java.nio",
          "java.nio.charset",
          "java.security",
          "java.text",
          "java.time..",
          "java.util",
          "java.util.function",
          "java.util.regex",
          "java.util.stream");

  /// Classes of those packages that tell of the machine, the moment or chance.
  private static final DescribedPredicate<JavaClass> REACHES_OUTSIDE =
      Stream.of(
              "java.lang.Process",
              "java.lang.ProcessBuilder",
              "java.lang.Runtime",
              "java.lang.Thread",
              "java.lang.ThreadLocal",
              "java.security.SecureRandom",
              "java.time.Clock",
              "java.time.InstantSource",
              "java.util.Random",
              "java.util.Scanner",
              "java.util.ServiceLoader",
              "java.util.SplittableRandom",
              "java.util.Timer")
          .map(PurityTests::named)
          .reduce((one, other) -> one.or(other))
          .orElseThrow()
          .as("a clock, a thread, chance or the machine");

  private static DescribedPredicate<JavaClass> named(String name) {
    return DescribedPredicate.describe(name, type -> type.getName().equals(name));
  }

  private static final Set<String> ASKS_THE_MACHINE =
      Set.of(
          "java.lang.Math.random",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.exit",
          "java.lang.System.getenv",
          "java.lang.System.getProperty",
          "java.lang.System.identityHashCode",
          "java.lang.System.nanoTime",
          "java.lang.Class.getResource",
          "java.lang.Class.getResourceAsStream",
          "java.time.ZoneId.systemDefault",
          "java.util.Collections.shuffle",
          "java.util.Locale.getDefault",
          "java.util.TimeZone.getDefault",
          "java.util.UUID.randomUUID");

  @Test
  void coreDependsOnNothingThatReachesOutside() {
    classes()
        .that(not(resideInAPackage("org.laurel.core.language..")))
        .should()
        .onlyDependOnClassesThat(COMPUTES)
        .check(CORE);
  }

  @Test
  void onlyTheLanguageKnowsTheYamlParser() {
    classes()
        .that(resideInAPackage("org.laurel.core.language.."))
        .should()
        .onlyDependOnClassesThat(COMPUTES.or(resideInAPackage("org.snakeyaml.engine..")))
        .allowEmptyShould(true)
        .check(CORE);
  }

  @Test
  void coreHasNoClockNoChanceAndNoThreads() {
    noClasses().should().dependOnClassesThat(REACHES_OUTSIDE).check(CORE);
  }

  @Test
  void coreNeverAsksTheMachine() {
    noClasses()
        .should()
        .accessTargetWhere(
            DescribedPredicate.<JavaAccess<?>>describe(
                "ask for the moment, the zone, the locale, chance or the environment",
                access -> asksTheMachine(access.getTarget())))
        .check(CORE);
  }

  private static boolean asksTheMachine(AccessTarget target) {
    String name = target.getOwner().getName() + "." + target.getName();
    boolean now = name.startsWith("java.time.") && target.getName().equals("now");
    boolean console =
        Set.of("java.lang.System.in", "java.lang.System.out", "java.lang.System.err")
            .contains(name);
    return now || console || ASKS_THE_MACHINE.contains(name);
  }

  @Test
  void whatAMemberHoldsIsNeverAFloatingNumber() {
    List<String> floating = new ArrayList<>();
    for (JavaClass type : CORE) {
      type.getFields().stream()
          .filter(field -> isFloating(field.getRawType()))
          .forEach(field -> floating.add(field.getFullName()));
      for (JavaCodeUnit unit : type.getCodeUnits()) {
        if (unit.getModifiers().contains(JavaModifier.SYNTHETIC)) continue;
        if (isFloating(unit.getRawReturnType())
            || unit.getRawParameterTypes().stream().anyMatch(PurityTests::isFloating)) {
          floating.add(unit.getFullName());
        }
      }
    }
    assertThat(floating)
        .as("fields, parameters and results of core that are double or float")
        .isEmpty();
  }

  private static boolean isFloating(JavaClass type) {
    return Set.of("double", "float", "java.lang.Double", "java.lang.Float")
        .contains(type.getBaseComponentType().getName());
  }

  @Test
  void coreIsNotEmpty() {
    assertThat(CORE.size()).as("classes of core seen by these tests").isPositive();
  }
}
