package dev.newel.read.brief;

import dev.newel.foreign.brief.Item;
import dev.newel.foreign.brief.Item.Comparison;
import dev.newel.foreign.brief.Item.Measure;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds quality targets: numbers with a unit, and what they measure.
///
/// A number is a target only where words say what is measured. The pace of people (`onboard
/// within 5 minutes`), changes (`reduce by 30 %`), intervals (`every 60 seconds`) and what stands
/// in personas, journeys, risks, plans, histories and examples is none.
final class TargetExtractor implements Extractor {
  private static final Pattern INTERVAL =
      Pattern.compile(
          "(?i).*\\b(?:every|each|per|past|last|next|first|previous|experience|aged|after only)\\s+$");
  private static final Pattern AHEAD =
      Pattern.compile(
          "(?i)\\s*(?:in advance|before|ago|notice|earlier|of experience|old|timeline|window|rolling|intervals?|sprints?|release).*");
  private static final Pattern CONDITION =
      Pattern.compile(
          "(?i)(?:test )?(?:data ?sets?|data|load|conditions?|scale|environment|context)(?: size)?");
  private static final Pattern LEVEL =
      Pattern.compile("(?i)(?:very )?(?:high|medium|low)|.*\\blevels?");
  private static final Pattern GROWN =
      Pattern.compile(
          "(?i).*\\b(?:scal\\w+|growth|volumes?|capacity|load|data size|sizing|throughput|performance|peak|initial)\\b.*");
  private static final Pattern BEARS =
      Pattern.compile("(?i)\\b(?:support|handl|accommodat|scal|serv|bear|cope)\\w*\\b[^.;]{0,60}$");
  private static final Pattern GUESS =
      Pattern.compile("(?i)\\b(?:estimate[ds]?|typical(?:ly)?)\\b");
  private static final Pattern GUESSED =
      Pattern.compile("(?i)\\b(?:estimated?|typical(?:ly)?|currently)\\b[^,;()\\d]{0,15}$");
  private static final Pattern RANGE =
      Pattern.compile("\\d[\\d,.']*\\s*(?:-|–|—|to|and|\\.\\.)\\s*\\d");
  private static final int FAR = 120;
  /// A sentence with more of them is a list of data.
  private static final int MOST_NUMBERS = 20;

  @Override
  public void read(Passage passage, Harvest harvest) {
    var scene = passage.scene();
    if (scene.beside() || scene.is(Topic.STEPS) || scene.is(Topic.GLOSSARY)) {
      return;
    }
    for (var line : Lines.of(passage)) {
      if (!counts(line.flat()) || isOrdinal(line)) {
        continue;
      }
      for (var sentence : Sentence.of(line)) {
        sentence(sentence, harvest);
      }
    }
  }

  private static boolean counts(String words) {
    return words.contains("attempts") || words.chars().anyMatch(Character::isDigit);
  }

  private static boolean isOrdinal(Line line) {
    return line.head().equals("#")
        || line.head().matches("(?i)ids?|ref|no\\.?|date|version|priority");
  }

  private void sentence(Sentence sentence, Harvest harvest) {
    var limits = Limits.of(sentence);
    limits.forEach(found -> harvest.add(found.item(sentence, harvest.owner(sentence.span(0, 1)))));
    var quantities = Quantity.of(sentence.words());
    if (quantities.isEmpty() || quantities.size() > MOST_NUMBERS) {
      return;
    }
    var percentiles = Percentiles.of(sentence.words());
    var timed = quantities.stream().anyMatch(Quantity::isTime);
    for (var index = 0; index < quantities.size(); index++) {
      var quantity = quantities.get(index);
      if ((quantity.isPercent() && percentiles.covers(quantity.start()) && timed)
          || isGuess(sentence, quantity)
          || limits.stream().anyMatch(limit -> limit.covers(quantity.start()))) {
        continue;
      }
      var measure = measure(sentence, quantity, timed);
      if (measure != null) {
        var next =
            index + 1 < quantities.size()
                ? quantities.get(index + 1).start()
                : sentence.words().length();
        harvest.add(
            target(
                sentence,
                quantity,
                measure,
                percentile(percentiles, quantity, next, sentence),
                harvest));
      }
    }
  }

