package dev.newel.publish.diagram;

import dev.newel.design.Design;
import dev.newel.design.api.Answer;
import dev.newel.design.api.Operation;
import dev.newel.facts.KeptAnswers;
import dev.newel.language.Dependency;
import dev.newel.language.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A journey: who calls what, in order, with what is answered.
public final class FlowDiagram {
  private static final String SYSTEM = "system";
  private static final String STORE = "store";
  private static final String CACHE = "cache";

  private final Design design;
  private final Detail detail;
  private final Sequence sequence = new Sequence();

  private FlowDiagram(Design design, Detail detail) {
    this.design = design;
    this.detail = detail;
  }

  /// How much of a journey is drawn.
  public enum Detail {
    REQUESTS,
    ANSWERS,
    /// Answers, and what is read and written on the way to them.
    DATA
  }

  /// Mermaid text of a declared flow.
  ///
  public static String of(Design design, Flow flow, Detail detail) {
    return new FlowDiagram(design, detail).draw(flow);
  }

  private String draw(Flow flow) {
    for (var step : flow.steps()) {
      var words = List.of(step.strip().split("\\s+"));
      var who = words.size() > 1 ? words.getFirst() : SYSTEM;
      name(who);
    }
    name(SYSTEM);
    for (var step : flow.steps()) {
      var words = List.of(step.strip().split("\\s+"));
      step(words.size() > 1 ? words.getFirst() : SYSTEM, words.getLast());
    }
    return sequence.text();
  }

  private void name(String who) {
    var prose = design.prose();
    var client = prose.clients().get(who);
    var dependency = prose.dependencies().get(who);
    var consumer = prose.consumers().get(who);
    var system = prose.system();
    var title =
        who.equals(SYSTEM)
            ? SystemDiagram.title(system.title(), system.name())
            : client != null
                ? SystemDiagram.title(client.title(), who)
                : dependency != null
                    ? SystemDiagram.title(dependency.title(), who)
                    : consumer != null ? SystemDiagram.title(consumer.title(), who) : who;
    sequence.participant(who, title);
  }

  private void step(String who, String what) {
    var operation = operation(what);
    if (operation != null) {
      operation(who, operation);
      return;
    }
    var dot = what.indexOf('.');
    var dependency = dot < 0 ? null : design.prose().dependencies().get(what.substring(0, dot));
    if (dependency != null) {
      name(what.substring(0, dot));
      call(who, what.substring(0, dot), what.substring(dot + 1), dependency);
    } else {
      sequence.note(SYSTEM, what);
    }
  }

  private @Nullable Operation operation(String what) {
    return design.operations().stream()
        .filter(each -> each.id().equals(what) || each.id().equals("identity." + what))
        .findFirst()
        .orElse(null);
  }

  private void operation(String who, Operation operation) {
    var http = operation.http();
    sequence.call(who, SYSTEM, http == null ? operation.id() : http.method() + " " + http.path());
    if (detail == Detail.DATA && operation.target().entity() != null) {
      var cache = operation.cache();
      var kept = cache == null ? null : cache.keep();
      if (kept != null) {
        sequence.participant(CACHE, "Shared cache");
        sequence.call(SYSTEM, CACHE, "look up " + operation.id());
        sequence.begin("opt", "not there");
      }
      sequence.participant(STORE, "Database");
      stored(operation).forEach(what -> sequence.call(SYSTEM, STORE, what));
      answers(operation);
      if (kept != null) {
        sequence.call(SYSTEM, CACHE, "keep it for " + kept);
        sequence.end();
      }
    }
    var effects = new ArrayList<String>();
    operation.effects().emits().forEach(event -> effects.add("emits " + event));
    if (operation.effects().starts() != null) {
      effects.add("starts " + operation.effects().starts());
    }
    if (!effects.isEmpty()) {
      sequence.note(SYSTEM, String.join(" and ", effects));
    }
    if (detail != Detail.REQUESTS) {
      sequence.answer(SYSTEM, who, String.valueOf(operation.answer().status()));
    }
  }

  /// What it does to the answers that are kept of its rows.
  private void answers(Operation operation) {
    var kept = KeptAnswers.of(operation, design);
    if (!kept.ended().isEmpty()) {
      sequence.participant(CACHE, "Shared cache");
      sequence.call(SYSTEM, CACHE, "end " + ids(kept.ended()));
    }
    if (!kept.renewed().isEmpty()) {
      sequence.participant(CACHE, "Shared cache");
      sequence.call(SYSTEM, CACHE, "renew " + ids(kept.renewed()));
    }
  }

  private static String ids(List<Operation> operations) {
    return operations.stream().map(Operation::id).collect(Collectors.joining(", "));
  }

  /// What an operation does with the rows of its entity, and with sessions.
  private List<String> stored(Operation operation) {
    var entity = operation.target().entity();
    return switch (operation.kind()) {
      case LIST, GET -> List.of("read " + entity);
      case LOGIN -> {
        var steps = new ArrayList<>(List.of("read " + entity));
        if (!operation.effects().sets().isEmpty()) {
          steps.add("write " + entity);
        }
        if (design.identity().refresh() != null) {
          steps.add("write session");
        }
        yield steps;
      }
      case REFRESH, LOGOUT -> List.of("write session");
      case REGISTER ->
          operation.answer().content() instanceof Answer.Content.Tokens
                  && design.identity().refresh() != null
              ? List.of("write " + entity, "write session")
              : List.of("write " + entity);
      default -> List.of("write " + entity);
    };
  }

  private void call(String who, String of, String offer, Dependency dependency) {
    sequence.call(who, of, call(offer, dependency));
    if (detail != Detail.REQUESTS) {
      sequence.answer(of, who, "answer");
    }
  }

  static String call(String offer, @Nullable Dependency dependency) {
    var text = dependency == null ? null : dependency.offers().get(offer);
    var http = text == null ? null : text.http();
    return http == null ? offer : "%s (%s)".formatted(offer, Objects.toString(http));
  }
}
