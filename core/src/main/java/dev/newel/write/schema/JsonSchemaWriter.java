package dev.newel.write.schema;

import dev.newel.language.Form;
import dev.newel.language.Grammar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/// The JSON Schema (draft 2020-12) of the language, for editors and foreign tools.
///
/// It accepts whatever the reader accepts, and refuses what can be seen without resolving names:
/// unknown keywords, wrong types, misspelled words. An editor gives `1.0` and `true` types of their
/// own, so text may be a number there.
public final class JsonSchemaWriter {
  private final Grammar grammar;

  private JsonSchemaWriter(Grammar grammar) {
    this.grammar = grammar;
  }

  /// The schema of designs as JSON text that ends with a line break.
  public static String write(Grammar grammar) {
    return text(new JsonSchemaWriter(grammar).schema());
  }

  /// The schema of another kind of file, whole in one file.
  ///
  /// @param id what it is known by: `urn:newel:profile:1`
  public static String write(Grammar grammar, String id, String title) {
    var writer = new JsonSchemaWriter(grammar);
    var defs = new LinkedHashMap<String, Object>();
    defs.put("text", map("type", List.of("string", "number", "boolean")));
    return text(writer.root(id, title, defs, true));
  }

  private static String text(Map<String, Object> schema) {
    var indenter = new DefaultIndenter("  ", "\n");
    var printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    return JsonMapper.shared().writer().with(printer).writeValueAsString(schema) + "\n";
  }

  private Map<String, Object> schema() {
    var defs = new LinkedHashMap<String, Object>();
    defs.put("text", map("type", List.of("string", "number", "boolean")));
    defs.put("Field", field());
    defs.put("Grants", grants());
    defs.put("Shape", shape());
    // A design may be split: only the first file has to bear what is required.
    return root("urn:newel:language:1", "Newel design, language version 1", defs, false);
  }

  private Map<String, Object> root(
      String id, String title, Map<String, Object> defs, boolean complete) {
    for (var line : grammar.lines()) {
      defs.put(line.of().getSimpleName(), line(line));
    }
    for (var mapping : grammar.mappings()) {
      if (mapping != grammar.root()) {
        defs.put(mapping.name(), mapping(mapping));
      }
    }
    var schema = map("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", id);
    schema.put("title", title);
    schema.putAll(object(grammar.root()));
    if (!complete) {
      schema.remove("required");
    }
    schema.put("$defs", defs);
    return schema;
  }

  private Map<String, Object> mapping(Grammar.Mapping mapping) {
    var object = object(mapping);
    var names = mapping.names();
    if (names != null) {
      var longForm = map("properties", map(names.name(), map("type", "object")));
      longForm.put("required", List.of(names.name()));
      var schema = map("description", mapping.says());
      schema.put("if", longForm);
      schema.put("then", object);
      schema.put("else", form(names.form()));
      return schema;
    }
    var forms = new ArrayList<Object>();
    for (var shortForm : shortForms(mapping)) {
      var form = form(shortForm.form());
      if (!forms.contains(form)) {
        forms.add(form);
      }
    }
    var line = mapping.line();
    if (line != null) {
      forms.add(line(line));
    }
    if (forms.isEmpty()) {
      return object;
    }
    if (line == null && mapping.keywords().stream().noneMatch(Grammar.Keyword::required)) {
      forms.add(map("type", "null"));
    }
    forms.add(object);
    var schema = map("description", mapping.says());
    schema.put("anyOf", forms);
    return schema;
  }

  private static List<Grammar.Keyword> shortForms(Grammar.Mapping mapping) {
    return Stream.of(mapping.scalar(), mapping.list()).filter(Objects::nonNull).toList();
  }

  private Map<String, Object> object(Grammar.Mapping mapping) {
    var properties = new LinkedHashMap<String, Object>();
    for (var keyword : mapping.keywords()) {
      properties.put(keyword.name(), property(keyword));
    }
    var object = map("description", mapping.says());
    object.put("type", "object");
    object.put("properties", properties);
    var required =
        mapping.keywords().stream()
            .filter(Grammar.Keyword::required)
            .map(Grammar.Keyword::name)
            .toList();
    if (!required.isEmpty()) {
      object.put("required", required);
    }
    object.put("additionalProperties", false);
    return object;
  }

  private Map<String, Object> property(Grammar.Keyword keyword) {
    var otherwise = keyword.otherwise().isEmpty() ? "" : " Otherwise: " + keyword.otherwise() + ".";
    var property = map("description", keyword.says() + otherwise);
    property.putAll(form(keyword.form()));
    if (!keyword.example().isEmpty()) {
      property.put("examples", List.of(example(keyword.example())));
    }
    return property;
  }