  /// A number that somebody expects or has measured asks for nothing.
  private static boolean isGuess(Sentence sentence, Quantity quantity) {
    var words = sentence.words();
    var range = RANGE.matcher(words.substring(quantity.start(), quantity.end())).lookingAt();
    return GUESSED.matcher(words.substring(0, quantity.start())).find()
        || ((range || quantity.comparison() == null)
            && GUESS.matcher(sentence.line().scene().label()).find());
  }

  private static @Nullable BigDecimal percentile(
      Percentiles percentiles, Quantity quantity, int next, Sentence sentence) {
    if (!quantity.isTime()) {
      return null;
    }
    var own =
        percentiles.nearest(quantity.start(), quantity.end(), Math.max(next, quantity.end() + FAR));
    if (own != null) {
      return own;
    }
    var around =
        sentence.line().head()
            + " "
            + sentence.line().leads()
            + " "
            + sentence.line().scene().label();
    return Percentiles.of(around).nearest(around.length(), around.length(), around.length());
  }

  private static Item.Target target(
      Sentence sentence,
      Quantity quantity,
      Measure measure,
      @Nullable BigDecimal percentile,
      Harvest harvest) {
    var unit = quantity.per().isEmpty() ? quantity.unit() : "/" + quantity.per();
    if (measure == Measure.CONCURRENCY || measure == Measure.SIZE) {
      unit =
          unit.replaceAll(
              "(?i)^(?:(?:concurrent|simultaneous|active|parallel|total|registered)\\s+)+", "");
    }
    var bears =
        measure == Measure.SIZE
            && BEARS.matcher(sentence.words().substring(0, quantity.start())).find();
    return new Item.Target(
        measure,
        comparison(quantity, measure, bears),
        quantity.number(),
        unit,
        percentile,
        Scope.of(sentence, quantity),
        harvest.owner(sentence.span(quantity.start(), quantity.end())),
        sentence.explicit());
  }

  private static Comparison comparison(Quantity quantity, Measure measure, boolean bears) {
    var said = quantity.comparison();
    if (measure == Measure.THROUGHPUT || measure == Measure.CONCURRENCY || bears) {
      // What a system supports `up to` is what it must at least bear.
      return said == null || said == Comparison.AT_MOST ? Comparison.AT_LEAST : said;
    }
    if (said != null) {
      return said;
    }
    return switch (measure) {
      case LATENCY, ERROR_RATE, RECOVERY_TIME, RECOVERY_POINT -> Comparison.AT_MOST;
      case AVAILABILITY -> quantity.isTime() ? Comparison.AT_MOST : Comparison.AT_LEAST;
      case COVERAGE -> Comparison.AT_LEAST;
      default -> Comparison.EXACTLY;
    };
  }

  private static @Nullable Measure measure(Sentence sentence, Quantity quantity, boolean timed) {
    var line = sentence.line();
    var around = String.join(" ", line.scene().name(), line.leads(), line.head());
    if (quantity.isTime()) {
      return time(sentence, quantity, around);
    }
    if (quantity.isPercent()) {
      return percent(sentence, quantity, around);
    }
    if (quantity.isBytes()) {
      return MeasureWords.BULK.matcher(sentence.words() + " " + around).find()
              && (quantity.comparison() != null || isQuality(line.scene()))
          ? Measure.SIZE
          : null;
    }
    return quantity.counts() ? count(sentence, quantity, around, timed) : null;
  }

  private static @Nullable Measure time(Sentence sentence, Quantity quantity, String around) {
    var words = sentence.words();
    var before = words.substring(0, quantity.start());
    var after = words.substring(quantity.end());
    if (INTERVAL.matcher(before).matches()
        || AHEAD.matcher(after).matches()
        || (!quantity.unit().equals("ms") && MeasureWords.isJourney(words, around))) {
      return null;
    }
    var measure = MeasureWords.time(before);
    for (var more :
        List.of(
            after.substring(0, Math.min(after.length(), FAR)),
            sentence.line().head(),
            sentence.line().leads(),
            sentence.line().scene().label(),
            sentence.line().scene().heading())) {
      measure = measure == null ? MeasureWords.time(more) : measure;
    }
    var goal = sentence.line().scene().within(Topic.GOALS);
    if (measure == Measure.LATENCY) {
      var small =
          quantity.unit().equals("ms")
              || quantity.unit().equals("s")
              || quantity.unit().equals("min");
      var asked =
          quantity.comparison() != null
              || isQuality(sentence.line().scene())
              || MeasureWords.time(sentence.line().head()) == Measure.LATENCY;
      return small && asked ? measure : null;
    }
    return goal ? null : measure;
  }

