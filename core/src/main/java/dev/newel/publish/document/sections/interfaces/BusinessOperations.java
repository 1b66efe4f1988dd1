package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.Design;
import dev.newel.design.api.ErrorCode;
import dev.newel.design.api.Failure;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Target;
import dev.newel.design.data.Condition;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.design.flow.Effects;
import dev.newel.design.flow.Event;
import dev.newel.design.flow.Job;
import dev.newel.expr.Expr;
import dev.newel.language.Modifier;
import dev.newel.publish.diagram.StateDiagram;
import dev.newel.publish.document.AccessWords;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.FieldWords;
import dev.newel.publish.document.OperationAddress;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the system does for the business: every operation that changes something, every event that
/// it reacts to, every job.
final class BusinessOperations {
  static final Section SECTION = Section.of("business-operations", BusinessOperations::render);

  private final Book book;
  private final List<Block> blocks = new ArrayList<>();

  private BusinessOperations(Book book) {
    this.book = book;
  }

  private static List<Block> render(Place place) {
    var told = new BusinessOperations(Book.of(place));
    var slice = place.subject().slice();
    slice.operations().stream().filter(each -> !each.isSafe()).forEach(told::operation);
    slice.events().values().stream()
        .filter(event -> event.source() != null && !event.effects().equals(Effects.NONE))
        .forEach(told::event);
    slice.jobs().values().forEach(told::job);
    if (told.blocks.isEmpty()) {
      return Unknown.absent(place, "nothing here changes data");
    }
    if (slice.operations().stream().anyMatch(Operation::isSafe)) {
      told.blocks.addFirst(
          new Block.Paragraph(
              "Told here is what changes data; operations that only read stand with the endpoints."));
    }
    return told.blocks;
  }

  private Design design() {
    return book.design();
  }

  private void operation(Operation operation) {
    var at = OperationAddress.of(operation).at("business");
    heading(OperationWords.title(operation, design()), at);
    line("Purpose", OperationWords.purpose(operation, design()));
    line("Trigger", trigger(operation));
    var before = new LinkedHashSet<String>();
    var refresh = design().identity().refresh();
    if (operation.kind() == Operation.Kind.REFRESH && refresh != null) {
      before.add(
          refresh.rotates()
              ? "The refresh token is valid and has not been used before."
              : "The refresh token is valid.");
    } else {
      before.add(
          operation.isOpenToAll()
              ? "None: anybody may call it."
              : "The caller is %s.".formatted(AccessWords.authorization(operation)));
    }
    before.addAll(existing(operation));
    before.addAll(states(operation.effects()));
    bullets("Preconditions", List.copyOf(before));
    bullets("Business Rules", rules(operation));
    bullets("Side Effects", effects(operation.effects(), operation));
    var lasting = lasting(operation);
    lasting.addAll(after(operation.effects(), AnswerWords.of(operation, book)));
    bullets("Postconditions", lasting);
  }

  /// The rows that must be there: those that the path names, the outermost first.
  private static List<String> existing(Operation operation) {
    var missing =
        operation.failures().stream().filter(each -> each.code().equals("NOT_FOUND")).toList();
    if (missing.isEmpty()) {
      return List.of();
    }
    var rows = new ArrayList<String>();
    operation.target().parents().forEach(parent -> rows.add(parent.one()));
    if (!(operation.target().choice() instanceof Target.Choice.None) || rows.isEmpty()) {
      rows.add(operation.target().one() == null ? "row" : operation.target().one());
    }
    var known = missing.stream().anyMatch(Failure::hides) ? " and the caller may know it" : "";
    return rows.stream()
        .map(row -> "The %s exists%s.".formatted(MarkdownText.prose(row), known))
        .toList();
  }

  /// What holds from now on beside what its effects say.
  private List<String> lasting(Operation operation) {
    var lines = new ArrayList<String>();
    var refresh = design().identity().refresh();
    var one = MarkdownText.prose(String.valueOf(operation.target().one()));
    switch (operation.kind()) {
      case LOGOUT -> lines.add("The refresh tokens of this login count no more.");
      case REFRESH -> {
        if (refresh != null && refresh.rotates()) {
          lines.add("The refresh token that was sent counts no more.");
        }
      }
      case DELETE -> lines.add("No operation finds the %s any more.".formatted(one));
      case CREATE -> lines.addAll(first(operation));
      default -> {}
    }
    return lines;
  }

  /// The states that a new row begins in.
  private List<String> first(Operation operation) {
    var entity = operation.target().entity();
    if (entity == null) {
      return List.of();
    }
    var moving = StateDiagram.of(design(), List.of(entity)).keySet();
    return design().model().entity(entity).fields().values().stream()
        .filter(field -> field.initial() != null)
        .filter(field -> moving.contains(entity + "." + field.name()))
        .map(
            field ->
                "%s is %s."
                    .formatted(
                        MarkdownText.code(field.name()),
                        MarkdownText.code(String.valueOf(FieldWords.initial(field)))))
        .toList();
  }

