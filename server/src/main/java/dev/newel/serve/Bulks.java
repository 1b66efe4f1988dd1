package dev.newel.serve;

import dev.newel.design.api.Answer.Content;
import dev.newel.design.api.Check;
import dev.newel.design.data.Type;
import dev.newel.serve.BulkItems.Item;
import dev.newel.serve.Outbox.Letter;
import dev.newel.serve.Refusal.FieldProblem;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.json.Template;
import dev.newel.serve.query.Session;
import dev.newel.serve.query.StoredRow;
import dev.newel.serve.store.DatabaseException;
import dev.newel.serve.value.Catalog;
import dev.newel.serve.write.Violations;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Carries out a request about many rows, in the one transaction of the request.
///
/// Where all succeed or none, each check is made of every item before the next one. Else each item
/// is judged and carried out behind a savepoint, to which its failure goes back: the items that
/// succeed, their events and the answer under the idempotency key are there together or not at all,
/// so that a request that is sent again after a crash repeats nothing.
final class Bulks {
  private final Catalog catalog;
  private final Reads reads;
  private final Writes writes;
  private final Rows rows;
  private final Grants grants;
  private final Preconditions preconditions;
  private final IdentityOperations identity;
  private final Outbox outbox;
  private final Audit audit;
  private final Violations violations;
  private final ErrorAnswers errors;
  private final BulkItems lists;

  /// What else an operation of one row goes through.
  record Parts(
      Reads reads,
      Writes writes,
      Rows rows,
      Grants grants,
      Preconditions preconditions,
      IdentityOperations identity,
      Outbox outbox,
      Audit audit) {}

  Bulks(Catalog catalog, Parts parts) {
    this.catalog = catalog;
    this.reads = parts.reads();
    this.writes = parts.writes();
    this.rows = parts.rows();
    this.grants = parts.grants();
    this.preconditions = parts.preconditions();
    this.identity = parts.identity();
    this.outbox = parts.outbox();
    this.audit = parts.audit();
    this.violations = new Violations(catalog);
    this.errors = new ErrorAnswers(catalog.design().api(), catalog.design().errors());
    this.lists = new BulkItems(catalog);
  }

  /// Does it and answers; the parents of the rows are known.
  HttpAnswer carryOut(Exchange exchange, Connection connection) throws SQLException {
    var items = lists.of(exchange);
    var bulk = Objects.requireNonNull(exchange.operation().bulk());
    var answer =
        bulk.atomic() ? together(exchange, connection, items) : apart(exchange, connection, items);
    Locations.tellWhen(exchange, answer);
    return answer;
  }

  // ---- all or none

  private HttpAnswer together(Exchange exchange, Connection connection, List<Item> items)
      throws SQLException {
    lock(items);
    for (var check : Check.values()) {
      if (check == Check.INPUT) {
        var problems = problems(items, this::problems);
        if (!problems.isEmpty()) {
          throw Refusal.validation(problems);
        }
      } else {
        items.forEach(item -> placed(item, () -> judge(check, item, items.size())));
      }
    }
    hashed(items);
    var gone = new HashMap<Item, Gone>();
    for (var item : items) {
      // What the items before it have changed may be what a guard looks at.
      placed(
          item,
          () -> {
            fresh(item);
            judge(Check.STATE, item, items.size());
            gone.put(item, written(item));
          });
    }
    writes.judge(exchange);
    var shown = new ArrayList<Template.Value>();
    for (var item : items) {
      var before = Objects.requireNonNull(gone.get(item));
      shown.add(before.shown() == null ? shown(item) : before.shown());
      told(item, connection, before);
    }
    if (exchange.operation().answer().content() instanceof Content.Nothing) {
      return HttpAnswer.of(exchange.operation().answer().status());
    }
    return reads.answer(exchange, listed(shown));
  }

  /// The item with its row as the items before it have left it.
  private static Item fresh(Item item) {
    var row = item.exchange().row;
    if (row != null) {
      item.exchange().row = item.exchange().session().row(row.type(), row.key());
    }
    return item;
  }

