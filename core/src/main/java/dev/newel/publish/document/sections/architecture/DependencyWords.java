package dev.newel.publish.document.sections.architecture;

import dev.newel.language.Backoff;
import dev.newel.language.Dependency;
import dev.newel.language.TimeAmount;
import dev.newel.publish.diagram.CallDiagram;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Unknown;
import dev.newel.source.Address;
import dev.newel.text.Articles;
import dev.newel.text.MarkdownText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is said of a system that we call.
final class DependencyWords {
  private static final String USUAL_WINDOW = "the last 20 calls";
  private static final String USUAL_PAUSE = "30 seconds";

  private DependencyWords() {}

  /// What it is: "service", "cache".
  static String kind(Dependency dependency) {
    return dependency.kind() == null
        ? "service"
        : dependency.kind().name().toLowerCase(Locale.ROOT);
  }

  /// How we talk to it; REST by convention.
  static String protocol(Dependency dependency) {
    return MarkdownText.prose(dependency.protocol() == null ? "REST" : dependency.protocol());
  }

  /// Why we need it: its own sentence, or else what it offers, or what it is.
  static String purpose(Place place, String name, Dependency dependency) {
    var doc = Phrase.sentence(dependency.doc());
    if (!doc.isEmpty()) {
      return doc;
    }
    var sent =
        place.subject().design().events().values().stream()
            .filter(event -> name.equals(event.source()))
            .map(event -> Names.event(event.name()))
            .toList();
    if (dependency.offers().isEmpty() && !sent.isEmpty()) {
      return "Sends %s.".formatted(Phrase.and(sent));
    }
    var users = users(place, name);
    var by = users.isEmpty() ? "" : " by " + Phrase.and(users);
    var told =
        EventFacts.published(place).stream()
            .filter(event -> event.to().stream().anyMatch(to -> to.startsWith(name + ".")))
            .map(event -> Names.event(event.name()))
            .toList();
    var on = told.isEmpty() ? "" : ", on %s".formatted(Phrase.and(told));
    var what =
        dependency.offers().isEmpty()
            ? Phrase.capital(article(kind(dependency))) + (by.isEmpty() ? "" : " used" + by)
            : "Called%s for %s"
                .formatted(by, Phrase.and(Phrase.codes(dependency.offers().keySet())));
    return what + on + ".";
  }

  /// Why one component needs it.
  static String plainly(Dependency dependency) {
    var doc = Phrase.sentence(dependency.doc());
    if (!doc.isEmpty()) {
      return doc;
    }
    return dependency.offers().isEmpty()
        ? Phrase.capital(article(kind(dependency))) + "."
        : "Called for %s.".formatted(Phrase.and(Phrase.codes(dependency.offers().keySet())));
  }

  /// The components of the slice that use it.
  static List<String> users(Place place, String name) {
    return place.subject().slice().components().entrySet().stream()
        .filter(entry -> entry.getValue().uses().contains(name))
        .map(entry -> Names.component(entry.getKey()))
        .toList();
  }

  static String article(String noun) {
    return noun.equals("storage") ? "storage" : Articles.with(noun);
  }

  /// A sentence in place of one that the design does not give.
  static String unsaid(Place place, Address about) {
    return Unknown.fact(place.subject().design(), about, "The design does not say") + ".";
  }

  /// What our users see while it is away.
  static String impact(Place place, String name, Dependency dependency) {
    var sentence = Phrase.sentence(dependency.unavailable());
    return sentence.isEmpty() ? unsaid(place, Address.of("dependencies", name)) : sentence;
  }

  /// How often and when a call is tried again, a sentence without its full stop.
  static String retry(Dependency.Retry retry) {
    var clauses = new ArrayList<String>();
    clauses.add(
        retry.attempts() == 1
            ? "one attempt and no other"
            : "at most %s in all".formatted(Phrase.count(retry.attempts(), "attempt")));
    if (retry.backoff() != null) {
      clauses.add(backoff(retry.backoff()));
    }
    if (retry.backoff() != null && !Boolean.FALSE.equals(retry.jitter())) {
      clauses.add("each pause varied at random");
    }
    if (retry.cap() != null) {
      clauses.add("no pause longer than " + Amounts.time(retry.cap()));
    }
    if (!retry.on().isEmpty()) {
      clauses.add("on " + Phrase.or(Phrase.codes(retry.on())));
    }
    return String.join(", ", clauses);
  }

