package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.Design;
import dev.newel.design.api.ErrorCode;
import dev.newel.design.api.Failure;
import dev.newel.design.api.Operation;
import dev.newel.design.flow.Effects;
import dev.newel.design.flow.Workflow;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The errors that a slice can answer: one row a code, with what it means and what the client does;
/// or one row a status.
public final class ErrorCodes {
  static final Section SECTION =
      Section.of("error-codes", ErrorCodes::byCode, ErrorCodes::byStatus);

  private static final Map<String, String> USUAL =
      Phrase.row("Code", "code", "Status", "status", "Meaning", "meaning", "Recovery", "recovery");

  /// What tells apart a code for each entity, as it is before one is known.
  private static final String OF_ENTITY = "{ENTITY}_";

  private ErrorCodes() {}

  /// An error under one of its codes on the wire.
  ///
  /// @param http whether a request meets it, or else a command or a function
  /// @param guards whether it says that the state of a row does not allow what was asked for
  record Coded(String wire, ErrorCode error, String meaning, boolean http, boolean guards) {
    /// Whether every route answers it, or an address that is none.
    boolean isOfRoutes() {
      return error.name().equals("METHOD_NOT_ALLOWED")
          || (error.name().equals("NOT_FOUND")
              && error.code().startsWith(OF_ENTITY)
              && wire.equals(error.name()));
    }

    /// @param coded whether the body of an error bears codes
    /// @param renews whether an access token can be renewed
    String recovery(boolean coded, boolean renews) {
      if (isOfRoutes() && error.status() == 404) {
        return "Use an address that the interface offers.";
      }
      var recover = Phrase.sentence(error.recover());
      if (!recover.isEmpty()) {
        return recover;
      }
      if (!http) {
        return "Correct what the message names, and try again.";
      }
      return guards ? Recovery.OF_STATE : Recovery.of(error, coded, renews);
    }

    /// The status; the exit code where no request meets it.
    String status() {
      return http
          ? String.valueOf(error.status())
          : error.exit() == null ? "no status" : "exit " + error.exit();
    }
  }

  /// How many codes a slice has.
  public static int count(Place place) {
    return Math.toIntExact(of(place).stream().map(Coded::wire).distinct().count());
  }

  /// Every code of a slice by its status, those of one status in the order of its errors.
  static List<Coded> of(Place place) {
    var failures = new LinkedHashMap<String, Map<String, List<Failure>>>();
    for (var operation : place.subject().slice().operations()) {
      for (var failure : operation.failures()) {
        failures
            .computeIfAbsent(failure.code(), unseen -> new LinkedHashMap<>())
            .computeIfAbsent(failure.wire(), unseen -> new ArrayList<>())
            .add(failure);
      }
    }
    var design = place.subject().design();
    var http = !OperationWords.overHttp(place.subject().slice().operations()).isEmpty();
    var guards = guards(place);
    var codes = new ArrayList<Coded>();
    for (var error : place.subject().slice().errors().values()) {
      var wires = failures.get(error.name());
      if (wires == null) {
        if (isMet(place, error)) {
          codes.add(
              new Coded(
                  error.code(),
                  error,
                  unanswered(place, error),
                  http && answers(place, error),
                  false));
        }
      } else {
        wires.forEach(
            (wire, several) ->
                codes.add(
                    new Coded(
                        wire,
                        error,
                        FailureWords.meaning(several, design),
                        http,
                        guards.contains(error.name()))));
      }
    }
    var absent = design.errors().get("NOT_FOUND");
    if (http && absent != null && absent.code().startsWith(OF_ENTITY)) {
      codes.add(new Coded(absent.name(), absent, "There is nothing at this address.", true, false));
    }
    codes.sort(Comparator.comparingInt(code -> code.error().status()));
    return codes;
  }

  /// The errors with which an operation refuses to move a row on.
  private static Set<String> guards(Place place) {
    return place.subject().slice().operations().stream()
        .flatMap(operation -> operation.effects().moves().stream())
        .map(Effects.Transition::code)
        .collect(Collectors.toSet());
  }

