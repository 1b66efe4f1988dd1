package dev.newel.read.yaml;

import dev.newel.finding.Finding;
import dev.newel.source.Address;
import dev.newel.source.SourceText;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Characters that are allowed and that nobody meant: text that was read in the wrong encoding and
/// saved again, and marks that change the order in which a line is shown.
///
/// The marks are those with the property `Bidi_Control` of Unicode (UAX #9), by which a text can
/// read otherwise than it is (CVE-2021-42574). In a line with Hebrew or Arabic letters they may
/// stand, as long as each embedding or isolate ends in the line where it begins; an override may
/// not stand anywhere.
public final class SuspectText {
  private static final int MOST_REPORTED = 10;
  private static final char REPLACEMENT = '\uFFFD';

  private final SourceText text;
  private final Kind misread = new Kind(ReadId.MISREAD);
  private final Kind turned = new Kind(ReadId.DIRECTION_MARK);

  private SuspectText(SourceText text) {
    this.text = text;
  }

  /// What is suspect in a text, warnings all, in the order of the text; ten of a kind at most.
  ///
  /// @param decoded whether the file was UTF-8 throughout: else U+FFFD stands for bytes that were
  ///     reported already
  public static List<Finding> of(SourceText text, boolean decoded) {
    var suspects = new SuspectText(text);
    var units = text.text().toCharArray();
    var marked = new TreeSet<Integer>();
    for (var i = 0; i < units.length; ) {
      var unit = units[i];
      if (unit < 0x80) {
        i++;
      } else if (isControl(unit)) {
        marked.add(text.lineOf(i));
        i++;
      } else if (unit == REPLACEMENT) {
        var end = i + 1;
        while (end < units.length && units[end] == REPLACEMENT) {
          end++;
        }
        if (decoded) {
          suspects.lost(i, end);
        }
        i = end;
      } else {
        i = suspects.mojibake(i);
      }
    }
    marked.forEach(suspects::directions);
    var all = new ArrayList<>(suspects.misread.findings());
    all.addAll(suspects.turned.findings());
    return List.copyOf(all);
  }

  private void lost(int start, int end) {
    misread.add(
        text.span(start, end),
        "The character U+FFFD stands in the place of one that was lost.",
        "Write the character that was meant.");
  }

  /// Reports the mojibake that begins at `start`; the offset after what was looked at.
  private int mojibake(int start) {
    var found = Mojibake.at(text.text(), start);
    if (found == null) {
      return start + 1;
    }
    misread.add(
        text.span(start, found.end()),
        "`%s` seems to be `%s`, read as Windows-1252 and saved again."
            .formatted(visible(text.text().substring(start, found.end())), visible(found.meant())),
        "Write `%s`, and open the file as UTF-8.".formatted(visible(found.meant())));
    return found.end();
  }

  private void directions(int line) {
    var from = text.lineStart(line);
    var to = text.lineEnd(line);
    var open = new ArrayList<Integer>();
    var marks = new ArrayList<Integer>();
    var rightToLeft = false;
    var crossed = false;
    for (var i = from; i < to; i++) {
      var unit = text.text().charAt(i);
      switch (unit) {
        case '\u202A', '\u202B', '\u2066', '\u2067', '\u2068' -> open.add(i);
        case '\u202C', '\u2069' -> crossed |= !closes(open, unit);
        default -> {
          var direction = Character.getDirectionality(text.text().codePointAt(i));
          rightToLeft |=
              (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT && unit != '\u200F')
                  || (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
                      && unit != '\u061C');
        }
      }
      if (isControl(unit)) {
        marks.add(i);
      }
    }
    var balanced = rightToLeft && open.isEmpty() && !crossed;
    for (var mark : marks) {
      if ((!balanced && !isHarmless(text.text().charAt(mark), rightToLeft))
          || isOverride(text.text().charAt(mark))) {
        direction(mark);
      }
    }
  }

  /// Whether `closing` ends the last embedding or isolate, which it takes off the stack.
  private boolean closes(List<Integer> open, char closing) {
    if (open.isEmpty()) {
      return false;
    }
    var isolate = text.text().charAt(open.removeLast()) >= '\u2066';
    return isolate == (closing == '\u2069');
  }

  private void direction(int place) {
    var unit = text.text().charAt(place);
    turned.add(
        text.span(place, place + 1),
        "The invisible character `U+%04X` (%s) makes the line read otherwise than it is."
            .formatted((int) unit, Character.getName(unit)),
        isOverride(unit) || !isPaired(unit)
            ? "Remove it."
            : "Remove it; around Hebrew or Arabic text, end in the same line what it begins.");
  }

  private static boolean isControl(char unit) {
    return isOverride(unit) || isPaired(unit) || isMark(unit);
  }

  private static boolean isOverride(char unit) {
    return unit == '\u202D' || unit == '\u202E';
  }

  private static boolean isPaired(char unit) {
    return (unit >= '\u202A' && unit <= '\u202C') || (unit >= '\u2066' && unit <= '\u2069');
  }

  private static boolean isMark(char unit) {
    return unit == '\u200E' || unit == '\u200F' || unit == '\u061C';
  }

  /// A single mark beside letters that are written from right to left.
  private static boolean isHarmless(char unit, boolean rightToLeft) {
    return isMark(unit) && rightToLeft;
  }

  /// A text in which whatever has no shape of its own is told by its number.
  private static String visible(String text) {
    var shown = new StringBuilder();
    text.codePoints()
        .forEach(
            each -> {
              var shapeless =
                  Character.isISOControl(each)
                      || Character.isSpaceChar(each)
                      || Character.getType(each) == Character.FORMAT;
              shown.append(shapeless ? "U+%04X".formatted(each) : Character.toString(each));
            });
    return shown.toString();
  }

  /// The findings with one id; the first says how many there are where not all are told.
  private static final class Kind {
    private final ReadId id;
    private final List<Finding> told = new ArrayList<>();
    private int all;

    Kind(ReadId id) {
      this.id = id;
    }

    void add(Span span, String message, String hint) {
      all++;
      if (told.size() < MOST_REPORTED) {
        told.add(Finding.warning(id.id(), Address.ROOT, span, message, hint));
      }
    }

    List<Finding> findings() {
      if (all > told.size()) {
        var first = told.getFirst();
        var message = first.message().substring(0, first.message().length() - 1);
        var counted = "%s (the first of %,d such places).".formatted(message, all);
        told.set(0, Finding.warning(first.id(), first.at(), first.span(), counted, first.hint()));
      }
      return told;
    }
  }
}
