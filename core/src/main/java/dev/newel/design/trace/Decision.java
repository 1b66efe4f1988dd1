package dev.newel.design.trace;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One architecture decision as its record states it (Nygard 2011; MADR 2 to 4).
///
/// @param id `ADR-001`, from the heading or the file's name; the file's name without ending where
///     it has no number
/// @param number the number in `id`, null where it has none
/// @param context why a decision is needed, as written; empty where the record does not say
/// @param drivers forces and criteria
/// @param outcome what is decided and why, as written; empty where the record does not say
/// @param chosen the title of the chosen option, null where the record does not name one
/// @param confirmation how it is made sure that the decision is followed; empty where the record
///     does not say
/// @param supersedes the references of the decisions that this one replaces, as ids where they have
///     a number
/// @param supersededBy the references of the decisions that replace this one, as ids where they
///     have a number
/// @param basis the facts that it rests on, as its record states them; null where it states none
public record Decision(
    String id,
    @Nullable Integer number,
    String title,
    Status status,
    @Nullable LocalDate date,
    List<String> deciders,
    String context,
    List<String> drivers,
    List<Option> options,
    String outcome,
    @Nullable String chosen,
    Consequences consequences,
    String confirmation,
    List<String> supersedes,
    List<String> supersededBy,
    @Nullable Basis basis) {

  public Decision {
    deciders = List.copyOf(deciders);
    drivers = List.copyOf(drivers);
    options = List.copyOf(options);
    supersedes = List.copyOf(supersedes);
    supersededBy = List.copyOf(supersededBy);
  }

  /// What a decision rests on.
  ///
  /// @param topic the topic of the decision framework, `services`
  /// @param facts the values of the facts as the record states them, by name: `team.size` or,
  ///     for one operation or workflow, `orders.create: op.duration`
  public record Basis(String topic, Map<String, String> facts) {
    public Basis {
      facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
  }

  /// Whether `reference` means it, however many zeros its number has: `ADR-1` is `ADR-001`.
  public boolean isCalled(String reference) {
    var digits = reference.replaceAll("\\D", "");
    return id.equals(reference)
        || (number != null
            && !digits.isEmpty()
            && digits.length() < 9
            && number == Integer.parseInt(digits));
  }

  /// Where a decision stands in its life.
  public enum Status {
    PROPOSED,
    ACCEPTED,
    REJECTED,
    DEPRECATED,
    SUPERSEDED,
    /// The record does not say, or says a word that is none of these.
    UNKNOWN
  }

  /// One of the options weighed.
  ///
  /// @param description what the record says about it before its arguments, as written
  public record Option(
      String title, String description, List<String> good, List<String> neutral, List<String> bad) {
    public Option {
      good = List.copyOf(good);
      neutral = List.copyOf(neutral);
      bad = List.copyOf(bad);
    }
  }

  /// What follows from a decision.
  ///
  /// @param text the consequences that are prose, as written
  public record Consequences(
      List<String> positive, List<String> neutral, List<String> negative, String text) {
    public static final Consequences NONE = new Consequences(List.of(), List.of(), List.of(), "");

    public Consequences {
      positive = List.copyOf(positive);
      neutral = List.copyOf(neutral);
      negative = List.copyOf(negative);
    }
  }
}
