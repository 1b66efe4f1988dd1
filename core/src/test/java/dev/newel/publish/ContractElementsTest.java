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
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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

  /// What a design says and a contract does not, by emitter.
  private record Pair(String emitter, String element) {}

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
    for (var example : Designs.EXAMPLES) {
      var design = Designs.example(example);
      var others = Without.each(design);
      for (var emitter : EMITTERS) {
        var usual = emitter.emit(design);
        others.forEach(
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
    assertThat(silent)
        .as("elements that a contract loses without a word")
        .allMatch(pair -> reasons.stream().anyMatch(reason -> reason.fits(pair)));
    assertThat(reasons)
        .as("reasons that excuse nothing, or what the contract tells")
        .allMatch(reason -> silent.stream().anyMatch(reason::fits))
        .noneMatch(reason -> heard.stream().anyMatch(reason::fits));
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
