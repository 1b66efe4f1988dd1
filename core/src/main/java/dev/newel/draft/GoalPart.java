package dev.newel.draft;

import dev.newel.foreign.brief.Item;
import dev.newel.language.Reading;
import dev.newel.language.TimeAmount;
import dev.newel.source.Address;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the system promises in numbers. A number that the language has no place for is a
/// constraint in the words of its source.
final class GoalPart {
  private static final Pattern READS =
      Pattern.compile(
          "(?i).*\\b(?:reads?|quer(?:y|ies)|get|lists?|search(?:es)?|selects?|retriev\\w*|lookups?)\\b.*");
  private static final Pattern WRITES =
      Pattern.compile(
          "(?i).*\\b(?:writes?|inserts?|creat\\w*|updat\\w*|sav\\w*|delet\\w*|post|put)\\b.*");
  private static final Pattern ALL =
      Pattern.compile(
          "(?i).*\\b(?:api|requests?|responses?|operations?|endpoints?|system|service)\\b.*|\\s*");
  /// What is shorter is a number, and no sentence.
  private static final int SHORT = 25;

  private static final List<String> PERCENTILES = List.of("p50", "p90", "p95", "p99");

  private static final Map<String, String> TIMES =
      Map.of("ms", "ms", "s", "s", "min", "m", "h", "h", "d", "d");

  private final Writing writing;

  private final Set<String> stated = new HashSet<>();

  /// The scope of what was said first, by place.
  private final Map<String, String> told = new HashMap<>();

  private GoalPart(Writing writing) {
    this.writing = writing;
  }

  static void write(Sources sources, Writing writing) {
    var part = new GoalPart(writing);
    var named = FeaturePart.requirements(sources, writing);
    for (var brief : sources.briefs()) {
      if (!named.contains(brief.file())) {
        continue;
      }
      brief.requirements().stream()
          .filter(one -> !one.ours())
          .forEach(one -> part.stated.add(one.requirement().id()));
    }
    sources
        .items(Item.Target.class)
        .filter(target -> target.evidence().isExplicit())
        .forEach(part::target);
    sources.items(Item.Limit.class).forEach(part::limit);
  }

  private void target(Item.Target target) {
    var said =
        switch (target.measure()) {
          case LATENCY -> latency(target);
          case AVAILABILITY -> availability(target);
          case THROUGHPUT -> throughput(target);
          case RECOVERY_TIME -> recovery(target, "rto");
          case RECOVERY_POINT -> recovery(target, "rpo");
          default -> false;
        };
    if (!said) {
      constraint(target.scope(), target);
    }
  }

  private boolean latency(Item.Target target) {
    var time = time(target.number(), target.unit());
    var scopes = scopes(target.scope());
    var percentile = percentile(target.percentile());
    if (time == null || scopes.isEmpty() || percentile == null || isLower(target)) {
      return false;
    }
    if (scopes.stream().anyMatch(scope -> isSaidOfOther(target, time, scope, percentile))) {
      return false;
    }
    for (var scope : scopes) {
      var other = against(scope, percentile, time);
      if (other != null) {
        contradict(target, scope, other, percentile + " " + time);
        continue;
      }
      told.putIfAbsent(scope + percentile, plain(target.scope()));
      writing.say(time, target.evidence(), "goals", scope, percentile);
      satisfies(target, "goals", scope, "satisfies");
      if (target.percentile() == null) {
        writing.ask(
            "For which share of the requests must `%s` hold?".formatted(time),
            "goals/%s/%s".formatted(scope, percentile),
            target.evidence());
      }
    }
    return true;
  }

  /// Whether another number of another scope stands there: two numbers of one scope contradict each
  /// other, two of different scopes do not.
  private boolean isSaidOfOther(Item.Target target, String time, String scope, String percentile) {
    var said = writing.at("goals", scope, percentile);
    var other = said != null && !said.equals(time) ? percentile : against(scope, percentile, time);
    return other != null && !plain(target.scope()).equals(told.get(scope + other));
  }

