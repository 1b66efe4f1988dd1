package dev.newel.decide;

import dev.newel.decide.framework.Option;
import dev.newel.decide.framework.Topic;
import dev.newel.design.Design;
import dev.newel.design.trace.Decision;
import dev.newel.language.ApiText;
import dev.newel.language.Grammar;
import dev.newel.language.StackChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What people have decided on a topic before.
///
/// @param decision the record of it, null where only the design says what was chosen
/// @param option the option that was chosen, null where the words name none of the topic's
/// @param words what was chosen, as written
public record Standing(@Nullable Decision decision, @Nullable Option option, String words) {
  /// What stands on `topic`; null where nothing does.
  ///
  /// @param decisions the records, by id
  public static @Nullable Standing on(Topic topic, Design design, Map<String, Decision> decisions) {
    for (var decision : decisions.values()) {
      var basis = decision.basis();
      if (basis != null && basis.topic().equals(topic.id()) && stands(decision)) {
        return of(topic, decision, List.of());
      }
    }
    var says = new ArrayList<String>();
    Decision named = null;
    for (var place : topic.places()) {
      var said = said(place, design);
      if (said != null && said.decision() != null) {
        named = named == null ? called(said.decision(), decisions) : named;
      }
      if (said != null && !said.uses().isBlank()) {
        says.add(said.uses());
      }
    }
    return named != null && stands(named)
        ? of(topic, named, says)
        : says.isEmpty() ? null : new Standing(null, option(topic, says), says.getFirst());
  }

  private static boolean stands(Decision decision) {
    return decision.status() != Decision.Status.REJECTED
        && decision.status() != Decision.Status.SUPERSEDED
        && decision.status() != Decision.Status.DEPRECATED;
  }

  private static Standing of(Topic topic, Decision decision, List<String> more) {
    var words = new ArrayList<String>();
    if (decision.chosen() != null) {
      words.add(decision.chosen());
    }
    words.addAll(more);
    words.add(decision.title());
    return new Standing(decision, option(topic, words), words.getFirst());
  }

  /// The option that the first of the texts names that names one; of several in one text the one
  /// that is named with most letters.
  private static @Nullable Option option(Topic topic, List<String> words) {
    for (var text : words) {
      Option best = null;
      var letters = 0;
      for (var option : topic.options()) {
        var match = option.words().matcher(text);
        if (match.find() && match.end() - match.start() > letters) {
          best = option;
          letters = match.end() - match.start();
        }
      }
      if (best != null) {
        return best;
      }
    }
    return null;
  }

  private static @Nullable Decision called(String id, Map<String, Decision> decisions) {
    return decisions.values().stream().filter(one -> one.isCalled(id)).findFirst().orElse(null);
  }

  /// What a design says at one of the places of a topic.
  private static @Nullable StackChoice said(String place, Design design) {
    var prose = design.prose();
    var deployment = prose.deployment();
    if (place.startsWith("stack/")) {
      var layer = place.substring("stack/".length());
      return prose.stack().entrySet().stream()
          .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals(layer))
          .map(Map.Entry::getValue)
          .findFirst()
          .orElse(null);
    }
    return switch (place) {
      case "deployment/style" ->
          deployment == null || deployment.style() == null
              ? null
              : new StackChoice(deployment.style(), null, null);
      case "deployment/decision" ->
          deployment == null || deployment.decision() == null
              ? null
              : new StackChoice("", null, deployment.decision());
      // REST is what holds where nobody says anything, so that it alone is nobody's decision.
      case "api/style" ->
          design.api().style() == ApiText.Style.REST
              ? null
              : new StackChoice(Grammar.word(design.api().style()), null, null);
      case "storage/technology" ->
          prose.storage() == null || prose.storage().technology() == null
              ? null
              : new StackChoice(prose.storage().technology(), null, null);
      default -> null;
    };
  }
}
