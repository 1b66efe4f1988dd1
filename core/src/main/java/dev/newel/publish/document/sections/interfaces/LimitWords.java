package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.Design;
import dev.newel.design.access.Grant;
import dev.newel.design.access.Role;
import dev.newel.design.api.Operation;
import dev.newel.language.Rate;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Phrase;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How often somebody may call, in words.
final class LimitWords {
  private LimitWords() {}

  /// `1,000 requests`.
  static String count(Rate rate) {
    return String.format(
        Locale.ROOT, "%,d %s", rate.count(), rate.count() == 1 ? "request" : "requests");
  }

  /// `1 minute`.
  static String window(Rate rate) {
    return switch (rate.unit()) {
      case SECOND -> "1 second";
      case MINUTE -> "1 minute";
      case HOUR -> "1 hour";
      case DAY -> "1 day";
    };
  }

  /// Whom each count is kept for: `per address`.
  ///
  /// @param otherwise whom where the rate does not say
  static String per(Rate rate, Rate.Partition otherwise) {
    return switch (rate.per() == null ? otherwise : rate.per()) {
      case IP -> "per address";
      case USER -> "per user";
      case TENANT -> "per tenant";
      case KEY -> "per key";
    };
  }

  /// `1,000 requests a minute per user`.
  static String whole(Rate rate, Rate.Partition otherwise) {
    return "%s a %s %s".formatted(count(rate), window(rate).substring(2), per(rate, otherwise));
  }

  /// Whom the limit of a role counts apart where it does not say.
  static Rate.Partition partition(String role) {
    return role.equals(Role.ANONYMOUS) ? Rate.Partition.IP : Rate.Partition.USER;
  }

  /// Whether a role may call, were it for some rows alone: the limits of the others are no matter.
  private static boolean mayCall(Operation operation, Role role) {
    return role.name().equals(Role.ANONYMOUS)
        ? operation.isPublic()
        : operation.isPublic()
            || operation.access().stream()
                .anyMatch(
                    grant ->
                        !(grant instanceof Grant.ToRole(var name, var when))
                            || role.includes().contains(name));
  }

  /// The limits that an operation is under, as sentences; empty where there are none.
  static List<String> of(Operation operation, Design design) {
    var sentences = new ArrayList<String>();
    var own = operation.limit();
    if (own != null) {
      sentences.add("Its own limit is %s.".formatted(whole(own, Rate.Partition.USER)));
    }
    var roles = new ArrayList<String>();
    for (var role : design.identity().roles().values()) {
      if (role.limit() != null && mayCall(operation, role)) {
        roles.add(
            "%s for %s"
                .formatted(
                    whole(role.limit(), partition(role.name())), MarkdownText.code(role.name())));
      }
    }
    if (!roles.isEmpty()) {
      sentences.add(
          roles.size() == 1
              ? "It counts against the limit of the caller's role, %s.".formatted(roles.getFirst())
              : "It counts against the limit of the caller's role: %s."
                  .formatted(Phrase.and(roles)));
    }
    var throttle = design.identity().throttle();
    if (throttle != null && operation.kind() == Operation.Kind.LOGIN) {
      sentences.add(
          "After %s within %s%s it answers 429, whatever is left of that limit."
              .formatted(
                  Phrase.count(throttle.failures(), "failed attempt"),
                  Amounts.time(throttle.per()),
                  throttle.by().isEmpty()
                      ? ""
                      : ", counted by %s each,"
                          .formatted(Phrase.and(Phrase.codes(throttle.by())))));
    }
    if (operation.countsAs() != 1 && !sentences.isEmpty()) {
      sentences.add("Each call counts as %d requests.".formatted(operation.countsAs()));
    }
    return sentences;
  }
}
