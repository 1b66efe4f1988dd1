package dev.newel.serve;

import dev.newel.design.api.Answer.Content;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Operation.Kind;
import dev.newel.design.data.Type;
import dev.newel.design.data.View;
import dev.newel.language.ApiText.Etags;
import dev.newel.language.Modifier;
import dev.newel.language.OperationText.Demand;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.identity.Digests;
import dev.newel.serve.query.StoredRow;
import dev.newel.serve.value.Catalog;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Entity tags and what requests ask of them (RFC 9110, sections 8.8.3 and 13).
final class Preconditions {
  private static final int TAG_BYTES = 12;

  private final Catalog catalog;

  Preconditions(Catalog catalog) {
    this.catalog = catalog;
  }

  /// Judges `If-Match` against the row that is about to change.
  void check(Exchange exchange) {
    check(exchange, tags(exchange.request.headers("If-Match")));
  }

  /// Judges `If-Match` against the row of one item of many: there it names the state of each, in
  /// their order, or `*`. One tag for all would fit a row that has changed, where revisions count.
  void check(Exchange exchange, int position, int of) {
    var given = tags(exchange.request.headers("If-Match"));
    var own = given.size() == of ? given.subList(position, position + 1) : List.of("");
    check(exchange, given.isEmpty() || given.equals(List.of("*")) ? given : own);
  }

  private void check(Exchange exchange, List<String> given) {
    var operation = exchange.operation();
    var row = exchange.row;
    if (operation.match() == null
        || row == null
        || operation.isRead()
        || operation.kind() == Kind.RESTORE) {
      return;
    }
    demand(exchange);
    var state = ofRow(row);
    // A weak tag never matches here (RFC 9110, section 13.1.1).
    if (!given.isEmpty()
        && given.stream().noneMatch(each -> each.equals("*") || names(each, state))) {
      throw Refusal.of("PRECONDITION_FAILED");
    }
  }

  /// Refuses a request without `If-Match` where it has to bear one.
  void demand(Exchange exchange) {
    if (exchange.operation().match() == Demand.REQUIRED
        && exchange.request.headers("If-Match").isEmpty()) {
      throw Refusal.of("PRECONDITION_REQUIRED");
    }
  }

  /// Whether a tag that we gave names this state of a row: all of it, or what stands before `.`.
  private static boolean names(String tag, String state) {
    return tag.equals("\"" + state + "\"") || tag.startsWith("\"" + state + ".");
  }

  /// Whether writes of the resource take `If-Match`, so that each answer about a row names its
  /// state.
  private static boolean isMatched(Exchange exchange) {
    var resource = exchange.route.resource();
    return resource != null
        && resource.operations().values().stream().anyMatch(each -> each.match() != null);
  }

  /// Whether the tag of an answer names the state of a row beside what is shown of it.
  boolean asksRow(Exchange exchange) {
    var entity = exchange.operation().target().entity();
    return catalog.design().api().etags() != Etags.NONE
        && (isMatched(exchange)
            || (entity != null && catalog.entity(entity).the(Modifier.REVISION).isPresent()));
  }

  /// The tag of an answer about a row. It names the state of the row; where that is no revision, it
  /// names the shown bytes as well, because these may change while the row does not.
  ///
  /// The address of a file is such a byte: it changes with time.
  private String shown(Operation operation, StoredRow row, byte[] body) {
    var revision = catalog.entity(row.type()).the(Modifier.REVISION);
    return revision.isPresent() && !showsFile(operation)
        ? ofRow(row)
        : ofRow(row) + "." + digest(body);
  }

  private static boolean showsFile(Operation operation) {
    return operation.answer().content() instanceof Content.One(var view) && showsFile(view);
  }

  private static boolean showsFile(View view) {
    return view.items().stream()
        .anyMatch(
            item -> {
              var opened = item.opened();
              return item.field().type() instanceof Type.File
                  || (opened != null && showsFile(opened));
            });
  }

  /// The tag of a row: its revision, else a digest of all that is stored in it.
  private String ofRow(StoredRow row) {
    var revision = catalog.entity(row.type()).the(Modifier.REVISION);
    var text =
        revision.isPresent()
            ? "r" + row.values().get(revision.get().name())
            : row.values().toString();
    return revision.isPresent() ? text : digest(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String digest(byte[] bytes) {
    return HexFormat.of().formatHex(Digests.sha256(bytes), 0, TAG_BYTES);
  }

  private static List<String> tags(List<String> headers) {
    if (headers.isEmpty()) {
      return List.of();
    }
    return headers.stream()
        .flatMap(header -> Arrays.stream(header.split(",", -1)))
        .map(String::strip)
        .toList();
  }

  /// Gives an answer its tag where it has none yet, and turns it into a 304 where the client has it
  /// already.
  HttpAnswer tagged(Exchange exchange, HttpAnswer answer) {
    var whole = withTag(exchange, answer);
    var tag = whole.header("ETag");
    if (tag == null || !exchange.operation().isRead()) {
      return whole;
    }
    var known =
        tags(exchange.request.headers("If-None-Match")).stream()
            .anyMatch(each -> each.equals("*") || bare(each).equals(bare(tag)));
    return known ? HttpAnswer.of(304).with("ETag", tag) : whole;
  }

  /// The answer with its tag, where it bears one.
  HttpAnswer withTag(Exchange exchange, HttpAnswer answer) {
    var etags = catalog.design().api().etags();
    if (etags == Etags.NONE
        || answer.has("ETag")
        || answer.status() / 100 != 2
        || answer.body().length == 0
        || exchange.operation().kind() == Kind.LOGIN
        || exchange.operation().kind() == Kind.DELETE
        || exchange.operation().bulk() != null) {
      return answer;
    }
    var row = exchange.row;
    return answer.with(
        "ETag",
        (etags == Etags.WEAK ? "W/" : "")
            + "\""
            + (row != null && asksRow(exchange)
                ? shown(exchange.operation(), row, answer.body())
                : digest(answer.body()))
            + "\"");
  }

  private static String bare(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }
}
