package dev.newel.read.elaborate;

import dev.newel.design.api.Answer;
import dev.newel.design.api.Answer.Content;
import dev.newel.design.api.Answer.Header;
import dev.newel.design.api.Api;
import dev.newel.design.api.Operation.Kind;
import dev.newel.design.data.Type;
import dev.newel.design.data.View;
import dev.newel.language.ApiText;
import dev.newel.language.Json;
import dev.newel.language.OperationText;
import dev.newel.language.Shape;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What success answers: the status, what the body shows, and the headers.
final class Answers {
  private static final Type.Text TEXT = new Type.Text(Type.Text.Kind.STRING, 0, null, null);
  private static final Json BARE = new Json.Text("{item}");

  private final Context context;
  private final Api api;
  private final Fields fields;
  private final ViewPhase views;

  Answers(Context context, Api api, Elaborator.Ground ground) {
    this.context = context;
    this.fields = ground.fields();
    this.api = api;
    this.views = ground.views();
  }

  /// @param paged whether rows come in pages
  Answer of(Statement statement, Api.Envelope envelope, boolean paged) {
    var place = statement.place();
    if (place.values() != null) {
      return new Answer(
          200,
          new Content.Values(place.element()),
          paged ? envelope.page() : envelope.many(),
          "application/json",
          List.of());
    }
    var entity = statement.entity();
    var view = place.text().view() == null || entity == null ? entity : place.text().view();
    var whole =
        answer(statement.kind(), statement.text(), view, entity, envelope, paged, statement.at());
    return statement.isBulk() ? ofMany(whole, statement) : whole;
  }

  private Answer ofMany(Answer whole, Statement statement) {
    var answer = statement.isAtomic() ? whole : outcomes(whole);
    var status = statement.text().bulk() == null ? null : statement.text().bulk().status();
    if (status == null) {
      return answer;
    }
    successful(status, statement.at().at("bulk"));
    return new Answer(
        status, answer.content(), answer.envelope(), answer.media(), answer.headers());
  }

  /// What became of each row: the rows succeed and fail one by one, so that no one status says it
  /// (RFC 4918, section 11.1).
  private Answer outcomes(Answer whole) {
    var view = whole.content() instanceof Content.Many(var shown) ? shown : null;
    return new Answer(
        207,
        new Content.Outcomes(
            fields.wire("status"), fields.wire("item"), fields.wire("error"), view),
        new Json.Text("{items}"),
        "application/json",
        List.of());
  }

  /// @param viewName the view where the operation names none; null where it has no rows to show
  /// @param of the entity at hand
  /// @param paged whether rows come in pages
  Answer answer(
      Kind kind,
      OperationText text,
      @Nullable String viewName,
      @Nullable String of,
      Api.Envelope envelope,
      boolean paged,
      Address at) {
    if (text.answers() instanceof Shape.Members made
        && !made.typed().isEmpty()
        && text.effects().handler() == null) {
      context.error(
          LinkId.INCOMPLETE,
          at.at("answers"),
          "Nothing fills `%s`: it is no field, and no `handler` makes it."
              .formatted(made.typed().keySet().iterator().next()),
          "Name a `handler`, or list fields: `answers: [id]`.");
    }
    var content = content(kind, text.answers(), viewName, of, at);
    var status = status(kind, text, content, at);
    return new Answer(
        status,
        content,
        envelopeOf(content, envelope, paged),
        media(content, text.answers()),
        headers(kind, content, text, status));
  }

  private void successful(int status, Address at) {
    if (status < 200 || status > 299) {
      context.error(
          LinkId.MISPLACED,
          at.at("status"),
          "The status of success is from 200 to 299, and here it is %d.".formatted(status),
          "Declare failures under `errors`.");
    }
  }

  private int status(Kind kind, OperationText text, Content content, Address at) {
    if (text.status() != null) {
      successful(text.status(), at);
      return text.status();
    }
    var method = context.method(kind);
    if (method != null && method.status() != null) {
      return method.status();
    }
    var status =
        switch (kind) {
          case CREATE, REGISTER, BULK_CREATE -> 201;
          default -> content instanceof Content.Nothing ? 204 : 200;
        };
    context.convention(
        at.at("status"),
        "status",
        "`%s` answers %d".formatted(kind.name().toLowerCase(java.util.Locale.ROOT), status),
        at);
    return status;
  }

