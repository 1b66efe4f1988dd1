package dev.newel.read.elaborate;

import dev.newel.design.data.Condition;
import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.design.flow.Effects.Assignment;
import dev.newel.design.flow.Effects.Call;
import dev.newel.design.flow.Effects.Creation;
import dev.newel.design.flow.Effects.Transition;
import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.expr.FieldKind;
import dev.newel.expr.Operator;
import dev.newel.expr.Scope;
import dev.newel.language.Effects;
import dev.newel.language.Expression;
import dev.newel.language.Move;
import dev.newel.language.OperationText;
import dev.newel.language.Shape;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Effects: the same words wherever they stand, resolved and typed.
final class EffectPhase {
  static final String INVALID_STATE = "INVALID_STATE";

  private final Context context;
  private final Typing typing;
  private final Signatures signatures;
  private final Map<String, Entity> entities;

  EffectPhase(Context context, Typing typing, Signatures signatures, Map<String, Entity> entities) {
    this.context = context;
    this.typing = typing;
    this.signatures = signatures;
    this.entities = entities;
  }

  /// @param entity the entity of the row at hand; null where there is none
  dev.newel.design.flow.Effects effects(
      Effects text, @Nullable String entity, Situation scope, Address at) {
    text.emits().forEach(event -> context.names.resolve(event, at.at("emits"), Names.Kind.EVENT));
    if (text.starts() != null) {
      context.names.resolve(text.starts(), at.at("starts"), Names.Kind.WORKFLOW);
    }
    var call = call(text, entity, scope, at);
    return new dev.newel.design.flow.Effects(
        guards(text, scope, at.at("when")),
        moves(text.moves(), entity, at.at("moves")),
        sets(text.sets(), scope, at.at("sets")),
        links(text.adds(), entity, scope, at.at("adds")),
        links(text.removes(), entity, scope, at.at("removes")),
        creations(text.creates(), scope, at.at("creates")),
        row(text.deletes(), scope, at.at("deletes")),
        row(text.purges(), scope, at.at("purges")),
        text.emits(),
        text.starts(),
        call,
        text.handler());
  }

  /// What must hold; it may ask all rows of an entity, and the database answers.
  private List<Condition> guards(Effects text, Situation scope, Address at) {
    if (text.when().isEmpty()) {
      return List.of();
    }
    var guards =
        typing.guards(text.when(), scope.withEntities(entities.keySet()), INVALID_STATE, at);
    guards.forEach(guard -> guard.expr().walk().forEach(part -> asked(part, guard.expr(), at)));
    return guards;
  }

  private void asked(Expr part, Expr guard, Address at) {
    if (!(part instanceof Expr.Root root) || !root.isEntity()) {
      return;
    }
    var entity = entities.get(root.name());
    if (entity != null && entity.ofTenant() != null) {
      context.error(
          LinkId.MISPLACED,
          at,
          "`%s` has rows of every tenant, and nobody sees across.".formatted(root.name()),
          "Ask a list of the tenant: `company.users.exists(...)`.");
    }
    if (!guard.isTranslatable()) {
      context.error(
          LinkId.BAD_EXPRESSION,
          at,
          "The database answers what asks all rows of `%s`, and `matches` is in the server only."
              .formatted(root.name()),
          "Make two conditions of it.");
    }
  }

  /// A link: one method links what stands left of `in` by the relation on its right, the other
  /// unlinks it.
  dev.newel.design.flow.Effects link(
      OperationText text, boolean links, @Nullable String entity, Situation scope, Address at) {
    var effects = effects(text.effects(), entity, scope, at);
    var condition =
        text.links() == null ? null : typing.condition(text.links(), scope, at.at("links"));
    if (condition == null) {
      return effects;
    }
    if (condition
            instanceof
            Expr.Binary(
                var operator,
                var row,
                Expr.Member(Expr.Root root, var name, var type, var nullable, var kind),
                var result,
                var maybe)
        && operator == Operator.IN
        && root.name().equals("this")
        && kind == FieldKind.LINK) {
      var link = Map.of(name, row);
      return new dev.newel.design.flow.Effects(
          effects.when(),
          effects.moves(),
          effects.sets(),
          links ? link : Map.of(),
          links ? Map.of() : link,
          effects.creates(),
          null,
          null,
          effects.emits(),
          effects.starts(),
          effects.call(),
          effects.handler());
    }
    context.error(
        LinkId.MISPLACED,
        at.at("links"),
        "`%s` is no link that could be made and ended.".formatted(text.links()),
        "Write `viewer in <a field of type Entity[]>`.");
    return effects;
  }

