package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.Design;
import dev.newel.design.access.Grant;
import dev.newel.design.api.Endpoint;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Resource;
import dev.newel.design.api.Target;
import dev.newel.design.flow.Effects;
import dev.newel.expr.Expr;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.Groups;
import dev.newel.publish.document.Phrase;
import dev.newel.text.Articles;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What an operation is called, and what it is for.
public final class OperationWords {
  private OperationWords() {}

  /// The operations of a slice that answer over HTTP.
  static List<Operation> overHttp(List<Operation> operations) {
    return operations.stream().filter(operation -> operation.http() != null).toList();
  }

  /// Where an operation answers that answers over HTTP.
  static Endpoint endpoint(Operation operation) {
    var http = operation.http();
    if (http == null) {
      throw new IllegalArgumentException(operation.id() + " does not answer over HTTP");
    }
    return http;
  }

  /// `GET /api/v1/products`, as code.
  static String route(Operation operation) {
    var http = endpoint(operation);
    return MarkdownText.code(http.method() + " " + http.path());
  }

  /// The route where there is one, or else the operation's id; as code.
  public static String name(Operation operation) {
    return operation.http() == null ? MarkdownText.code(operation.id()) : route(operation);
  }

  /// The resource that it belongs to; null for the operations of identity.
  static @Nullable Resource resource(Operation operation, Design design) {
    return design.resources().get(Groups.of(operation));
  }

  /// `List products`, `Cancel an order`: plain words for a heading. Where another resource has
  /// the same of its own, as one below a path of its own may, it is named too: `Create a pet
  /// (visitors)`.
  static String title(Operation operation, Design design) {
    var title = plainTitle(operation, design);
    return hasTwin(operation, title, design)
        ? "%s (%s)".formatted(title, words(Groups.of(operation)))
        : title;
  }

  private static boolean hasTwin(Operation operation, String title, Design design) {
    var resource = resource(operation, design);
    return resource != null
        && design.operations().stream()
            .filter(other -> other.kind() == operation.kind() && !other.id().equals(operation.id()))
            .filter(other -> name(other.id()).equals(name(operation.id())))
            .filter(
                other -> {
                  var of = resource(other, design);
                  return of != null && of.singular().equals(resource.singular());
                })
            .anyMatch(other -> plainTitle(other, design).equals(title));
  }

  private static String name(String id) {
    return id.substring(id.lastIndexOf('.') + 1);
  }

  private static String plainTitle(Operation operation, Design design) {
    var resource = resource(operation, design);
    var one = resource == null ? "" : words(resource.singular());
    var many = resource == null ? "" : words(resource.plural());
    var a = Articles.of(one);
    var name = words(name(operation.id()));
    return switch (operation.kind()) {
      case LIST -> name.equals("list") ? "List " + many : Phrase.capital(name) + ": list " + many;
      case GET ->
          resource != null && resource.lookup() == null ? "Get " + one : "Get " + a + " " + one;
      case CREATE -> "Create " + a + " " + one;
      case REPLACE -> "Replace " + a + " " + one;
      case UPDATE -> "Update " + a + " " + one;
      case DELETE -> "Delete " + a + " " + one;
      case RESTORE -> "Restore " + a + " " + one;
      case BULK_CREATE -> "Create many " + many;
      case BULK_UPDATE -> "Update many " + many;
      case ACTION, LINK, UNLINK ->
          Phrase.capital(name)
              + (one.isEmpty()
                  ? ""
                  : operation.target().choice() instanceof Target.Choice.None
                      ? " " + many
                      : " " + a + " " + one);
      case REGISTER -> "Register";
      case LOGIN -> "Log in";
      case REFRESH -> "Renew the tokens";
      case LOGOUT -> "Log out";
      case PASSWORD -> "Change the password";
    };
  }

  /// What it is for, as one sentence or more: what the design says, or else what its kind means.
  public static String purpose(Operation operation, Design design) {
    var doc = Phrase.sentence(operation.doc());
    return doc.isEmpty() ? kind(operation, design) : doc;
  }

  /// The first sentence of its purpose; what its kind means where that one fits no cell.
  static String shortPurpose(Operation operation, Design design) {
    var first = purpose(operation, design).replaceFirst("(?s)(?<=[.!?]) .*", "");
    return Cells.fits(first) ? first : kind(operation, design);
  }

