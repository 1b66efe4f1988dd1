package dev.newel.write.reference;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/// Which methods of Newel the compiled code of some packages calls, itself or through others.
final class Calls {
  private static final String ROOT = "dev.newel.";

  /// They touch every component of a record and say nothing of it.
  private static final Set<String> OF_EVERY_RECORD = Set.of("equals", "hashCode", "toString");

  private final Set<String> called = new HashSet<>();
  private final Set<String> seen = new HashSet<>();
  private final ArrayDeque<JavaCodeUnit> open = new ArrayDeque<>();

  private Calls() {}

  /// The methods without parameters that code in `packages`, or what it calls, calls or refers to:
  /// `design.flow.Event.promise`.
  static Set<String> reachedFrom(Path classes, String... packages) {
    var calls = new Calls();
    calls.follow(new ClassFileImporter().importPath(classes), packages);
    return Set.copyOf(calls.called);
  }

  private void follow(JavaClasses classes, String... packages) {
    for (var type : classes) {
      if (Arrays.stream(packages).anyMatch(type.getPackageName()::startsWith)) {
        type.getCodeUnits().forEach(this::enter);
      }
    }
    while (!open.isEmpty()) {
      targets(open.pop())
          .filter(target -> target.getOwner().getPackageName().startsWith(ROOT))
          .forEach(this::call);
    }
  }

  private static Stream<CodeUnitAccessTarget> targets(JavaCodeUnit unit) {
    if (OF_EVERY_RECORD.contains(unit.getName())) {
      return Stream.of();
    }
    return Stream.of(
            unit.getCallsFromSelf(),
            unit.getMethodReferencesFromSelf(),
            unit.getConstructorReferencesFromSelf())
        .flatMap(Set::stream)
        .map(access -> (CodeUnitAccessTarget) access.getTarget());
  }

  private void call(CodeUnitAccessTarget target) {
    if (target.getRawParameterTypes().isEmpty()) {
      called.add(target.getOwner().getName().substring(ROOT.length()) + "." + target.getName());
    }
    target
        .resolveMember()
        .ifPresent(
            member -> {
              enter((JavaCodeUnit) member);
              // What an interface declares, its implementations do.
              for (var type : target.getOwner().getAllSubclasses()) {
                type.getCodeUnits().stream()
                    .filter(own -> overrides(own, target))
                    .forEach(this::enter);
              }
            });
  }

  private static boolean overrides(JavaCodeUnit own, CodeUnitAccessTarget target) {
    return own.getName().equals(target.getName())
        && own.getRawParameterTypes().size() == target.getRawParameterTypes().size();
  }

  private void enter(JavaCodeUnit unit) {
    if (seen.add(unit.getFullName())) {
      open.add(unit);
    }
  }
}
