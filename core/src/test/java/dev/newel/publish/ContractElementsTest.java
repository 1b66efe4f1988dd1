package dev.newel.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.Design;
import dev.newel.publish.asyncapi.AsyncApiEmitter;
import dev.newel.publish.env.EnvironmentEmitter;
import dev.newel.publish.hurl.HurlEmitter;
import dev.newel.publish.jsonschema.JsonSchemaEmitter;
import dev.newel.publish.openapi.OpenApiEmitter;
import dev.newel.publish.postman.PostmanEmitter;
import dev.newel.publish.sql.SqlEmitter;
import dev.newel.testing.Golden;
import dev.newel.testing.TextTree;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every element of the language is in a contract, or named in a finding of it, or stands in
/// `contracts/elements.tsv` with the reason why not.
class ContractElementsTest {
  private static final List<Emitter> EMITTERS =
      List.of(
          new OpenApiEmitter(OpenApiEmitter.Format.YAML),
          new AsyncApiEmitter(AsyncApiEmitter.Format.YAML),
          new JsonSchemaEmitter(),
          new SqlEmitter(),
          new EnvironmentEmitter(),
          new PostmanEmitter(),
          new HurlEmitter());

  /// Which contract is asked for the members of which elements; the others send what OpenAPI tells.
  private static final Map<String, Pattern> ASKED =
      Map.of(
          "openapi",
          Pattern.compile("(?!setting/).*"),
          "asyncapi",
          Pattern.compile(
              "(entity|field|value-type|view|item|text|list-of|event|messaging|webhooks)/.*"),
          "jsonschema",
          Pattern.compile("(entity|field|value-type|view|item|text|list-of)/.*"),
          "sql",
          Pattern.compile("(entity|field|value-type|text|decimal|tenancy)/.*"),
          "env",
          Pattern.compile("setting/.*"),
          "postman",
          Pattern.compile("tenancy/.*"),
          "hurl",
          Pattern.compile("tenancy/.*"));

  /// The others have no element that these do not have.
  private static final List<String> EXAMPLES = List.of("b2b", "newel", "storefront");

  /// A design for this test alone.
  private static final String RICH = "rich";

  /// Both together have every member that a contract can tell.
  private static final Set<String> WITH_MEMBERS = Set.of(RICH, "b2b");

  /// What a design says and a contract does not, by emitter.
  private record Pair(String emitter, String element) {
    @Override
    public String toString() {
      return emitter + " " + element;
    }
  }

  /// A part of a line of the reasons: `*` stands for every emitter, and for what follows it.
  private record Reason(String emitter, String element) {
    boolean fits(Pair pair) {
      return (emitter.equals("*") || emitter.equals(pair.emitter()))
          && (element.endsWith("*")
              ? pair.element().startsWith(element.substring(0, element.length() - 1))
              : element.equals(pair.element()));
    }
  }

  @Test
  void everyElementIsExpressedOrHasAReason() throws IOException {
    var heard = new LinkedHashSet<Pair>();
    var silent = new LinkedHashSet<Pair>();
    var designs = new LinkedHashMap<String, Design>();
    designs.put(RICH, rich());
    EXAMPLES.forEach(example -> designs.put(example, Designs.example(example)));
    for (var example : designs.entrySet()) {
      var design = example.getValue();
      var others = Without.each(design);
      var members =
          WITH_MEMBERS.contains(example.getKey())
              ? WithoutMembers.each(design)
              : Map.<String, Design>of();
      for (var emitter : EMITTERS) {
        var usual = emitter.emit(design);
        var asked = new LinkedHashMap<>(others);
        var concerned = Objects.requireNonNull(ASKED.get(emitter.name()));
        members.forEach(
            (member, without) -> {
              if (concerned.matcher(member).matches()) {
                asked.put(member, without);
              }
            });
        asked.forEach(
            (element, without) -> {
              var pair = new Pair(emitter.name(), element);
              if (!heard.contains(pair)) {
                (says(emitter, without, usual) ? heard : silent).add(pair);
              }
            });
      }
    }
    silent.removeAll(heard);
    var reasons = reasons();
    assertThat(silent).isNotEmpty();
    assertThat(silent.stream().filter(pair -> reasons.stream().noneMatch(each -> each.fits(pair))))
        .as("elements that a contract loses without a word")
        .isEmpty();
    assertThat(reasons.stream().filter(reason -> silent.stream().noneMatch(reason::fits)))
        .as("reasons that excuse nothing")
        .isEmpty();
    assertThat(reasons.stream().filter(reason -> heard.stream().anyMatch(reason::fits)))
        .as("reasons that excuse what the contract tells")
        .isEmpty();
  }

  /// Whether it says something else of a design without the element, in a file or in a finding; who
  /// cannot do without has read it.
  private static boolean says(Emitter emitter, Design without, Emitter.Emission usual) {
    try {
      return !emitter.emit(without).equals(usual);
    } catch (RuntimeException e) {
      return true;
    }
  }

  private static Design rich() throws IOException {
    var file = Golden.root().resolve("core/src/test/contracts/rich.yaml");
    var read = TextTree.of(Files.readString(file)).design();
    return Objects.requireNonNull(read.design(), () -> String.valueOf(read.findings()));
  }

  private static List<Reason> reasons() throws IOException {
    var reasons = new ArrayList<Reason>();
    var file = Golden.root().resolve("core/src/test/contracts/elements.tsv");
    for (var line : Files.readAllLines(file)) {
      var cells = line.split("\t", -1);
      assertThat(cells).as(line).hasSize(3);
      assertThat(cells[2]).as(line).endsWith(".");
      for (var emitter : cells[0].split(" ")) {
        for (var element : cells[1].split(" ")) {
          reasons.add(new Reason(emitter, element));
        }
      }
    }
    assertThat(reasons).doesNotHaveDuplicates();
    return reasons;
  }
}