  private static String kind(Operation operation, Design design) {
    var resource = resource(operation, design);
    var one = resource == null ? "row" : MarkdownText.prose(words(resource.singular()));
    var many = resource == null ? "rows" : MarkdownText.prose(words(resource.plural()));
    var query = operation.query();
    return switch (operation.kind()) {
      case LIST ->
          "Lists the %s%s%s."
              .formatted(
                  many,
                  chosen(operation, design),
                  query == null || query.page() == null ? ", all at once" : ", page by page");
      case GET ->
          resource != null && resource.lookup() == null
              ? "Shows the caller's own %s.".formatted(one)
              : "Shows %s in full.".formatted("one " + one);
      case CREATE -> "Creates %s %s.".formatted(Articles.of(one), one);
      case REPLACE ->
          "Replaces the whole %s; a field that is left out gets its default.".formatted(one);
      case UPDATE ->
          "Changes the fields of the %s that are sent and keeps the others.".formatted(one);
      case DELETE -> "Deletes the %s.".formatted(one);
      case RESTORE -> "Brings a deleted %s back.".formatted(one);
      case BULK_CREATE -> "Creates many %s in one request.".formatted(many);
      case BULK_UPDATE -> "Changes many %s in one request.".formatted(many);
      case REGISTER -> "Makes an account.";
      case LOGIN -> "Exchanges credentials for tokens.";
      case REFRESH -> "Exchanges a refresh token for new tokens.";
      case LOGOUT -> "Ends the session, so that its refresh token no longer counts.";
      case PASSWORD -> "Replaces the caller's password.";
      case LINK, UNLINK, ACTION -> action(operation, one);
    };
  }

  /// Whether everybody whom a list lets in sees every row.
  static boolean showsAll(Operation operation, Design design) {
    return design.tenancy() == null
        && (operation.isOpenToAll() || operation.access().stream().allMatch(Grant::isForEveryRow));
  }

  /// Which rows a list shows: those that its caller may see, where not everybody sees all, of
  /// them those that fit its filters.
  private static String chosen(Operation operation, Design design) {
    var query = operation.query();
    var narrowed = query != null && (!query.filters().isEmpty() || !query.search().isEmpty());
    if (showsAll(operation, design)) {
      return where(operation) + (narrowed ? " that fit the parameters" : "");
    }
    return where(operation)
        + " that the caller may see"
        + (narrowed ? " and that fit the parameters" : "");
  }

  /// Of which rows alone a list is, by the design's own condition.
  private static String where(Operation operation) {
    var where = operation.target().where();
    return where == null
        ? ""
        : " where " + Cells.code(where.text(), "a condition of the design holds");
  }

  private static String action(Operation operation, String one) {
    var moves = operation.effects().moves();
    var name = words(name(operation.id()));
    var linked = linked(operation.effects(), one);
    if (moves.isEmpty() && !linked.isEmpty()) {
      return linked;
    }
    if (moves.isEmpty()) {
      var does = done(operation.effects(), one);
      return does.isEmpty()
          ? "Carries out “%s” on the %s.".formatted(MarkdownText.prose(name), one)
          : Phrase.capital(Phrase.and(does)) + ".";
    }
    return "Takes the %s from %s to %s."
        .formatted(
            one,
            Phrase.or(Phrase.codes(moves.getFirst().from())),
            MarkdownText.code(moves.getFirst().to()));
  }

  /// What it does to rows beside moves and links, or the class that does it.
  private static List<String> done(Effects effects, String one) {
    var does = new ArrayList<String>();
    if (!effects.sets().isEmpty()) {
      var fields =
          effects.sets().stream().map(set -> MarkdownText.code(String.join(".", set.path())));
      does.add("sets %s of the %s".formatted(Phrase.and(fields.distinct().toList()), one));
    }
    effects.creates().stream()
        .map(creation -> "creates a row of " + MarkdownText.code(creation.entity()))
        .distinct()
        .forEach(does::add);
    if (effects.handler() != null) {
      does.add("runs the class " + MarkdownText.code(effects.handler()));
    }
    return does;
  }

  /// What makes or ends links of the row and does nothing else; empty for others.
  private static String linked(Effects effects, String one) {
    var adds = !effects.adds().isEmpty();
    var links = adds ? effects.adds() : effects.removes();
    if (links.size() != 1) {
      return "";
    }
    var link = links.entrySet().iterator().next();
    var what =
        link.getValue() instanceof Expr.Root root && root.name().equals("viewer")
            ? "the caller"
            : MarkdownText.code(link.getValue().text());
    return (adds ? "Adds %s to %s of the %s." : "Removes %s from %s of the %s.")
        .formatted(what, MarkdownText.code(link.getKey()), one);
  }

  /// `order line` of `OrderLine`.
  static String words(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
        .replace('_', ' ')
        .replace('-', ' ')
        .replace('.', ' ')
        .toLowerCase(Locale.ROOT);
  }
}