  private static String trigger(Operation operation) {
    return operation.http() == null
        ? "A call of %s over another interface than HTTP."
            .formatted(MarkdownText.code(operation.id()))
        : "%s."
            .formatted(
                Phrase.link(OperationWords.route(operation), OperationAddress.of(operation)));
  }

  private List<String> rules(Operation operation) {
    var rules = new ArrayList<String>();
    operation.rules().stream().map(Phrase::sentence).forEach(rules::add);
    var entity =
        operation.target().entity() == null
            ? null
            : design().model().entity(operation.target().entity());
    for (var failure : operation.failures()) {
      if (failure.code().equals("DUPLICATE")) {
        rules.add(
            "No two rows have the same %s."
                .formatted(MarkdownText.code(String.valueOf(failure.of()))));
      }
    }
    rules.addAll(credentials(operation));
    if (operation.idempotent() != null) {
      rules.add("What is sent twice under one idempotency key is done once.");
    }
    var errors = design().errors();
    operation.failures().stream()
        .filter(failure -> failure.status() < 500)
        .filter(failure -> isOwn(errors.get(failure.code())))
        .forEach(
            failure ->
                rules.add(
                    "It is refused with %s: %s"
                        .formatted(
                            MarkdownText.code(failure.wire()),
                            FailureWords.when(failure, design()))));
    var writes = operation.input() != null;
    if (entity != null && writes) {
      entity.fields().values().stream()
          .filter(field -> field.computed() != null && !field.is(Modifier.UNLISTED))
          .forEach(field -> rules.add(computed(field)));
      if (operation.kind() == Operation.Kind.CREATE) {
        rules.addAll(taken("", entity.fields().values()));
      }
      entity.holds().forEach(condition -> rules.add(holds(condition)));
    }
    if (entity != null && entity.locked() != null && operation.failure("LOCKED", null) != null) {
      rules.add(
          "While %s, nobody changes the row.".formatted(MarkdownText.code(entity.locked().text())));
    }
    return rules;
  }

  /// How credentials are judged, where that is what the operation does.
  private List<String> credentials(Operation operation) {
    var rules = new ArrayList<String>();
    var wrong = operation.failure("INVALID_CREDENTIALS", null);
    if (operation.kind() == Operation.Kind.LOGIN && wrong != null) {
      rules.add(
          "An unknown login and a wrong password are refused alike, with %s."
              .formatted(MarkdownText.code(wrong.wire())));
      var throttle = design().identity().throttle();
      if (throttle != null) {
        rules.add(
            "After %s within %s the right password too is refused, until the oldest of them is that long ago."
                .formatted(
                    Phrase.count(throttle.failures(), "failure"), Amounts.time(throttle.per())));
      }
    }
    var refresh = design().identity().refresh();
    if (operation.kind() == Operation.Kind.REFRESH && refresh != null && refresh.rotates()) {
      rules.add("A refresh token is used once: the reuse of an old one ends the whole session.");
    }
    return rules;
  }

  /// The fields that a new row takes from another row, those of its parts among them.
  private List<String> taken(String before, Collection<Field> fields) {
    var rules = new ArrayList<String>();
    for (var field : fields) {
      if (field.initial() instanceof Expr.Member from) {
        rules.add(
            "%s is taken from %s, as that is at this moment."
                .formatted(
                    MarkdownText.code(before + field.name()), MarkdownText.code(from.text())));
      }
      var part = field.type() instanceof Type.ListOf(var of, var size) ? of : field.type();
      var value = part instanceof Type.Value(var name) ? design().model().values().get(name) : null;
      if (value != null && before.isEmpty()) {
        rules.addAll(taken(field.name() + ".", value.fields().values()));
      }
    }
    return rules;
  }

  private static boolean isOwn(@Nullable ErrorCode error) {
    return error != null && !error.conventional();
  }

  private static String computed(Field field) {
    var expr = field.computed();
    var formula = MarkdownText.code(expr == null ? "" : expr.text());
    return "%s is worked out: %s.".formatted(MarkdownText.code(field.name()), formula);
  }

  private static String holds(Condition condition) {
    return "%s always holds, or else %s."
        .formatted(MarkdownText.code(condition.expr().text()), MarkdownText.code(condition.code()));
  }

  private static List<String> states(Effects effects) {
    var states = new ArrayList<String>();
    for (var move : effects.moves()) {
      states.add(
          "%s is %s."
              .formatted(MarkdownText.code(move.field()), Phrase.or(Phrase.codes(move.from()))));
    }
    for (var condition : effects.when()) {
      states.add("%s holds.".formatted(MarkdownText.code(condition.expr().text())));
    }
    return states;
  }