  /// The percentile that is said there and cannot hold beside another: of more answers a longer
  /// time is wanted, or of fewer a shorter one. Null where both can.
  private @Nullable String against(String scope, String percentile, String time) {
    for (var other : PERCENTILES) {
      var said = writing.at("goals", scope, other);
      var order = Integer.signum(PERCENTILES.indexOf(percentile) - PERCENTILES.indexOf(other));
      if (said != null && order * duration(time).compareTo(duration(said.toString())) < 0) {
        return other;
      }
    }
    return null;
  }

  private void contradict(Item.Target target, String scope, String other, String found) {
    var said = String.valueOf(writing.at("goals", scope, other));
    writing.contradict(Address.of("goals", scope, other), said, found, target.evidence());
  }

  private static Duration duration(String time) {
    return TimeAmount.read(time) instanceof Reading.Value<TimeAmount>(TimeAmount amount)
        ? amount.duration()
        : Duration.ZERO;
  }

  private static String plain(String scope) {
    return String.join(" ", Names.words(scope));
  }

  /// Whether the number is a lower bound, which no time of an answer is.
  private static boolean isLower(Item.Target target) {
    return target.comparison() == Item.Comparison.AT_LEAST
        || target.comparison() == Item.Comparison.ABOVE;
  }

  private static List<String> scopes(String scope) {
    var scopes = new ArrayList<String>();
    if (READS.matcher(scope).matches()) {
      scopes.add("reads");
    }
    if (WRITES.matcher(scope).matches()) {
      scopes.add("writes");
    }
    return scopes.isEmpty() && ALL.matcher(scope).matches() ? List.of("reads", "writes") : scopes;
  }

  /// Where no percentile is written the ninety-fifth stands, with a question beside it.
  private static @Nullable String percentile(@Nullable BigDecimal percentile) {
    if (percentile == null) {
      return "p95";
    }
    return switch (percentile.stripTrailingZeros().toPlainString()) {
      case "50" -> "p50";
      case "90" -> "p90";
      case "95" -> "p95";
      case "99" -> "p99";
      default -> null;
    };
  }

  private boolean availability(Item.Target target) {
    if (!target.unit().equals("%") || target.number().compareTo(BigDecimal.valueOf(100)) > 0) {
      return false;
    }
    writing.say(target.number().toPlainString() + "%", target.evidence(), "goals", "availability");
    satisfies(target, "goals", "satisfies");
    return true;
  }

  private boolean throughput(Item.Target target) {
    var whole = target.number().stripTrailingZeros().scale() <= 0;
    if (!target.unit().matches("/(?:s|min|h|d)") || !whole || target.number().signum() <= 0) {
      return false;
    }
    var rate = target.number().toBigInteger() + target.unit();
    writing.say(rate, target.evidence(), "facts", "load", "peak");
    return true;
  }

  private boolean recovery(Item.Target target, String keyword) {
    var time = time(target.number(), target.unit());
    if (time == null) {
      return false;
    }
    writing.say(time, target.evidence(), "storage", "backup", keyword);
    return true;
  }

  private static @Nullable String time(BigDecimal number, String unit) {
    var ours = TIMES.get(unit);
    if (ours == null) {
      return null;
    }
    if (number.stripTrailingZeros().scale() <= 0) {
      return number.toBigInteger() + ours;
    }
    var millis = number.movePointRight(3).stripTrailingZeros();
    return ours.equals("s") && millis.scale() <= 0 ? millis.toBigInteger() + "ms" : null;
  }

  /// An id that we gave is in no document, so that nothing can refer to it.
  private void satisfies(Item.Target target, String... place) {
    if (target.requirement() != null && stated.contains(target.requirement())) {
      writing.add(target.requirement(), target.evidence(), place);
    }
  }

  private void limit(Item.Limit limit) {
    constraint(limit.scope(), limit);
  }

  /// The words of the source; a cell of a table that holds a number alone gets what it is about.
  private void constraint(String scope, Item item) {
    var sentence = item.evidence().sentence();
    var says = (sentence.contains(" ") && sentence.length() > SHORT) || scope.isBlank();
    var map = new LinkedHashMap<String, Object>();
    map.put("is", says ? sentence : scope + ": " + sentence);
    writing.add(map, item.evidence(), "constraints");
  }
}
