package dev.newel.read.prd;

import dev.newel.read.markdown.Block;
import dev.newel.read.markdown.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The section that something stands in, and what a section of that name holds.
///
/// @param listing its rows and items speak of requirements that are stated elsewhere
/// @param beside it numbers other things than requirements, so that only an id that says what it is
///     counts
/// @param weak its statements count where no other section states the same
record Place(List<String> trail, boolean listing, boolean beside, boolean weak) {
  Place {
    trail = List.copyOf(trail);
  }

  private static final Pattern LISTING =
      Pattern.compile(
          "(?i).*\\b(?:traceability|(?:requirements?|story|compliance|verification) (?:matrix|mapping|coverage)"
              + "|test coverage"
              + "|change ?log|(?:revision|change|document|version) history|glossary|table of contents"
              + "|cross[- ]references?|clarifications)\\b.*");
  private static final Pattern BESIDE =
      Pattern.compile(
          "(?i).*\\b(?:risks?|assumptions?|questions?|milestones?|timeline|dependenc\\w*|tests?|testing|references|history"
              + "|definitions|decisions?|tasks?|phases?|roadmap|sprints?|appendix|personas?|issues|matrix)\\b.*");
  private static final Pattern WEAK =
      Pattern.compile(
          "(?i).*\\b(?:summary|overview|phases?|roadmap|release plan|sprints?|out of scope|future|priorit\\w+|mvp|index"
              + "|acceptance(?: criteria)?)\\b.*");

  /// The place under `path`. A document's title decides nothing if other headings follow, nor does
  /// the name of a requirement.
  static Place of(List<Block.Heading> path) {
    var titles = new ArrayList<String>();
    var deciding = new ArrayList<String>();
    for (var heading : path) {
      var title = heading.text().flat();
      titles.add(title);
      var lead = Lead.of(heading.text());
      if ((lead == null || !lead.id().certain()) && (titles.size() > 1 || path.size() == 1)) {
        deciding.add(title);
      }
    }
    return new Place(titles, any(deciding, LISTING), any(deciding, BESIDE), any(deciding, WEAK));
  }

  private static boolean any(List<String> titles, Pattern pattern) {
    return titles.stream().anyMatch(title -> pattern.matcher(title).matches());
  }

  /// The id that `words` begin with, as far as this place lets one be defined; null where none
  /// does.
  @Nullable Lead lead(Text words) {
    var lead = listing ? null : Lead.of(words);
    return lead != null && beside && !lead.id().certain() ? null : lead;
  }
}