  private List<String> effects(Effects effects, @Nullable Operation operation) {
    var lines = new ArrayList<String>();
    if (operation != null) {
      var stored = stored(operation, design());
      if (!stored.isEmpty()) {
        lines.add(stored);
      }
    }
    EffectWords.changes(effects).forEach(change -> lines.add(change + "."));
    effects
        .emits()
        .forEach(
            event ->
                lines.add(
                    "Publish %s."
                        .formatted(
                            Phrase.link(MarkdownText.code(event), Address.of("events", event)))));
    if (effects.starts() != null) {
      lines.add(
          "Start the workflow %s."
              .formatted(
                  Phrase.link(
                      MarkdownText.code(effects.starts()),
                      Address.of("workflows", effects.starts()))));
    }
    if (operation != null && operation.undoes() != null) {
      lines.add(
          "Undo the workflow %s."
              .formatted(
                  Phrase.link(
                      MarkdownText.code(operation.undoes()),
                      Address.of("workflows", operation.undoes()))));
    }
    return lines;
  }

  private static String stored(Operation operation, Design design) {
    var one =
        MarkdownText.prose(operation.target().one() == null ? "row" : operation.target().one());
    return switch (operation.kind()) {
      case CREATE -> "Store the new %s.".formatted(one);
      case REGISTER -> "Store the new %s and issue tokens.".formatted(one);
      case REPLACE, UPDATE -> "Store the changed %s.".formatted(one);
      case DELETE -> DeletedWords.act(operation, design) + ".";
      case RESTORE -> "Bring the %s back.".formatted(one);
      case BULK_CREATE, BULK_UPDATE -> "Store every row that succeeds.";
      case LOGIN, REFRESH -> "Issue tokens.";
      case LOGOUT -> "End the session.";
      case PASSWORD -> "Store the hash of the new password.";
      case LIST, GET, ACTION, LINK, UNLINK -> "";
    };
  }

  private static List<String> after(Effects effects, @Nullable String answer) {
    var lines = new ArrayList<String>();
    for (var move : effects.moves()) {
      lines.add(
          "%s is %s.".formatted(MarkdownText.code(move.field()), MarkdownText.code(move.to())));
    }
    lines.add("All of it is stored together, or none of it.");
    if (answer != null) {
      lines.add("The caller has the answer: %s.".formatted(answer));
    }
    return lines;
  }

  private void event(Event event) {
    heading("React to " + event.name(), Address.of("events", event.name()).at("business"));
    line(
        "Purpose",
        event.doc() == null
            ? "Follows what has happened outside."
            : Phrase.sentence(event.doc()) + " " + "Our rows follow.");
    line(
        "Trigger",
        "The event %s."
            .formatted(
                Phrase.link(MarkdownText.code(event.name()), Address.of("events", event.name()))));
    bullets("Preconditions", states(event.effects()));
    bullets("Business Rules", List.of("A second delivery of the same event does nothing."));
    bullets("Side Effects", effects(event.effects(), null));
    bullets("Postconditions", after(event.effects(), null));
  }

  private void job(Job job) {
    heading("Job " + OperationWords.words(job.name()), Address.of("jobs", job.name()));
    line("Purpose", job.doc() == null ? "Runs by itself." : Phrase.sentence(job.doc()));
    line("Trigger", "The clock, %s.".formatted(Amounts.schedule(job.every())));
    var before = new ArrayList<String>();
    var each = job.each();
    if (each != null) {
      before.add(
          "It applies to each row of %s%s."
              .formatted(
                  MarkdownText.code(each.entity()),
                  each.where() == null ? "" : " where " + MarkdownText.code(each.where().text())));
    }
    // A condition of the rows that asks for the state says it already.
    var where = each == null || each.where() == null ? "" : each.where().text();
    job.effects().moves().stream()
        .filter(
            move ->
                move.from().size() == 1
                    && where.contains(move.field() + " == " + move.from().iterator().next()))
        .findFirst()
        .ifPresentOrElse(
            said ->
                job.effects()
                    .when()
                    .forEach(
                        condition ->
                            before.add(
                                "%s holds.".formatted(MarkdownText.code(condition.expr().text())))),
            () -> before.addAll(states(job.effects())));
    bullets("Preconditions", before);
    line(
        "Business Rules",
        "A turn is done as a whole: where one row fails, it changes nothing, and the next turn tries again.");
    bullets("Side Effects", effects(job.effects(), null));
    bullets("Postconditions", after(job.effects(), null));
  }

  private void heading(String words, Address at) {
    blocks.add(new Block.Heading(1, MarkdownText.prose(words), at));
  }

  private void line(String label, String text) {
    blocks.add(Block.labelled(label, text));
  }

  private void bullets(String label, List<String> lines) {
    if (lines.isEmpty()) {
      line(label, "None.");
    } else if (lines.size() == 1) {
      line(label, lines.getFirst());
    } else {
      blocks.add(new Block.Paragraph("**" + label + ":**"));
      blocks.add(new Block.Bullets(lines));
    }
  }
}
