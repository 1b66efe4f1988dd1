package dev.newel.read.bind;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.newel.language.Grammar;
import dev.newel.read.yaml.YamlNode;
import dev.newel.read.yaml.YamlReader;
import dev.newel.source.Address;
import dev.newel.write.schema.JsonSchemaWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A key that a mapping does not have is refused by the editor's schema and by the reader alike,
/// whichever mapping it is.
class UnknownKeysTest {
  private static final String UNKNOWN = "zzz-unknown";
  private static final String SCHEMA = JsonSchemaWriter.write(Grammar.NEWEL);
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  static List<Grammar.Mapping> mappings() {
    return Grammar.NEWEL.mappings();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mappings")
  void an_unknown_key_is_refused_by_schema_and_reader(Grammar.Mapping mapping) {
    assertThat(schema(mapping, UNKNOWN)).anySatisfy(fault -> assertThat(fault).contains(UNKNOWN));
    assertThat(reader(mapping, UNKNOWN)).contains("BIND001 " + UNKNOWN);
    var known = mapping.keywords().getFirst().name();
    assertThat(schema(mapping, known)).noneMatch(fault -> fault.contains("additional"));
    assertThat(reader(mapping, known)).doesNotContain("BIND001 " + known);
  }

  private static List<String> reader(Grammar.Mapping mapping, String key) {
    var file = YamlReader.read("design.yaml", key + ": x\n");
    var ledger = new Ledger(Map.of("design.yaml", file.text()), "design");
    var root = (YamlNode.Mapping) Objects.requireNonNull(file.root());
    ledger.place(Address.ROOT, root);
    new Values(ledger).mappings().keywords(Plan.of(mapping.of()), root, Address.ROOT, null, true);
    return ledger.bound(null).findings().stream()
        .map(finding -> finding.id() + " " + finding.at())
        .toList();
  }

  private static List<String> schema(Grammar.Mapping mapping, String key) {
    var whole = (ObjectNode) JsonMapper.shared().readTree(SCHEMA);
    if (mapping != Grammar.NEWEL.root()) {
      whole.remove(List.of("$id", "type", "additionalProperties", "properties", "required"));
      whole.put("$ref", place(mapping, whole));
    }
    return REGISTRY
        .getSchema(whole.toString(), InputFormat.JSON)
        .validate(JsonMapper.shared().writeValueAsString(Map.of(key, "x")), InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }

  /// Where the long form of a mapping stands among its forms.
  private static String place(Grammar.Mapping mapping, ObjectNode whole) {
    var base = "#/$defs/" + mapping.name();
    var forms = whole.at("/$defs/" + mapping.name() + "/anyOf");
    if (mapping.names() != null) {
      return base + "/then";
    }
    return forms.isMissingNode() ? base : base + "/anyOf/" + (forms.size() - 1);
  }
}