  /// What an error means that no operation answers by itself, and where it is met instead.
  private static String unanswered(Place place, ErrorCode error) {
    var meaning = FailureWords.meaning(error);
    if (error.conventional()) {
      var whole = place.subject().design().errors().get("VALIDATION_ERROR");
      return whole == null || !FieldFaults.isOne(error.name())
          ? meaning
          : "Beneath %s: %s%s"
              .formatted(
                  MarkdownText.code(whole.code()),
                  meaning.substring(0, 1).toLowerCase(Locale.ROOT),
                  meaning.substring(1));
    }
    var workflow = failing(place, error);
    return workflow == null
        ? meaning
        : Phrase.words(
            meaning,
            "No answer bears it: %s fails with it later."
                .formatted(MarkdownText.code(workflow.name())));
  }

  /// Whether an error that no operation answers by itself may be an answer all the same.
  private static boolean answers(Place place, ErrorCode error) {
    return error.conventional() || failing(place, error) == null;
  }

  /// The first workflow that fails with an error.
  private static @Nullable Workflow failing(Place place, ErrorCode error) {
    return place.subject().slice().workflows().values().stream()
        .filter(
            workflow ->
                workflow.steps().stream().anyMatch(step -> error.name().equals(step.fails())))
        .findFirst()
        .orElse(null);
  }

  /// Whether somebody meets an error that no operation answers by itself: a fault of a field, one
  /// of the design's own, or what every route answers.
  private static boolean isMet(Place place, ErrorCode error) {
    if (!error.conventional()) {
      return true;
    }
    var operations = OperationWords.overHttp(place.subject().slice().operations());
    if (operations.isEmpty()) {
      return false;
    }
    var ofFields =
        operations.stream().anyMatch(each -> each.failure("VALIDATION_ERROR", null) != null);
    return error.name().equals("METHOD_NOT_ALLOWED")
        || (ofFields && FieldFaults.isMet(error.name(), place));
  }

  private static Map<String, String> columns(Place place) {
    return place.spec().columns().isEmpty() ? USUAL : place.spec().columns();
  }

  private static List<Block> byCode(Place place) {
    var codes = of(place);
    if (codes.isEmpty()) {
      return none(place);
    }
    var design = place.subject().design();
    var coded = ErrorFormat.tells(design, "code");
    var renews = renews(design);
    var rows =
        codes.stream()
            .map(
                code ->
                    Phrase.row(
                        "code", MarkdownText.code(code.wire()),
                        "status", code.status(),
                        "meaning", code.meaning(),
                        "recovery", code.recovery(coded, renews)))
            .toList();
    return List.of(Cells.table(columns(place), rows));
  }

  private static List<Block> byStatus(Place place) {
    var codes = of(place);
    if (codes.isEmpty() || !codes.getFirst().http()) {
      return byCode(place);
    }
    var renews = renews(place.subject().design());
    var byStatus = new TreeMap<Integer, List<String>>();
    codes.forEach(
        code ->
            byStatus
                .computeIfAbsent(code.error().status(), unseen -> new ArrayList<>())
                .add(code.wire()));
    var rows = new ArrayList<Map<String, String>>();
    byStatus.forEach(
        (status, wires) ->
            rows.add(
                Phrase.row(
                    "code", String.join(", ", Phrase.codes(wires)),
                    "status", String.valueOf(status),
                    "meaning", Statuses.meaning(status, failures(place), place.subject().design()),
                    "recovery", Recovery.of(status, renews))));
    var table = Cells.table(columns(place), rows);
    // Continued rows must not make the short form longer than the full one.
    return table.rows().size() > codes.size() ? byCode(place) : List.of(table);
  }

  private static List<Failure> failures(Place place) {
    return place.subject().slice().operations().stream()
        .flatMap(operation -> operation.failures().stream())
        .toList();
  }

  private static boolean renews(Design design) {
    return design.identityOperations().values().stream()
        .anyMatch(operation -> operation.kind() == Operation.Kind.REFRESH);
  }

  private static List<Block> none(Place place) {
    return Unknown.absent(place, "nothing here answers an error");
  }
}