  private @Nullable Expr row(@Nullable Expression text, Situation scope, Address at) {
    return text == null ? null : typing.type(text, scope, null, at);
  }

  private List<Transition> moves(Map<String, Move> texts, @Nullable String entity, Address at) {
    var moves = new ArrayList<Transition>();
    texts.forEach(
        (name, move) -> {
          var place = at.at(name);
          var field = field(entity, name, place);
          if (move.code() != null) {
            context.names.resolve(move.code(), place, Names.Kind.ERROR);
          }
          if (field != null && fits(field, move, place)) {
            moves.add(
                new Transition(
                    name,
                    move.from(),
                    move.to(),
                    move.code() == null ? INVALID_STATE : move.code()));
          }
        });
    return moves;
  }

  private boolean fits(Field field, Move move, Address at) {
    if (!(field.type() instanceof Type.Enumeration(var words, var told))) {
      context.error(
          LinkId.BAD_MOVE,
          at,
          "`%s` is no enumeration, so nothing can move in it.".formatted(field.name()),
          "Move a field of type `a | b`.");
      return false;
    }
    var states = new ArrayList<>(move.from());
    states.add(move.to());
    var good = true;
    for (var state : states) {
      if (!words.contains(state)) {
        context.names.missing(
            "state",
            field.name(),
            state,
            words,
            at,
            "The states are `%s`.".formatted(String.join("`, `", words)));
        good = false;
      }
    }
    return good;
  }

  private List<Assignment> sets(Map<String, Expression> texts, Situation scope, Address at) {
    var sets = new ArrayList<Assignment>();
    texts.forEach(
        (path, text) -> {
          var place = at.at(path);
          var names = List.of(path.split("\\."));
          var expected = typeAlong(names, scope, place);
          var value = expected == null ? null : typing.type(text, scope, expected, place);
          if (value != null) {
            sets.add(new Assignment(names, value));
          }
        });
    return sets;
  }

  /// The type of the field at the end of `path` from the row at hand.
  private @Nullable ExprType typeAlong(List<String> path, Scope scope, Address at) {
    var row = scope.roots().get("this");
    var here = row == null ? null : row.type();
    for (var name : path) {
      var field = here == null ? null : scope.member(here, name);
      if (field == null) {
        var known =
            here == null
                ? List.<String>of()
                : scope.members(here).stream().map(Scope.Field::name).toList();
        if (here == null) {
          context.names.unknown(name, "field", known, at, null);
        } else {
          context.names.missing("field", here.describe(), name, known, at, null);
        }
        return null;
      }
      here = field.type();
    }
    return here;
  }

  private Map<String, Expr> links(
      Map<String, Expression> texts, @Nullable String entity, Situation scope, Address at) {
    var links = new LinkedHashMap<String, Expr>();
    texts.forEach(
        (name, text) -> {
          var field = field(entity, name, at.at(name));
          if (field == null) {
            return;
          }
          var other =
              field.type() instanceof Type.Link(var of)
                  ? of
                  : field.type() instanceof Type.LinkInverse(var of, var via) ? of : null;
          if (other == null) {
            context.error(
                LinkId.MISPLACED,
                at.at(name),
                "`%s` is no link, so nothing can be linked by it.".formatted(name),
                field.type() instanceof Type.Inverse(var of, var via)
                    ? "Set `%s.%s` where its rows are written, or declare it `cleared` there: then a delete here empties it."
                        .formatted(of, via)
                    : "Set the field under `sets`.");
            return;
          }
          var row = typing.type(text, scope, new ExprType.RowOf(other), at.at(name));
          if (row != null) {
            links.put(name, row);
          }
        });
    return links;
  }

  private List<Creation> creations(
      Map<String, Map<String, Expression>> texts, Situation scope, Address at) {
    var creations = new ArrayList<Creation>();
    texts.forEach(
        (name, values) -> {
          var place = at.at(name);
          var entity =
              context.names.resolve(name, place, Names.Kind.ENTITY) ? entities.get(name) : null;
          if (entity == null) {
            return;
          }
          var fields = new LinkedHashMap<String, Expr>();
          values.forEach(
              (field, text) -> {
                var found = field(name, field, place.at(field));
                var type = found == null ? null : scope.member(new ExprType.RowOf(name), field);
                var value =
                    type == null ? null : typing.type(text, scope, type.type(), place.at(field));
                if (value != null) {
                  fields.put(field, value);
                }
              });
          creations.add(new Creation(name, fields));
        });
    return creations;
  }