  private static @Nullable Measure percent(Sentence sentence, Quantity quantity, String around) {
    var words = sentence.words();
    var hundred = quantity.number().compareTo(BigDecimal.valueOf(100)) <= 0;
    if (hundred
        && quantity.number().compareTo(BigDecimal.valueOf(90)) >= 0
        && said(MeasureWords.AVAILABILITY, words, around)) {
      return Measure.AVAILABILITY;
    }
    if (said(MeasureWords.COVERAGE, words, around)) {
      return Measure.COVERAGE;
    }
    if (MeasureWords.CHANGE.matcher(words).find()) {
      return null;
    }
    if (quantity.number().compareTo(BigDecimal.TEN) <= 0
        && said(MeasureWords.ERRORS, words, around)) {
      return Measure.ERROR_RATE;
    }
    return isQuality(sentence.line().scene())
            && quantity.comparison() != null
            && said(MeasureWords.RATIO, words, around)
        ? Measure.OTHER
        : null;
  }

  private static boolean said(Pattern pattern, String words, String around) {
    return pattern.matcher(words).find() || pattern.matcher(around).find();
  }

  private static @Nullable Measure count(
      Sentence sentence, Quantity quantity, String around, boolean timed) {
    var words = sentence.words();
    var scene = sentence.line().scene();
    var label = Labelled.of(sentence.line().text());
    if (label != null && LEVEL.matcher(label.name()).matches()) {
      return null;
    }
    if (CONDITION.matcher(sentence.line().head()).matches()) {
      return null;
    }
    if (!quantity.per().isEmpty()) {
      return !quantity.per().matches("(?:.* )?(?:week|month|year)")
              && MeasureWords.THROUGHPUT.matcher(quantity.unit()).matches()
              && !scene.within(Topic.GOALS)
          ? Measure.THROUGHPUT
          : null;
    }
    var near =
        words.substring(
            Math.max(0, quantity.start() - FAR / 2),
            Math.min(words.length(), quantity.end() + FAR / 2));
    if (MeasureWords.CONCURRENT.matcher(quantity.unit()).find()
        || (MeasureWords.CONCURRENT.matcher(near).find() && isMany(quantity))) {
      return quantity
              .unit()
              .matches(
                  "(?i).*(?:users?|sessions?|connections?|requests?|clients?|players?|viewers?|participants?|agents?|streams?|customers?|visitors?|jobs?|devices?|tenants?|processes|operations)")
          ? Measure.CONCURRENCY
          : null;
    }
    var sizing = isQuality(scene) || GROWN.matcher(around).matches();
    return !timed
            && sizing
            && isMany(quantity)
            && (MeasureWords.CAPACITY.matcher(near).find()
                || MeasureWords.CAPACITY.matcher(around).find())
            && isThing(quantity.unit())
        ? Measure.SIZE
        : null;
  }

  private static boolean isMany(Quantity quantity) {
    return quantity.unit().endsWith("s") && quantity.number().compareTo(BigDecimal.TEN) >= 0;
  }

  /// Characters, rounds and pages bound one value; how many things there are is a size.
  private static boolean isThing(String noun) {
    return !noun.matches(
        "(?i).*(?:characters?|chars?|digits?|letters?|symbols?|rounds?|bits?|items per.*|pages?|times|points?|percentages?|lines?|columns?|px|pixels?|active connections|connections?|days|versions?|tools?|tests?|steps?|clicks|numbers?|words|levels?|items|retries|attempts)");
  }

  private static boolean isQuality(Scene scene) {
    return scene.topics().stream().anyMatch(topic -> topic == Topic.NON_FUNCTIONAL)
        || GROWN.matcher(scene.name()).matches();
  }
}
