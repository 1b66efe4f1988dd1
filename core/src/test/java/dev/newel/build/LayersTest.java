package dev.newel.build;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.newel.testing.Golden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The packages directly under `dev.newel` are layers. A line here says what a layer may use; what
/// it does not name is refused. A new package needs a line, a new use needs a reason beside it.
class LayersTest {
  private static final String ROOT = "dev.newel.";
  private static final JavaClasses CORE =
      new ClassFileImporter().importPath(Golden.root().resolve("core/target/classes/dev"));

  /// What a verb may use: everything above the verbs, and no other verb. What one needs of another,
  /// the command line carries over as a value.
  private static final List<String> ABOVE_VERBS =
      List.of("text", "source", "finding", "language", "profile", "expr", "design", "facts");

  private static final Map<String, List<String>> LAYERS = layers();

  private static Map<String, List<String>> layers() {
    var layers = new LinkedHashMap<String, List<String>>();
    layers.put("text", List.of());
    layers.put("source", List.of());
    layers.put(
        "finding", List.of("source", "text")); // text: names are quoted the same in every message
    layers.put(
        "language",
        List.of("source", "text")); // text: a mistyped word of a short form gets its "did you mean"
    // Profiles are files like designs, bound by the same annotations.
    layers.put("profile", List.of("language"));
    layers.put("expr", List.of("source", "finding", "text"));
    // A design keeps the values that mean the same written and resolved: amounts, formats, HTTP
    // words.
    layers.put("design", List.of("language", "expr", "source"));
    layers.put("facts", List.of("design", "language", "expr", "source", "text"));
    // What others' documents say, in words of our language where it has them.
    // A requirement is stated the same whoever reads it.
    layers.put("foreign", List.of("source", "finding", "language", "design"));
    for (var verb : List.of("write", "decide", "check", "diff", "report", "simulate", "verify")) {
      layers.put(verb, ABOVE_VERBS);
    }
    // Readers make what a draft is made of.
    layers.put("read", plus(ABOVE_VERBS, "foreign"));
    // What the paths of an interface mean is said by its reader.
    layers.put("draft", plus(ABOVE_VERBS, "foreign", "read"));
    // A document is judged as its reader sees it.
    layers.put("gate", plus(ABOVE_VERBS, "read"));
    // There is one printer of YAML and it belongs to `write`; an emitter that writes YAML prints
    // its own tree with it.
    layers.put("publish", plus(ABOVE_VERBS, "write"));
    // Fronts compose the verbs. `agent` answers with what the commands answer.
    layers.put("agent", plus(verbs(layers), "publish"));
    layers.put("cli", plus(verbs(layers), "publish", "agent"));
    return layers;
  }

  private static List<String> verbs(Map<String, List<String>> layers) {
    return layers.keySet().stream()
        .filter(name -> !name.equals("agent") && !name.equals("publish"))
        .toList();
  }

  private static List<String> plus(List<String> list, String... more) {
    return Stream.concat(list.stream(), Stream.of(more)).toList();
  }

  @TestFactory
  Stream<DynamicTest> a_layer_uses_only_what_its_line_names() {
    return LAYERS.entrySet().stream()
        .map(
            layer ->
                DynamicTest.dynamicTest(
                    layer.getKey(), () -> check(layer.getKey(), layer.getValue())));
  }

  private static void check(String layer, List<String> mayUse) {
    var others = new TreeSet<>(LAYERS.keySet());
    others.remove(layer);
    mayUse.forEach(others::remove);
    var refused = others.stream().map(other -> ROOT + other + "..").toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(ROOT + layer + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(refused)
        .because("`%s` may use %s".formatted(layer, mayUse.isEmpty() ? "no other layer" : mayUse))
        .allowEmptyShould(true)
        .check(CORE);
  }

  @Test
  void every_package_is_a_layer() {
    var found =
        CORE.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith(ROOT))
            .map(name -> name.substring(ROOT.length()).split("\\.", -1)[0])
            .collect(toCollection(TreeSet::new));
    assertThat(found).contains("cli", "design", "source");
    assertThat(LAYERS.keySet()).as("give a new package its line in LAYERS").containsAll(found);
  }

  @Test
  void layers_have_no_cycles() {
    slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void parts_of_a_design_have_no_cycles() {
    slices().matching(ROOT + "design.(*)..").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void what_stands_above_the_verbs_needs_no_library() {
    for (var layer : ABOVE_VERBS) {
      classes()
          .that()
          .resideInAPackage(ROOT + layer + "..")
          // A baseline is a JSON file; its form and its rules are one thing.
          .and()
          .doNotHaveFullyQualifiedName("dev.newel.finding.Baseline")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify.annotations..", "dev.newel..")
          .check(CORE);
    }
  }

  @Test
  void every_package_is_null_marked() {
    var unmarked = new TreeSet<String>();
    for (var each : CORE) {
      if (!each.getPackage().isAnnotatedWith(NullMarked.class)) {
        unmarked.add(each.getPackageName());
      }
    }
    assertThat(unmarked).as("packages without @NullMarked in their package-info").isEmpty();
  }

  @Test
  void only_the_command_line_prints_and_exits() {
    classes()
        .that()
        .resideOutsideOfPackage(ROOT + "cli..")
        .should(Edges.notPrintOrExit())
        .check(CORE);
  }

  @Test
  void only_the_edges_touch_disk_and_network() {
    var edges = Set.of("read", "verify", "agent", "cli").stream().map(name -> ROOT + name + "..");
    noClasses()
        .that()
        .resideOutsideOfPackages(edges.toArray(String[]::new))
        .should(dependOnClassesThat(Edges.DISK_OR_NETWORK))
        .because("the core is a function of what the edges hand in")
        .check(CORE);
  }

  @Test
  void only_the_command_line_asks_for_time_chance_and_environment() {
    classes()
        .that(resideInAPackage(ROOT + "cli..").negate())
        .should(Edges.notAskTheWorld())
        .check(CORE);
  }
}