  @FunctionalInterface
  private interface Judging {
    List<FieldProblem> judge(Item item);
  }

  /// What is wrong with the fields of all items, each at its place in the body.
  private static List<FieldProblem> problems(List<Item> items, Judging judging) {
    var problems = new ArrayList<FieldProblem>();
    for (var item : items) {
      judging.judge(item).forEach(problem -> problems.add(problem.below(item.place())));
    }
    return problems;
  }

  /// What is wrong with the fields of an item; of one whose row nobody can find, what shows without
  /// it.
  private List<FieldProblem> problems(Item item) {
    if (item.faults().isEmpty()) {
      return writes.problems(item.exchange());
    }
    var problems = new ArrayList<>(item.faults());
    if (item.exchange().json instanceof Map) {
      problems.addAll(writes.unread(item.exchange()));
    }
    return problems;
  }

  /// Does a part of the work on an item; where that is refused, the refusal says which item it is.
  private void placed(Item item, Runnable work) {
    try {
      work.run();
    } catch (Refusal refusal) {
      throw refusal.below(item.place());
    } catch (Session.SqlTrouble e) {
      var refusal = refusal(item, e);
      throw refusal == null ? e : refusal.below(item.place());
    }
  }

  private @Nullable Refusal refusal(Item item, Session.SqlTrouble trouble) {
    return violations.refusal(
        DatabaseException.fault(trouble.trouble()), Writes.removes(item.exchange().operation()));
  }

  /// Asks for the hashes of all passwords at once: each time that one is missing the transaction
  /// begins again.
  private void hashed(List<Item> items) {
    var sought = (Secrets.@Nullable Sought) null;
    for (var item : items) {
      var exchange = item.exchange();
      var entity = catalog.entity(String.valueOf(exchange.operation().target().entity()));
      for (var field : entity.fields().values()) {
        if (field.type() instanceof Type.Text text
            && text.kind() == Type.Text.Kind.PASSWORD
            && exchange.input.get(field.name()) instanceof String password) {
          try {
            exchange.secrets.hash(password);
          } catch (Secrets.Sought more) {
            sought = more.and(sought);
          }
        }
      }
    }
    if (sought != null) {
      throw sought;
    }
  }

  // ---- each for itself

  /// What became of an item.
  ///
  /// @param item null where it failed, or shows nothing
  /// @param error the body of its error; null where it succeeded
  private record Outcome(int status, Template.@Nullable Value item, byte @Nullable [] error) {}

  private HttpAnswer apart(Exchange exchange, Connection connection, List<Item> items)
      throws SQLException {
    if (!(exchange.operation().answer().content() instanceof Content.Outcomes names)) {
      throw new NotServed("an answer of " + exchange.operation().answer().content());
    }
    preconditions.demand(exchange);
    lock(items);
    var outcomes = new ArrayList<Template.Value>();
    var sought = (Secrets.@Nullable Sought) null;
    for (var item : items) {
      var before = connection.setSavepoint();
      try {
        outcomes.add(value(names, succeeded(item, items.size(), connection)));
      } catch (Secrets.Sought more) {
        connection.rollback(before);
        sought = more.and(sought);
      } catch (Refusal refusal) {
        connection.rollback(before);
        outcomes.add(value(names, failed(item, refusal)));
      } catch (Session.SqlTrouble e) {
        var refusal = refusal(item, e);
        if (refusal == null) {
          throw e;
        }
        connection.rollback(before);
        outcomes.add(value(names, failed(item, refusal)));
      }
      connection.releaseSavepoint(before);
    }
    if (sought != null) {
      throw sought;
    }
    return reads.answer(exchange, listed(outcomes));
  }

