package dev.newel.read.adr;

import dev.newel.read.markdown.Section;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A part of a decision record, known by the title of its section.
enum Part {
  STATUS("status"),
  CONTEXT(
      "context(?: and (?:problem statement|problem|background))?|problem(?: statement)?|background|motivation"
          + "|issue"),
  DRIVERS("(?:decision )?drivers|forces|criteria|requirements"),
  PROS_AND_CONS(
      "pros and cons(?: of the options)?|(?:comparison|analysis) of (?:the )?options"
          + "|options analysis"),
  OPTIONS("(?:considered )?options(?: considered)?|(?:considered )?alternatives(?: considered)?"),
  OUTCOME("(?:proposed |final )?decision(?: outcome| made)?|outcome|resolution|chosen option"),
  POSITIVE("positive consequences|benefits|advantages|pros|positives?"),
  NEGATIVE("negative consequences|drawbacks|disadvantages|risks|cons|negatives?|trade-?offs"),
  NEUTRAL("neutral(?: consequences)?"),
  CONSEQUENCES("consequences|implications|impact|results?"),
  CONFIRMATION("confirmation|validation|compliance"),
  FACTS("facts"),
  LINKS("links|more information|references|related(?: decisions| adrs| documents)?|notes");

  private static final int MAX_TITLE = 80;

  private final Pattern title;

  Part(String title) {
    this.title = Pattern.compile("(?:\\d+(?:\\.\\d+)*[.)]?\\s+)?(?:" + title + ")");
  }

  /// The part whose section is called `words`, null where none is.
  static @Nullable Part of(String words) {
    if (words.length() > MAX_TITLE) {
      return null;
    }
    var title = words.toLowerCase(Locale.ROOT).replaceAll("^[^\\p{L}\\d]+|[^\\p{L}\\d]+$", "");
    for (var part : values()) {
      if (part.title.matcher(title).matches()) {
        return part;
      }
    }
    return null;
  }

  /// Whether only MADR has a section of this title. It leaves status and consequences to the
  /// author, whereas a record after Nygard has both.
  static boolean isMadr(Section section) {
    var heading = section.heading();
    return heading != null
        && heading
            .text()
            .flat()
            .matches(
                "(?i)\\W*(?:context and problem statement|considered options|decision outcome)\\W*");
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
