package dev.newel.build;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.function.Predicate;

/// Where a program touches the world, as predicates over accesses: both modules are held by them.
public final class Edges {
  /// Names and addresses are plain values and touch nothing.
  private static final Set<String> PURE =
      Set.of(
          "java.net.IDN",
          "java.net.URI",
          "java.net.URISyntaxException",
          "java.net.URLDecoder",
          "java.net.URLEncoder");

  private static final Set<String> DISK =
      Set.of(
          "java.io.File",
          "java.io.FileInputStream",
          "java.io.FileOutputStream",
          "java.io.FileReader",
          "java.io.FileWriter",
          "java.io.RandomAccessFile",
          "java.nio.file.FileSystems",
          "java.nio.file.Files");

  private static final Set<String> WORLD =
      Set.of(
          "java.lang.Math.random",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.getProperty",
          "java.lang.System.getenv",
          "java.lang.System.nanoTime",
          "java.time.Clock.systemDefaultZone",
          "java.time.Clock.systemUTC",
          "java.time.ZoneId.systemDefault",
          "java.util.Locale.getDefault",
          "java.util.Random.<init>",
          "java.util.TimeZone.getDefault",
          "java.util.UUID.randomUUID",
          "java.util.concurrent.ThreadLocalRandom.current");

  /// Classes by which a program reads or writes files or speaks to a network.
  public static final DescribedPredicate<JavaClass> DISK_OR_NETWORK =
      DescribedPredicate.describe(
          "touch disk or network",
          type -> {
            var name = type.getName();
            var network = name.startsWith("java.net.") || name.startsWith("java.nio.channels.");
            return DISK.contains(name) || (network && !PURE.contains(name));
          });

  private Edges() {}

  /// Neither `System.out`, `System.err`, `System.in` nor an end of the process.
  public static ArchCondition<JavaClass> notPrintOrExit() {
    return not("print or exit", access -> isSystem(access.getTarget()));
  }

  /// Neither the clock of the machine nor chance, environment, default locale or default zone.
  public static ArchCondition<JavaClass> notAskTheWorld() {
    return not("ask the world", access -> asksTheWorld(access.getTarget()));
  }

  private static boolean isSystem(AccessTarget target) {
    var owner = target.getOwner().getName();
    return switch (owner) {
      case "java.lang.System" ->
          Set.of("out", "err", "in", "exit", "setOut", "setErr").contains(target.getName());
      case "java.lang.Runtime" -> Set.of("exit", "halt").contains(target.getName());
      default -> target.getName().equals("printStackTrace");
    };
  }

  private static boolean asksTheWorld(AccessTarget target) {
    var name = target.getOwner().getName() + "." + target.getName();
    // `now()` reads the machine's clock; `now(clock)` reads the one that is handed in.
    var now =
        target.getOwner().getName().startsWith("java.time.") && target.getName().equals("now");
    var given =
        target instanceof AccessTarget.CodeUnitAccessTarget call
            && !call.getRawParameterTypes().isEmpty();
    var seeded = name.equals("java.util.Random.<init>") && given;
    return (now && !given) || (WORLD.contains(name) && !seeded);
  }

  private static ArchCondition<JavaClass> not(String what, Predicate<JavaAccess<?>> predicate) {
    return new ArchCondition<>("not " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (var access : type.getAccessesFromSelf()) {
          if (predicate.test(access)) {
            events.add(SimpleConditionEvent.violated(access, access.getDescription()));
          }
        }
      }
    };
  }
}