  /// The value that an editor sees in a text of YAML.
  static Object example(String yaml) {
    var value = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    if (value == null) {
      throw new IllegalStateException("an example without a value: " + yaml);
    }
    return value;
  }

  private Map<String, Object> form(Form form) {
    return switch (form) {
      case Form.Plain plain -> plain(plain);
      case Form.Mapping(Class<?> of) -> ref(grammar.mapping(of).name());
      case Form.Words words -> map("enum", words.words());
      case Form.OneLine line -> ref(line.of().getSimpleName());
      case Form.Names names -> names(names);
      case Form.Items(Form each) -> items(each);
    };
  }

  private static Map<String, Object> plain(Form.Plain plain) {
    return switch (plain) {
      case TEXT -> ref("text");
      case WHOLE -> map("type", "integer");
      case YES_NO -> map("type", "boolean");
      case DATE -> map("type", "string", "format", "date");
      case FIELD -> ref("Field");
      case TYPE -> map("type", "string");
      case ACCESS -> ref("Grants");
      case SHAPE -> ref("Shape");
      case JSON -> new LinkedHashMap<>();
    };
  }

  private Map<String, Object> names(Form.Names names) {
    var each = form(names.each());
    var mapping = map("type", "object", "propertyNames", map("pattern", names.spelled().pattern()));
    mapping.put("additionalProperties", each);
    if (!names.listed()) {
      return mapping;
    }
    var one = map("type", "object", "maxProperties", 1, "additionalProperties", each);
    var name = map("type", "string", "pattern", names.spelled().pattern());
    return anyOf(mapping, map("type", "array", "items", anyOf(name, one)));
  }

  private Map<String, Object> items(Form each) {
    var list = map("type", "array", "items", form(each));
    // One text is a list of one.
    return each == Form.Plain.TEXT || each instanceof Form.OneLine ? anyOf(form(each), list) : list;
  }

  private static Map<String, Object> line(Form.OneLine line) {
    var pattern = Pattern.compile(line.pattern());
    var types = new ArrayList<String>(List.of("string"));
    if (pattern.matcher("5").find()) {
      types.add("number");
    }
    if (pattern.matcher("true").find()) {
      types.add("boolean");
    }
    var schema = map("description", line.meaning());
    schema.put("type", types.size() == 1 ? "string" : types);
    schema.put("pattern", line.pattern());
    schema.put("examples", line.examples());
    return schema;
  }

  private static Map<String, Object> field() {
    var longForm = map("type", "object", "required", List.of("type"));
    longForm.put(
        "properties",
        map(
            "type",
            map("type", "string"),
            "doc",
            ref("text"),
            "unit",
            ref("text"),
            "was",
            ref("text"),
            "example",
            Map.of()));
    longForm.put("additionalProperties", false);
    return described(
        "A field: its type, bounds and modifiers in one line, or a mapping with `type`.",
        anyOf(map("type", "string"), longForm));
  }

  private static Map<String, Object> grants() {
    var list = map("type", "array", "items", map("type", "string"));
    var conditions =
        map("type", "object", "additionalProperties", map("type", List.of("string", "boolean")));
    return described(
        "Who may: a role, `public`, `owner` or a named grant; any one of a list; a condition by grant.",
        anyOf(map("type", "string"), list, conditions));
  }

  private static Map<String, Object> shape() {
    var item = map("type", "object", "maxProperties", 1);
    item.put("additionalProperties", map("type", List.of("string", "array")));
    var list = map("type", "array", "items", anyOf(map("type", "string"), item));
    // A name without a type is the field of that name.
    var member = anyOf(ref("Field"), map("type", "null"));
    var members = map("type", "object", "additionalProperties", member);
    return described(
        "The shape of a body: one name, a list of fields, or names with types.",
        anyOf(map("type", "string"), list, members));
  }

  private static Map<String, Object> described(String says, Map<String, Object> schema) {
    var described = map("description", says);
    described.putAll(schema);
    return described;
  }

  private static Map<String, Object> ref(String name) {
    return map("$ref", "#/$defs/" + name);
  }

  @SafeVarargs
  private static Map<String, Object> anyOf(Map<String, Object>... schemas) {
    return map("anyOf", List.of(schemas));
  }

  private static Map<String, Object> map(Object... pairs) {
    var map = new LinkedHashMap<String, Object>();
    for (var i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
