package dev.newel.read.openapi;

import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.foreign.http.HttpApi.Unread;
import dev.newel.read.tree.Node;
import dev.newel.source.Address;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is found while a description is read, and what is read over.
final class Log {
  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_SENTENCE = 800;
  private static final Pattern LONG_NAME =
      Pattern.compile("(\\S{%d})\\S+".formatted(LONGEST_NAME - 1));

  private final List<Finding> findings = new ArrayList<>();
  private final List<Unread> unread = new ArrayList<>();
  /// What is read twice, because two places refer to it, is told once.
  private final Set<String> told = new HashSet<>();

  void error(OasId id, Span place, String message, @Nullable String hint) {
    add(id, Severity.ERROR, place, message, hint);
  }

  void warning(OasId id, Span place, String message, @Nullable String hint) {
    add(id, Severity.WARNING, place, message, hint);
  }

  private void add(OasId id, Severity severity, Span place, String message, @Nullable String hint) {
    var sentence = shortened(message);
    var remedy = hint == null ? null : shortened(hint);
    if (told.add(id.id() + place + sentence)) {
      findings.add(new Finding(id.id(), severity, Address.ROOT, place, sentence, remedy, null));
    }
  }

  /// A sentence without the greater part of what is long in it; there are names of megabytes.
  private static String shortened(String sentence) {
    if (sentence.length() <= LONGEST_NAME) {
      return sentence;
    }
    var names = LONG_NAME.matcher(sentence).replaceAll("$1…");
    if (names.length() <= LONGEST_SENTENCE) {
      return names;
    }
    return names.substring(0, names.offsetByCodePoints(0, LONGEST_SENTENCE / 2)) + "…";
  }

  void addAll(List<Finding> more) {
    findings.addAll(more);
  }

  /// A name that the model has no place for.
  void unread(Node owner, int position, String reason) {
    var place = owner.nameSpan(position);
    if (told.add("unread" + place)) {
      unread.add(new Unread(owner.name(position), reason, place));
    }
  }

  List<Unread> unread() {
    return unread.stream().sorted(Comparator.comparing(Unread::place)).toList();
  }

  /// Everything found, the file `first` first, then by place.
  List<Finding> findings(String first) {
    var order =
        Comparator.comparing((Finding each) -> !place(each).file().equals(first))
            .thenComparing(Log::place);
    return findings.stream().sorted(order).toList();
  }

  private static Span place(Finding finding) {
    var span = finding.span();
    return span == null ? Span.point("", 1, 1) : span;
  }
}