  private @Nullable Call call(Effects text, @Nullable String entity, Situation scope, Address at) {
    if (text.calls() == null) {
      return null;
    }
    var place = at.at("calls");
    var dot = text.calls().indexOf('.');
    if (dot < 0) {
      return functionCall(text.calls(), text, entity, scope, at);
    }
    var dependency = text.calls().substring(0, dot);
    var operation = text.calls().substring(dot + 1);
    if (!context.names.resolve(dependency, place, Names.Kind.DEPENDENCY)) {
      return null;
    }
    var offers =
        java.util.Objects.requireNonNull(context.written.dependencies().get(dependency)).offers();
    var offer = offers.get(operation);
    if (offer == null) {
      context.names.missing(
          "operation",
          dependency,
          operation,
          offers.keySet(),
          place,
          "Declare it under its `offers`.");
      return null;
    }
    var answering = scope.withStruct("answer", members(offer.answers()));
    return new Call(
        dependency,
        operation,
        with(text.with(), scope, at),
        keeps(text.keeps(), entity, answering, at));
  }

  private @Nullable Call functionCall(
      String name, Effects text, @Nullable String entity, Situation scope, Address at) {
    var library = context.written.library();
    var functions =
        library == null
            ? Map.<String, dev.newel.language.Library.FunctionText>of()
            : library.functions();
    var function = functions.get(name);
    if (function == null) {
      context.names.unknown(
          name,
          "function",
          functions.keySet(),
          at.at("calls"),
          "Write `dependency.operation`, or a function of the library.");
      return null;
    }
    var returns =
        function.returns() == null
            ? List.<Scope.Field>of()
            : signatures.ofValue(function.returns().name());
    return new Call(
        null,
        name,
        with(text.with(), scope, at),
        keeps(text.keeps(), entity, scope.withStruct("answer", returns), at));
  }

  private Map<String, Expr> with(Map<String, Expression> texts, Situation scope, Address at) {
    var with = new LinkedHashMap<String, Expr>();
    texts.forEach(
        (name, text) -> {
          var value = typing.type(text, scope, null, at.at("with").at(name));
          if (value != null) {
            with.put(name, value);
          }
        });
    return with;
  }

  private Map<String, Expr> keeps(
      Map<String, Expression> texts, @Nullable String entity, Situation answering, Address at) {
    var keeps = new LinkedHashMap<String, Expr>();
    texts.forEach(
        (name, text) -> {
          var place = at.at("keeps").at(name);
          var field = field(entity, name, place);
          var type =
              field == null || entity == null
                  ? null
                  : answering.member(new ExprType.RowOf(entity), name);
          var value = type == null ? null : typing.type(text, answering, type.type(), place);
          if (value != null) {
            keeps.put(name, value);
          }
        });
    return keeps;
  }

  /// The members of a foreign body: named ones are text unless typed.
  List<Scope.Field> members(@Nullable Shape shape) {
    return switch (shape) {
      case Shape.Members members -> signatures.fields(members.typed());
      case Shape.Fields(var items) ->
          items.stream()
              .filter(item -> item instanceof Shape.Item.Field)
              .map(item -> ((Shape.Item.Field) item).path())
              .map(name -> new Scope.Field(name, ExprType.Scalar.TEXT, true, FieldKind.COLUMN))
              .toList();
      case null, default -> List.of();
    };
  }

  /// The field `name` of `entity`; null with a finding where there is none.
  private @Nullable Field field(@Nullable String entity, String name, Address at) {
    var of = entity == null ? null : entities.get(entity);
    if (of == null) {
      if (entity == null) {
        context.error(
            LinkId.MISPLACED,
            at,
            "There is no row here that `%s` could belong to.".formatted(name),
            null);
      }
      return null;
    }
    var field = of.fields().get(name);
    if (field == null) {
      context.names.missing("field", of.name(), name, of.fields().keySet(), at, null);
    }
    return field;
  }
}
