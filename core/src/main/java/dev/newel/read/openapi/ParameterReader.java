package dev.newel.read.openapi;

import dev.newel.foreign.http.Operation.Header;
import dev.newel.foreign.http.Operation.Parameter;
import dev.newel.foreign.http.Schema;
import dev.newel.read.tree.Node;
import dev.newel.text.DidYouMean;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads parameters and headers. Of OpenAPI 2.0, a body and the fields of a form are parameters
/// too.
final class ParameterReader {
  private static final List<String> PLACES = List.of("path", "query", "header", "cookie");
  private static final List<String> PLACES_OF_V2 =
      List.of("path", "query", "header", "body", "formData");
  /// What a parameter or a header of OpenAPI 2.0 has beside the words of its schema.
  private static final Set<String> NO_SCHEMA =
      Set.of(
          "name", "in", "required", "description", "collectionFormat", "allowEmptyValue", "schema");

  private final Context context;
  private final IdentityHashMap<Node, One> read = new IdentityHashMap<>();

  /// One parameter.
  ///
  /// @param parameter null where it is a part of the body
  record One(String name, String in, Node node, @Nullable Parameter parameter) {}

  ParameterReader(Context context) {
    this.context = context;
  }

  /// The parameters of a path or an operation, in order. One that is declared twice is a finding.
  List<One> readAll(List<Node> nodes) {
    var all = new LinkedHashMap<String, One>();
    for (var node : nodes) {
      var one = read(node);
      if (one == null) {
        continue;
      }
      var before = all.putIfAbsent(one.in() + " " + one.name(), one);
      if (before != null) {
        context
            .log()
            .error(
                OasId.PARAMETER_TWICE,
                node.span(),
                "The %s parameter `%s` is declared twice; the first is in line %d."
                    .formatted(one.in(), one.name(), before.node().span().line()),
                "Remove one.");
      }
    }
    return new ArrayList<>(all.values());
  }

  /// One parameter; null where it is none.
  private @Nullable One read(Node node) {
    var resolved = context.resolve(node);
    if (resolved == null) {
      return null;
    }
    var known = read.get(resolved.node());
    if (known == null) {
      known = read(resolved.node(), resolved.component());
      if (known != null) {
        read.put(resolved.node(), known);
      }
    }
    return known;
  }

  private @Nullable One read(Node node, String component) {
    var nameNode = node.get("name");
    var noun = nameNode == null ? "parameter" : "parameter `%s`".formatted(nameNode.text());
    var part = context.part(node, noun);
    if (!node.isMapping()) {
      return null;
    }
    var name = part.neededText("name");
    var in = part.neededText("in");
    var places = context.isV2() ? PLACES_OF_V2 : PLACES;
    if (!places.contains(in)) {
      if (!in.isEmpty()) {
        context
            .log()
            .error(
                OasId.WRONG_WORD,
                part.nameSpan("in"),
                "`in` of the %s is `%s`, expected %s."
                    .formatted(noun, in, String.join(", ", places)),
                hint(in, places));
      }
      return null;
    }
    if (in.equals("body") || in.equals("formData")) {
      return new One(name, in, node, null);
    }
    return new One(name, in, node, parameter(part, name, in, component));
  }

  private @Nullable String hint(String in, List<String> places) {
    if (in.equals("body") || in.equals("formData")) {
      return "Write a `requestBody`: that is how OpenAPI 3 tells of bodies.";
    }
    return DidYouMean.hint(in, places);
  }

  private Parameter parameter(Part part, String name, String in, String component) {
    var place = Parameter.In.valueOf(in.toUpperCase(java.util.Locale.ROOT));
    var required = part.flag("required");
    if (place == Parameter.In.PATH && !required) {
      context
          .log()
          .error(
              OasId.LACKS,
              part.nameSpan(part.has("required") ? "required" : "name"),
              "The path parameter `%s` is not required, and a path always has it.".formatted(name),
              "Write `required: true`.");
    }
    var description = part.text("description");
    part.unread("The model has no place for it.", "allowEmptyValue", "allowReserved");
    if (context.isV2()) {
      return v2(part, name, place, required, description, component);
    }
    var deprecated = part.flag("deprecated");
    var style = part.text("style");
    var explode = part.has("explode") ? (Boolean) part.flag("explode") : null;
    var schema = schema(part);
    var examples = context.examples(part, schema);
    if (schema == null && part.any("content") == null) {
      part.lacks("schema");
    }
    return new Parameter(
        name,
        place,
        required || place == Parameter.In.PATH,
        description,
        deprecated,
        style,
        explode,
        schema,
        examples,
        component,
        part.rest(),
        part.node().span());
  }

  /// A schema, or that of the one media type in which the value is written.
  private @Nullable Schema schema(Part part) {
    var schema = context.schema(part);
    var content = part.mapping("content");
    if (content == null) {
      return schema;
    }
    if (content.size() != 1) {
      context
          .log()
          .error(
              OasId.LACKS,
              part.nameSpan("content"),
              "`content` of the %s has %d media types, expected one."
                  .formatted(part.noun(), content.size()),
              null);
    }
    if (content.size() == 0) {
      return schema;
    }
    var media = context.part(content.value(0), "media type `%s`".formatted(content.name(0)));
    var inMedia = context.schema(media);
    context.examples(media, inMedia);
    media.unread("The model has no place for it.", "encoding");
    media.rest();
    return inMedia;
  }

  private Parameter v2(
      Part part,
      String name,
      Parameter.In place,
      boolean required,
      String description,
      String component) {
    var separated = part.text("collectionFormat");
    var list = separated.isEmpty() ? "" : style(separated, place);
    return new Parameter(
        name,
        place,
        required || place == Parameter.In.PATH,
        description,
        false,
        list,
        separated.isEmpty() ? null : (Boolean) separated.equals("multi"),
        context.schemas().read(part.node(), NO_SCHEMA),
        List.of(),
        component,
        List.of(),
        part.node().span());
  }

  /// A `collectionFormat` in the words of OpenAPI 3.
  private static String style(String separated, Parameter.In place) {
    return switch (separated) {
      case "ssv" -> "spaceDelimited";
      case "pipes" -> "pipeDelimited";
      case "tsv" -> "tabDelimited";
      default -> place == Parameter.In.PATH || place == Parameter.In.HEADER ? "simple" : "form";
    };
  }

  /// The schema of a field of a form of OpenAPI 2.0.
  Schema field(One one) {
    return context.schemas().read(one.node(), NO_SCHEMA);
  }

  /// The headers of an answer.
  List<Header> headers(Part response) {
    var headers = response.mapping("headers");
    if (headers == null) {
      return List.of();
    }
    var all = new ArrayList<Header>();
    for (var i = 0; i < headers.size(); i++) {
      var resolved = context.resolve(headers.value(i));
      if (resolved != null) {
        all.add(header(headers, i, resolved));
      }
    }
    return all;
  }

  private Header header(Node headers, int position, Refs.Resolved resolved) {
    var name = headers.name(position);
    var place = headers.nameSpan(position);
    var part = context.part(resolved.node(), "header `%s`".formatted(name));
    if (context.isV2()) {
      var schema = context.schemas().read(resolved.node(), NO_SCHEMA);
      return new Header(name, false, part.text("description"), schema, resolved.component(), place);
    }
    var required = part.flag("required");
    var description = part.text("description");
    var schema = schema(part);
    context.examples(part, schema);
    part.unread(
        "The model has no place for it.",
        "deprecated",
        "style",
        "explode",
        "allowEmptyValue",
        "allowReserved");
    part.rest();
    return new Header(name, required, description, schema, resolved.component(), place);
  }
}
