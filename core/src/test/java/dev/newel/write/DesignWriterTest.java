package dev.newel.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.language.Written;
import dev.newel.read.bind.Binder;
import dev.newel.read.format.Formatter;
import dev.newel.read.yaml.YamlNode;
import dev.newel.read.yaml.YamlReader;
import dev.newel.source.SourceText;
import dev.newel.write.unfold.Examples;
import dev.newel.write.unfold.Unfolding;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DesignWriterTest {
  /// How many lines the writer may take for what a person wrote in ten.
  private static final int LINES_OF_TEN = 11;

  @ParameterizedTest
  @MethodSource("dev.newel.write.unfold.Examples#names")
  void whatItWroteIsReadAsTheSameDesign(String example) {
    var written = Examples.written(example);
    var text = DesignWriter.write(written);
    assertThat(read(text)).isEqualTo(written);
    assertThat(DesignWriter.write(read(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource("dev.newel.write.unfold.Examples#names")
  void whatItWroteIsAsShortAsAPersonWroteIt(String example) {
    var text = DesignWriter.write(Examples.written(example));
    assertThat(10 * Examples.lines(text))
        .as(text)
        .isLessThanOrEqualTo(LINES_OF_TEN * Examples.linesByHand(example));
    assertThat(text.lines().filter(line -> line.length() > 100))
        .as("too wide for brackets")
        .noneMatch(line -> line.matches(".*[}\\],]"));
  }

  @ParameterizedTest
  @MethodSource("dev.newel.write.unfold.Examples#names")
  void whatItWroteIsInCanonicalForm(String example) {
    for (var written :
        List.of(
            Examples.written(example), Unfolding.of(Examples.design(Examples.written(example))))) {
      var text = DesignWriter.write(written);
      assertThat(Formatter.format(YamlReader.read("design.yaml", text))).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "entities: { Rule: { fields: { fields: { type: int, unit: g } } } }",
        "entities: { Rule: { fields: {} } }",
        "entities: { Rule: { id: { type: uuid, doc: \"  kept blanks\" } } }",
        "entities: { Rule: { id: { type: uuid, doc: \"# no\\n\\nheading\" } } }",
        "entities: { Rule: { fields: { id: uuid key }, doc: What holds. } }",
        "resources: { rules: { of: Rule, get: , list: { access: { owner: true, admin: a > b } }, create: { doc: A rule. } } }",
        "resources: { rules: { list: { access: { owner: a > b }, filter: [state, lead: project.lead == value] } } }",
        "rows: { Rule: [ { a: \"1\", b: 1e300, c: null, d: \"true\", e: [], f: {}, g: 1e-300, h: 0.10 } ] }",
        "errors: { GONE: { status: 409, text: \" left \" }, LOST: 404 Lost., HUSH: { status: 410 } }",
        "events: { a.b: { to: [x], payload: { id: uuid } } }",
        "views: { Rule: [all, -body, author: Profile, ownerId: owner.id, project: [id, lead: [id]]] }",
        "values: { Money: { amount: { type: \"decimal(10,2)\", example: 1.50, was: sum, unit: EUR, doc: How much. } } }",
        "glossary: { \"on\": \"yes\", \"a: b\": \"# c\" }",
      })
  void nothingIsLost(String design) {
    var written = read("newel: 1\nsystem: { name: shop }\n" + design);
    assertThat(read(DesignWriter.write(written))).isEqualTo(written);
  }

  @Test
  void writesTheShortFormsAndTheComments() {
    var written =
        read(
            """
            system: { name: shop }
            resources: { rules: { get: { access: [public] }, list: {}, actions: { close: { doc: Ends it., access: [a, b] } } } }
            errors: { GONE: { text: It is gone., status: 410 } }
            entities: { Rule: { fields: { id: { type: uuid key, doc: Its name. } } } }
            newel: 1
            """);
    assertThat(DesignWriter.write(written))
        .isEqualTo(
            """
            newel: 1
            system: { name: shop }
            entities:
              Rule:
                id: uuid key  ## Its name.
            resources:
              rules:
                list:
                get: public
                actions:
                  close: [a, b]  ## Ends it.
            errors:
              GONE: 410 It is gone.
            """);
  }

  private static Written read(String text) {
    var file = YamlReader.read("design.yaml", text);
    assertThat(file.findings()).isEmpty();
    var root = (YamlNode.Mapping) Objects.requireNonNull(file.root());
    var bound = Binder.bind(root, List.of(new SourceText("design.yaml", text)), true);
    assertThat(bound.findings()).as(text).map(Finding::toString).isEmpty();
    return Objects.requireNonNull(bound.written());
  }
}
