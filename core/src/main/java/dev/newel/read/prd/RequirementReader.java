package dev.newel.read.prd;

import dev.newel.design.trace.Requirement;
import dev.newel.design.trace.Requirement.Kind;
import dev.newel.design.trace.Requirement.State;
import dev.newel.finding.Finding;
import dev.newel.read.markdown.Markdown;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the requirements of a Markdown document. An id is defined where it stands at the beginning
/// of a heading, an item, a row or a strong line; elsewhere it is a mention.
///
/// Findings: `REQ001` an id defined twice, `REQ002` numbers left out, `REQ003` a removed
/// requirement, `REQ004` an id mentioned and not defined, `REQ005` no requirement at all, `REQ006`
/// requirements without an id, `REQ007` a placeholder in an id, and those of [Markdown].
public final class RequirementReader {
  private static final Pattern REMOVED =
      Pattern.compile(
          "(?i)[\\s\\p{P}]*(?:removed|deleted|withdrawn|obsolete|deprecated|retired|dropped)\\b.*");
  private static final Pattern SENTENCE =
      Pattern.compile("(.*?[.!?])\\s+(?=\\p{Lu}).*", Pattern.DOTALL);

  private RequirementReader() {}

  /// @param file the name that places carry
  /// @param markdown the text of the document
  public static Requirements read(String file, String markdown) {
    var document = Markdown.parse(file, markdown);
    var walk = Walk.through(document, false);
    if (believed(walk.found).isEmpty()) {
      walk = Walk.through(document, true);
    }
    var found = believed(walk.found);
    found.forEach(Body::into);
    var findings = new ArrayList<>(document.findings());
    var byId = unique(found, findings);
    var requirements = new ArrayList<Requirement>();
    var places = new LinkedHashMap<String, Span>();
    byId.forEach(
        (id, one) -> {
          requirements.add(requirement(id, one, byId));
          places.put(id, one.span);
        });
    var findingsOfAll = new Review(document, requirements, places, walk.unlabelled).findings();
    findings.addAll(findingsOfAll);
    return new Requirements(requirements, places, findings);
  }

  /// The definitions whose ids are a requirement's: their first word says so, or the document
  /// counts several of that name, from the beginning or with leading zeros.
  private static List<Found> believed(List<Found> found) {
    var names = new LinkedHashMap<String, List<Id>>();
    found.forEach(
        one -> names.computeIfAbsent(one.id.name(), ignored -> new ArrayList<>()).add(one.id));
    var counted = new HashSet<String>();
    names.forEach(
        (name, ids) -> {
          if (counted(ids)) {
            counted.add(name);
          }
        });
    return found.stream()
        .filter(one -> one.id.certain() || counted.contains(one.id.name()))
        .toList();
  }

  private static boolean counted(List<Id> ids) {
    return ids.stream().map(Id::text).distinct().count() > 1
        && ids.stream()
            .anyMatch(id -> id.number() <= 1 || id.digits() > Long.toString(id.number()).length());
  }

  private static Map<String, Found> unique(List<Found> found, List<Finding> findings) {
    var again = repeatedCriteria(found);
    var byId = new LinkedHashMap<String, Found>();
    for (var one : found) {
      if (one.owner != null && kind(one) == Kind.ACCEPTANCE) {
        one.owner.acceptance.add(one.id.text() + ": " + words(one));
      }
      var owner = one.owner;
      var id =
          owner != null && again.contains(one.id.text())
              ? owner.id.text() + "/" + one.id.text()
              : one.id.text();
      var first = byId.putIfAbsent(id, one);
      if (first == null) {
        continue;
      }
      if ((first.form != one.form && sameMatter(first, one)) || first.weak != one.weak) {
        byId.put(id, merged(first, one));
      } else {
        findings.add(Review.duplicate(id, first.span, one.span));
      }
    }
    return byId;
  }

  /// The ids of criteria that begin anew under each requirement.
  private static LinkedHashSet<String> repeatedCriteria(List<Found> found) {
    var seen = new LinkedHashSet<String>();
    var again = new LinkedHashSet<String>();
    for (var one : found) {
      if (one.owner != null && kind(one) == Kind.ACCEPTANCE && !seen.add(one.id.text())) {
        again.add(one.id.text());
      }
    }
    return again;
  }

  /// A table of contents and the sections it lists say the same in fewer words.
  private static boolean sameMatter(Found first, Found second) {
    var left = terms(first);
    var right = terms(second);
    var common = left.stream().filter(right::contains).count();
    return common * 2 >= Math.min(left.size(), right.size());
  }

  private static TreeSet<String> terms(Found found) {
    var terms = new TreeSet<String>();
    for (var term : title(found).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
      if (term.length() > 2) {
        terms.add(term);
      }
    }
    return terms;
  }

  private static Found merged(Found first, Found second) {
    var secondLeads =
        first.weak != second.weak ? first.weak : second.form.compareTo(first.form) < 0;
    var main = secondLeads ? second : first;
    var other = secondLeads ? first : second;
    main.priority = main.priority == null ? other.priority : main.priority;
    main.title = main.title.isEmpty() ? other.title : main.title;
    main.removed |= other.removed;
    if (main.acceptance.isEmpty()) {
      main.acceptance.addAll(other.acceptance);
    }
    if (main.text.isEmpty()) {
      main.say(other.text.toString());
    }
    return main;
  }

  private static Requirement requirement(String id, Found one, Map<String, Found> all) {
    var text = one.text.toString().strip();
    var removed = one.removed || REMOVED.matcher(words(one)).matches();
    var mentions = new LinkedHashSet<String>();
    var token = Id.TOKEN.matcher(one.title + " " + text + " " + String.join(" ", one.acceptance));
    while (token.find()) {
      if (all.containsKey(token.group()) && !token.group().equals(one.id.text())) {
        mentions.add(token.group());
      }
    }
    return new Requirement(
        id,
        title(one),
        text,
        kind(one),
        removed ? State.REMOVED : State.ACTIVE,
        one.priority,
        one.acceptance,
        one.trail,
        List.copyOf(mentions));
  }

  private static String words(Found one) {
    return (one.title + " " + one.text).strip();
  }

  private static String title(Found one) {
    if (!one.title.isBlank()) {
      return one.title;
    }
    var text = one.text.toString().strip();
    var sentence = SENTENCE.matcher(text);
    return sentence.matches() ? sentence.group(1) : text;
  }

  private static Kind kind(Found one) {
    var said = one.id.kind();
    if (said != null) {
      return said;
    }
    var kind = SectionKind.of(one.category);
    for (var index = one.trail.size() - 1; index >= 0 && kind == null; index--) {
      kind = SectionKind.of(one.trail.get(index));
    }
    return orUnknown(kind);
  }

  private static Kind orUnknown(@Nullable Kind kind) {
    return kind == null ? Kind.UNKNOWN : kind;
  }
}