  private Outcome succeeded(Item item, int of, Connection connection) throws SQLException {
    if (!item.faults().isEmpty()) {
      throw Refusal.validation(problems(item));
    }
    var exchange = item.exchange();
    if (item.key() != null && exchange.row != null) {
      // What items before it have done to the row is there by now.
      exchange.row = rows.named(exchange, item.key());
    }
    for (var check : Check.values()) {
      if (check == Check.INPUT) {
        writes.input(exchange);
      } else {
        judge(check, item, of);
      }
    }
    var gone = written(item);
    writes.judge(exchange);
    var answer = exchange.operation().answer();
    var shown =
        answer.content() instanceof Content.Nothing
            ? null
            : gone.shown() == null ? shown(item) : gone.shown();
    told(item, connection, gone);
    return new Outcome(answer.status(), shown, null);
  }

  private Outcome failed(Item item, Refusal refusal) {
    var exchange = item.exchange();
    // A pointer leads through the body of the request; the item itself stands where its error does.
    var placed = refusal.problems().isEmpty() ? refusal : refusal.below(item.place());
    var answer =
        errors.of(
            placed.at(exchange.operation()),
            exchange.requestId,
            exchange.request.path(),
            exchange.now);
    return new Outcome(answer.status(), null, answer.body());
  }

  private static Template.Value value(Content.Outcomes names, Outcome outcome) {
    return json -> {
      json.writeStartObject();
      json.writeName(names.status());
      json.writeNumber(outcome.status());
      if (outcome.item() != null) {
        json.writeName(names.item());
        outcome.item().write(json);
      }
      if (outcome.error() != null) {
        json.writeName(names.error());
        json.writeRawValue(new String(outcome.error(), StandardCharsets.UTF_8));
      }
      json.writeEndObject();
    };
  }

  // ---- one item

  /// Locks the rows that items name, in one order everywhere, so that two requests about the same
  /// rows never wait for each other.
  private void lock(List<Item> items) {
    items.stream()
        .filter(item -> item.key() != null)
        .sorted(Comparator.comparing(item -> String.valueOf(item.key())))
        .forEach(
            item ->
                item.exchange().row =
                    rows.named(item.exchange(), Objects.requireNonNull(item.key())));
  }

  private void judge(Check check, Item item, int of) {
    var exchange = item.exchange();
    switch (check) {
      case ROWS -> {
        if (item.key() != null && exchange.row == null) {
          throw Refusal.notFound(exchange.operation().target().one(), item.key());
        }
      }
      case GRANT -> grants.judge(exchange, item.key() == null ? "" : item.key());
      case STATE -> writes.state(exchange);
      case MATCH -> preconditions.check(exchange, item.position(), of);
      default -> {}
    }
  }

  /// What was told of a row before it went; empty where it is still there.
  private record Gone(List<Letter> letters, Template.@Nullable Value shown, boolean isGone) {}

  private Gone written(Item item) {
    var exchange = item.exchange();
    var operation = exchange.operation();
    var removes = Writes.removes(operation) && exchange.row != null;
    var letters = removes ? outbox.letters(exchange) : List.<Letter>of();
    var shown = removes ? shown(item) : null;
    var row = exchange.row == null ? writes.create(exchange) : writes.change(exchange);
    var isGone = removes && writes.isGone(row);
    exchange.row =
        isGone
            ? exchange.row
            : StoredRow.of(exchange.session(), row.type(), row.key(), row.values());
    return new Gone(letters, isGone ? shown : null, isGone);
  }

  private Template.Value shown(Item item) {
    var exchange = item.exchange();
    return exchange.operation().answer().content() instanceof Content.One(var view)
        ? reads.made(exchange, view, exchange.session().row(view.of(), exchange.row().key()))
        : json -> {};
  }

  /// Tells of an item that is done.
  private void told(Item item, Connection connection, Gone gone) throws SQLException {
    var exchange = item.exchange();
    identity.written(exchange, connection);
    outbox.write(exchange, connection, gone.isGone() ? gone.letters() : outbox.letters(exchange));
    audit.done(exchange, connection, HttpAnswer.of(exchange.operation().answer().status()));
  }

  private static Map<String, @Nullable Object> listed(List<Template.Value> items) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put(
        "items",
        (Template.Value)
            json -> {
              json.writeStartArray();
              items.forEach(item -> item.write(json));
              json.writeEndArray();
            });
    return values;
  }
}
