package dev.newel.gate;

import dev.newel.profile.SectionSpec;
import dev.newel.read.markdown.Block;
import dev.newel.read.markdown.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The headings of a document, and which of them a profile means: letter case, numbers in front and
/// punctuation do not count.
///
/// @param all every section of the document that has a heading, in order
record Heads(List<Head> all) {
  private static final Pattern NUMBER =
      Pattern.compile(
          "^(?:(?:section|part) )?(?:\\d{1,3}(?:\\.\\d{1,3}){0,4}|[A-Za-z]\\.\\d{1,3})\\.?\\)? +");
  /// So many letters tell a word from others.
  private static final int STEM = 6;

  private static final Pattern HOLE = Pattern.compile("\\{[a-z]+}");

  /// A section under a heading.
  ///
  /// @param index its place among all
  /// @param end the index after the last section within it
  /// @param plain the words that count
  record Head(
      Block.Heading heading, Section section, int index, int end, String words, String plain) {}

  static Heads of(ReadDocument document) {
    var sections =
        document.sections().stream().filter(section -> section.heading() != null).toList();
    var heads = new ArrayList<Head>();
    for (var i = 0; i < sections.size(); i++) {
      var heading = sections.get(i).heading();
      if (heading == null) {
        continue;
      }
      var end = i + 1;
      while (end < sections.size() && level(sections.get(end)) > heading.level()) {
        end++;
      }
      var words = heading.text().flat();
      heads.add(new Head(heading, sections.get(i), i, end, words, plain(words)));
    }
    return new Heads(List.copyOf(heads));
  }

  /// Those from `from` to `to` that a section of a profile means.
  List<Head> matching(SectionSpec spec, int from, int to) {
    var meant = meant(spec);
    return all.subList(from, to).stream().filter(meant).toList();
  }

  /// Whether a section of a profile means this one.
  boolean isMeant(SectionSpec spec, Head head) {
    return meant(spec).test(head);
  }

  private static Predicate<Head> meant(SectionSpec spec) {
    var names = new ArrayList<>(spec.also());
    if (spec.heading() != null) {
      names.addFirst(spec.heading());
    }
    var meant = names.stream().map(Heads::meant).toList();
    return head -> meant.stream().anyMatch(test -> test.test(head));
  }

  private static int level(Section section) {
    var heading = section.heading();
    return heading == null ? 0 : heading.level();
  }

  /// The one that has all words of what is missing, or words that begin like them, and at most two
  /// of its own; null where none has.
  @Nullable Head near(String wanted, int from, int to) {
    var words = List.of(plain(wanted).split(" "));
    return all.subList(from, to).stream()
        .filter(head -> isNear(words, head))
        .findFirst()
        .orElse(null);
  }

  private static boolean isNear(List<String> words, Head head) {
    var there = List.of(head.plain().split(" "));
    return there.size() <= words.size() + 2
        && words.stream().allMatch(word -> there.stream().anyMatch(other -> alike(word, other)));
  }

  private static boolean alike(String one, String other) {
    var length = Math.max(STEM, Math.min(one.length(), other.length()) - 2);
    return one.equals(other)
        || (one.length() >= length
            && other.length() >= length
            && one.regionMatches(0, other, 0, length));
  }

  private static Predicate<Head> meant(String name) {
    if (!HOLE.matcher(name).find()) {
      var plain = plain(name);
      return head -> plain.equals(head.plain());
    }
    var pattern = new StringBuilder();
    var from = 0;
    var hole = HOLE.matcher(name);
    while (hole.find()) {
      pattern.append(Pattern.quote(name.substring(from, hole.start())));
      pattern.append(hole.group().equals("{n}") ? "\\d{1,4}" : ".{1,200}");
      from = hole.end();
    }
    pattern.append(Pattern.quote(name.substring(from)));
    var whole = Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE);
    return head -> whole.matcher(head.words()).matches();
  }

  /// The words that count: in lower case, without a number in front and without punctuation.
  static String plain(String heading) {
    var words = heading.toLowerCase(Locale.ROOT).strip();
    var number = NUMBER.matcher(words);
    var bare = number.lookingAt() ? words.substring(number.end()) : words;
    return bare.replace("&", " and ").replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}