  /// The pauses between attempts, in a cell.
  static String pauses(Dependency.Retry retry) {
    var backoff = retry.backoff();
    if (backoff == null) {
      return "not stated";
    }
    var clauses = new ArrayList<String>();
    clauses.add(
        Amounts.time(backoff.first())
            + switch (backoff.growth()) {
              case FIXED -> " each";
              case LINEAR -> ", growing by as much";
              case EXPONENTIAL -> ", doubling";
            });
    if (retry.cap() != null) {
      clauses.add("at most " + Amounts.time(retry.cap()));
    }
    if (!Boolean.FALSE.equals(retry.jitter())) {
      clauses.add("varied at random");
    }
    return String.join(", ", clauses);
  }

  static String backoff(Backoff backoff) {
    return switch (backoff.growth()) {
      case FIXED -> "%s between them".formatted(Amounts.time(backoff.first()));
      case LINEAR ->
          "%s before the second, and as much more before each one after it"
              .formatted(Amounts.time(backoff.first()));
      case EXPONENTIAL ->
          "%s before the second, twice as long before each one after it"
              .formatted(Amounts.time(backoff.first()));
    };
  }

  /// When it opens and closes, a sentence without its full stop.
  static String breaker(Dependency.Breaker breaker) {
    return "opens when %s of %s fail, and lets one call try after %s"
        .formatted(breaker.failures(), window(breaker), open(breaker));
  }

  static String window(Dependency.Breaker breaker) {
    var window = breaker.window();
    if (window == null) {
      return USUAL_WINDOW;
    }
    var time = window.time();
    return time == null
        ? "the last " + window.calls() + " calls"
        : "the calls of the last " + Amounts.time(time);
  }

  static String open(Dependency.Breaker breaker) {
    return breaker.open() == null ? USUAL_PAUSE : Amounts.time(breaker.open());
  }

  /// The operations that are not called a second time: POST and PATCH, unless the design says that
  /// a second call does no harm.
  static List<String> unrepeated(Dependency dependency) {
    return dependency.offers().entrySet().stream()
        .filter(offer -> !CallDiagram.repeats(offer.getValue()))
        .map(offer -> MarkdownText.code(offer.getKey()))
        .toList();
  }

  /// The longest that all attempts and the pauses between them take; null where no time-out or no
  /// number of attempts bounds it.
  static @Nullable String longest(Dependency dependency) {
    var timeout = dependency.timeout();
    var retry = dependency.retry();
    if (timeout == null || retry == null || retry.attempts() < 2 || retry.attempts() > 20) {
      return null;
    }
    var all = timeout.estimate().multipliedBy(retry.attempts());
    var backoff = retry.backoff();
    for (var gap = 1; backoff != null && gap < retry.attempts(); gap++) {
      all = all.plus(pause(backoff, retry.cap(), gap));
    }
    return all.toMillis() > 1000 && all.toMillis() % 1000 != 0
        ? BigDecimal.valueOf(all.toMillis(), 3).stripTrailingZeros().toPlainString() + " seconds"
        : Amounts.time(TimeAmount.of(all));
  }

  private static Duration pause(Backoff backoff, @Nullable TimeAmount cap, int gap) {
    var first = backoff.first().estimate();
    var pause =
        switch (backoff.growth()) {
          case FIXED -> first;
          case LINEAR -> first.multipliedBy(gap);
          case EXPONENTIAL -> first.multipliedBy(1L << (gap - 1));
        };
    return cap != null && cap.estimate().compareTo(pause) < 0 ? cap.estimate() : pause;
  }
}
