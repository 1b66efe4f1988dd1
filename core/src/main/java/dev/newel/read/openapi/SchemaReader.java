package dev.newel.read.openapi;

import dev.newel.foreign.http.Schema;
import dev.newel.read.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads schemas: the subset of JSON Schema of OpenAPI 2.0 and 3.0, and JSON Schema 2020-12 of 3.1.
final class SchemaReader {
  private static final Set<String> TYPES =
      Set.of("string", "integer", "number", "boolean", "array", "object", "null");

  private final Dialect dialect;
  private final Refs refs;
  private final SchemaNames names;
  private final Log log;
  private final Samples samples;

  SchemaReader(Dialect dialect, Refs refs, SchemaNames names, Log log, Samples samples) {
    this.dialect = dialect;
    this.refs = refs;
    this.names = names;
    this.log = log;
    this.samples = samples;
  }

  Dialect dialect() {
    return dialect;
  }

  Log log() {
    return log;
  }

  /// The schema that a node is. Whatever it is, there is one: what is no schema allows everything.
  Schema read(Node node) {
    return read(node, Set.of());
  }

  /// A schema that is a part of others, and so need not be whole.
  Schema readPart(Node node) {
    var draft = new SchemaDraft(node, this);
    draft.part = true;
    return read(draft, Set.of());
  }

  /// The same of a parameter of OpenAPI 2.0, which is a schema and more.
  ///
  /// @param others names that are not the schema's
  Schema read(Node node, Set<String> others) {
    return read(new SchemaDraft(node, this), others);
  }

  private Schema read(SchemaDraft draft, Set<String> others) {
    var node = draft.node;
    if (node.kind() == Node.Kind.BOOLEAN && dialect == Dialect.V31) {
      draft.nothing = node.text().equals("false");
      return draft.schema();
    }
    if (!node.isMapping()) {
      log.error(
          OasId.WRONG_KIND,
          node.span(),
          "The schema is %s, expected a mapping.".formatted(node.kind().shown()),
          "Write `{}` where any value is allowed.");
      return draft.schema();
    }
    var ref = Refs.of(node);
    if (ref != null) {
      draft.ref = reference(ref);
      if (dialect != Dialect.V31) {
        tellIgnored(node);
        return draft.schema();
      }
    }
    for (var i = 0; i < node.size(); i++) {
      if (!others.contains(node.name(i))) {
        SchemaKeywords.read(draft, node.name(i), node.value(i), i);
      }
    }
    var schema = draft.schema();
    samples.of(draft, schema);
    SchemaChecks.check(draft, schema);
    return schema;
  }

  private void tellIgnored(Node node) {
    for (var i = 0; i < node.size(); i++) {
      var name = node.name(i);
      if (name.equals("$ref") || name.startsWith("x-")) {
        continue;
      }
      log.unread(
          node,
          i,
          "What stands beside a `$ref` is ignored in OpenAPI %s.".formatted(dialect.shown()));
      if (!name.equals("description") && !name.equals("summary")) {
        log.warning(
            OasId.BESIDE_REF,
            node.nameSpan(i),
            "`%s` stands beside a `$ref`, where OpenAPI %s ignores it."
                .formatted(name, dialect.shown()),
            "Put both into `allOf`: the `$ref` and a schema with `%s`.".formatted(name));
      }
    }
  }

  private Schema.Reference reference(Node ref) {
    var target = refs.target(ref);
    if (target == null) {
      return new Schema.Reference(names.nowhere(ref.text()), ref.text(), ref.span());
    }
    return new Schema.Reference(names.of(target), ref.text(), ref.span());
  }

  /// The schemas of a list; none, and a finding, where there is no list.
  List<Schema> readAll(String keyword, Node node) {
    var schemas = new ArrayList<Schema>();
    if (!node.isSequence() || node.size() == 0) {
      log.error(
          OasId.WRONG_KIND,
          node.span(),
          "`%s` of the schema is %s, expected a list of schemas."
              .formatted(keyword, node.isSequence() ? "empty" : node.kind().shown()),
          null);
    }
    for (var item : node.isSequence() ? node.values() : List.<Node>of()) {
      schemas.add(readPart(item));
    }
    return schemas;
  }

  /// Takes what stands at `type`.
  void types(SchemaDraft draft, Node node) {
    if (node.isSequence()) {
      otherVersion(node, dialect != Dialect.V31, "A list of types", "3.1", "`nullable`");
      node.values().forEach(each -> type(draft, each));
    } else {
      type(draft, node);
    }
  }

  private void type(SchemaDraft draft, Node node) {
    var type = node.text();
    if (node.kind() == Node.Kind.TEXT && type.equals("null")) {
      otherVersion(node, dialect != Dialect.V31, "The type `null`", "3.1", "`nullable: true`");
      draft.nullable = true;
    } else if (node.kind() == Node.Kind.TEXT && TYPES.contains(type)) {
      draft.types.add(type);
    } else if (type.equals("file") && dialect == Dialect.V2) {
      draft.types.add("string");
      draft.format = "binary";
    } else {
      log.error(
          node.isScalar() ? OasId.WRONG_WORD : OasId.WRONG_KIND,
          node.span(),
          "`type` is %s, expected array, boolean, integer, number, object or string."
              .formatted(node.isScalar() ? "`" + type + "`" : node.kind().shown()),
          node.isScalar() ? TypeHints.of(type) : null);
    }
  }

  /// Tells that something is of another version than this one, if it is.
  void otherVersion(Node at, boolean wrong, String what, String version, @Nullable String instead) {
    if (wrong) {
      log.error(
          OasId.OTHER_VERSION,
          at.span(),
          "%s is of OpenAPI %s, the description is %s.".formatted(what, version, dialect.shown()),
          instead == null ? "Leave it out." : "Write %s.".formatted(instead));
    }
  }
}
