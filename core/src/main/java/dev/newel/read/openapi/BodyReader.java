package dev.newel.read.openapi;

import dev.newel.foreign.http.Operation.Content;
import dev.newel.foreign.http.Operation.Example;
import dev.newel.foreign.http.Operation.RequestBody;
import dev.newel.foreign.http.Operation.Response;
import dev.newel.foreign.http.Schema;
import dev.newel.read.tree.Node;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what requests carry and what is answered.
final class BodyReader {
  /// What is produced where OpenAPI 2.0 says nothing of it.
  private static final String ANY_MEDIA = "*/*";

  private final Context context;
  private final ParameterReader parameters;
  private final IdentityHashMap<Node, Response> responses = new IdentityHashMap<>();
  private final IdentityHashMap<Node, RequestBody> bodies = new IdentityHashMap<>();

  BodyReader(Context context, ParameterReader parameters) {
    this.context = context;
    this.parameters = parameters;
  }

  /// The body of an operation of OpenAPI 3; null where it has none.
  @Nullable RequestBody body(@Nullable Node node) {
    var resolved = node == null ? null : context.resolve(node);
    if (resolved == null) {
      return null;
    }
    var known = bodies.get(resolved.node());
    if (known == null) {
      var part = context.part(resolved.node(), "request body");
      var required = part.flag("required");
      var description = part.text("description");
      if (!part.has("content")) {
        part.lacks("content");
      }
      var content = contents(part);
      part.rest();
      known =
          new RequestBody(
              required, description, content, resolved.component(), resolved.node().span());
      bodies.put(resolved.node(), known);
    }
    return known;
  }

  /// The body of an operation of OpenAPI 2.0, which stands among its parameters; null where it has
  /// none.
  @Nullable RequestBody body(List<ParameterReader.One> all, List<String> consumes) {
    var fields = new ArrayList<Schema.Property>();
    var needed = new ArrayList<String>();
    Node first = null;
    for (var one : all) {
      if (one.in().equals("body")) {
        return v2(one, consumes.isEmpty() ? List.of(ANY_MEDIA) : consumes);
      }
      if (one.in().equals("formData")) {
        first = first == null ? one.node() : first;
        var part = context.part(one.node(), "form field `%s`".formatted(one.name()));
        var required = part.flag("required");
        fields.add(
            new Schema.Property(
                one.name(), parameters.field(one), required, part.nameSpan("name")));
        if (required) {
          needed.add(one.name());
        }
      }
    }
    if (first == null) {
      return null;
    }
    var form = new Schema.Members(fields, needed, null, null, false);
    var schema = object(form, first);
    var media = consumes.isEmpty() ? List.of("application/x-www-form-urlencoded") : consumes;
    return new RequestBody(!needed.isEmpty(), "", contents(media, schema, first), "", first.span());
  }

  private static Schema object(Schema.Members members, Node place) {
    return new Schema(
        null,
        List.of("object"),
        false,
        "",
        Schema.Told.NOTHING,
        Schema.Limits.NONE,
        List.of(),
        members,
        Schema.Mix.NONE,
        null,
        List.of(),
        List.of(),
        place.span());
  }

  private RequestBody v2(ParameterReader.One one, List<String> media) {
    var part = context.part(one.node(), "body `%s`".formatted(one.name()));
    part.text("name");
    part.text("in");
    var required = part.flag("required");
    var description = part.text("description");
    var schema = context.schema(part);
    if (schema == null) {
      part.lacks("schema");
    }
    part.rest();
    return new RequestBody(
        required, description, contents(media, schema, one.node()), "", one.node().span());
  }

  private static List<Content> contents(List<String> media, @Nullable Schema schema, Node place) {
    return media.stream().map(each -> new Content(each, schema, List.of(), place.span())).toList();
  }

  /// The answers of an operation.
  ///
  /// @param produces the media types of OpenAPI 2.0
  List<Response> responses(Part operation, List<String> produces) {
    var node = operation.mapping("responses");
    if (node == null) {
      return List.of();
    }
    if (node.size() == 0) {
      context
          .log()
          .error(
              OasId.LACKS,
              node.span(),
              "The %s has no answer.".formatted(operation.noun()),
              "Say under `responses` what it answers.");
    }
    var all = new ArrayList<Response>();
    for (var i = 0; i < node.size(); i++) {
      var status = node.name(i);
      if (status.startsWith("x-")) {
        continue;
      }
      if (!status.matches("[1-5](\\d\\d|XX)|default")) {
        context
            .log()
            .error(
                OasId.WRONG_WORD,
                node.nameSpan(i),
                "`%s` is no status of an answer: expected a number, `4XX` or `default`."
                    .formatted(status),
                null);
        continue;
      }
      var response = response(node, i, produces);
      if (response != null) {
        all.add(response);
      }
    }
    return all;
  }

  /// Reads an answer that bears a name.
  void component(Node named, int position, List<String> produces) {
    response(named, position, produces);
  }

  private @Nullable Response response(Node responses, int position, List<String> produces) {
    var resolved = context.resolve(responses.value(position));
    if (resolved == null) {
      return null;
    }
    var known = responses(resolved, produces);
    return new Response(
        responses.name(position),
        known.description(),
        known.headers(),
        known.content(),
        known.component(),
        known.extensions(),
        responses.nameSpan(position));
  }

  private Response responses(Refs.Resolved resolved, List<String> produces) {
    // Of OpenAPI 2.0, the media types of one answer differ by operation.
    var known = context.isV2() ? null : responses.get(resolved.node());
    if (known == null) {
      known = read(resolved, produces);
      responses.put(resolved.node(), known);
    }
    return known;
  }

  private Response read(Refs.Resolved resolved, List<String> produces) {
    var part = context.part(resolved.node(), "answer");
    var description = part.neededText("description");
    var headers = parameters.headers(part);
    List<Content> content;
    if (context.isV2()) {
      content = v2(part, produces.isEmpty() ? List.of(ANY_MEDIA) : produces);
    } else {
      content = contents(part);
      part.unread("The model has no place for links.", "links");
    }
    return new Response(
        "",
        description,
        headers,
        content,
        resolved.component(),
        part.rest(),
        resolved.node().span());
  }

  private List<Content> v2(Part response, List<String> produces) {
    var schema = context.schema(response);
    var examples = response.mapping("examples");
    if (schema == null && examples == null) {
      return List.of();
    }
    var all = new ArrayList<Content>();
    for (var media : produces) {
      var position = examples == null ? -1 : examples.position(media);
      List<Example> shown = List.of();
      if (examples != null && position >= 0) {
        var value = examples.value(position);
        shown = List.of(new Example("", "", Values.json(value), examples.nameSpan(position)));
        if (schema != null && media.contains("json")) {
          context.samples().add(value, schema, "example");
        }
      }
      all.add(new Content(media, schema, shown, response.nameSpan("schema")));
    }
    return all;
  }

  private List<Content> contents(Part owner) {
    var content = owner.mapping("content");
    if (content == null) {
      return List.of();
    }
    var all = new ArrayList<Content>(content.size());
    for (var i = 0; i < content.size(); i++) {
      var media = content.name(i);
      var part = context.part(content.value(i), "media type `%s`".formatted(media));
      var schema = context.schema(part);
      var isJson = media.contains("json") || media.equals(ANY_MEDIA);
      var examples = context.examples(part, isJson ? schema : null);
      part.unread("The model has no place for the encoding of parts.", "encoding");
      part.rest();
      all.add(new Content(media, schema, examples, content.nameSpan(i)));
    }
    return all;
  }
}