  private Content content(
      Kind kind,
      @Nullable Shape answers,
      @Nullable String viewName,
      @Nullable String of,
      Address at) {
    return switch (answers) {
      case Shape.Named(var name) when name.equals("nothing") -> new Content.Nothing();
      case Shape.Named(var name) when name.contains("/") -> new Content.Rendered();
      case Shape.Named(var name) -> shown(kind, views.named(name), name, at);
      case Shape.Fields(var items) when of != null ->
          ofKind(kind, views.inline(inlineName(at), of, items, at.at("answers")));
      case Shape.Fields(var items) -> misplaced(at);
      case Shape.Members members ->
          ofKind(
              kind,
              views.made(
                  ResourcePhase.capitalized(at.parent().name())
                      + ResourcePhase.capitalized(at.name()),
                  members,
                  of,
                  at.at("answers")));
      case null -> conventional(kind, viewName, at);
    };
  }

  private Content misplaced(Address at) {
    context.error(
        LinkId.MISPLACED,
        at.at("answers"),
        "There is no entity here whose fields could be listed.",
        "Write names with types: `{ total: int }`.");
    return new Content.Nothing();
  }

  private Content conventional(Kind kind, @Nullable String viewName, Address at) {
    if (kind == Kind.DELETE || kind == Kind.LOGOUT || kind == Kind.PASSWORD || viewName == null) {
      return new Content.Nothing();
    }
    context.convention(
        at.at("answers"),
        "answer-view",
        "an answer shows the resource's view, `%s`".formatted(viewName),
        at);
    var view = views.named(viewName);
    return shown(
        kind,
        view == null || kind != Kind.CREATE ? view : views.withSecrets(view, inlineName(at)),
        viewName,
        at);
  }

  /// The name of a view that only the statement at `at` has.
  private static String inlineName(Address at) {
    return ResourcePhase.capitalized(at.parent().name()) + ResourcePhase.capitalized(at.name());
  }

  private Content shown(Kind kind, @Nullable View view, String name, Address at) {
    if (view == null) {
      context.names.resolve(
          name, at.at("answers"), Names.Kind.VIEW, Names.Kind.ENTITY, Names.Kind.VALUE);
      return new Content.Nothing();
    }
    return ofKind(kind, view);
  }

  private static Content ofKind(Kind kind, View view) {
    return kind == Kind.LIST || kind == Kind.BULK_CREATE || kind == Kind.BULK_UPDATE
        ? new Content.Many(view)
        : new Content.One(view);
  }

  private static Json envelopeOf(Content content, Api.Envelope envelope, boolean paged) {
    return switch (content) {
      case Content.One one -> envelope.one();
      case Content.Many many -> paged ? envelope.page() : envelope.many();
      case Content.Outcomes outcomes -> BARE;
      case Content.Values values -> paged ? envelope.page() : envelope.many();
      case Content.Nothing nothing -> BARE;
      case Content.Rendered rendered -> BARE;
      case Content.Tokens tokens -> BARE;
    };
  }

  private static @Nullable String media(Content content, @Nullable Shape answers) {
    return switch (content) {
      case Content.Nothing nothing -> null;
      case Content.Rendered rendered -> answers instanceof Shape.Named(var name) ? name : null;
      default -> "application/json";
    };
  }

  private List<Header> headers(Kind kind, Content content, OperationText text, int status) {
    var headers = new ArrayList<Header>();
    if (kind == Kind.CREATE && (status == 201 || status == 202)) {
      headers.add(new Header("Location", TEXT, "The address of the new row."));
    }
    if (status == 202) {
      headers.add(
          new Header(
              "Retry-After", Type.Scalar.INT, "Seconds after which asking again makes sense."));
    }
    if (content instanceof Content.One && api.etags() != ApiText.Etags.NONE) {
      headers.add(new Header("ETag", TEXT, "The entity tag of the row (RFC 9110, section 8.8.3)."));
    }
    if (text.cache() != null && text.cache().http() != null) {
      headers.add(new Header("Cache-Control", TEXT, "How long the answer may be kept (RFC 9111)."));
    }
    return headers;
  }

  /// The pair of tokens that a login yields.
  static Answer tokens(int status, Content.Tokens tokens) {
    return new Answer(status, tokens, BARE, "application/json", List.of());
  }
}
