package dev.newel.publish.document;

import dev.newel.finding.Finding;
import dev.newel.language.Grammar;
import dev.newel.profile.DocumentSpec;
import dev.newel.profile.Profile;
import dev.newel.profile.SectionSpec;
import dev.newel.profile.SectionSpec.Each;
import dev.newel.source.Address;
import dev.newel.source.Span;
import dev.newel.text.DidYouMean;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a profile asks for that nobody can give, beyond what its keywords can tell.
public final class ProfileFaults {
  private static final Pattern WORD = Pattern.compile("\\{([^{}]*)}");
  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9_-]*");
  private static final Set<String> IN_PATHS = Set.of("system", "epic", "feature", "item", "slug");

  private static final SortedSet<String> ABOUT = about();

  private static SortedSet<String> about() {
    var names = new TreeSet<>(List.of("decisions"));
    Grammar.NEWEL.root().keywords().forEach(keyword -> names.add(keyword.name()));
    return names;
  }

  /// Headings go down to the sixth level, and the title takes the first.
  private static final int DEEPEST = 6;

  private final Sections sections;
  private final House house;
  private final List<Finding> findings = new ArrayList<>();

  private ProfileFaults(Sections sections, House house) {
    this.sections = sections;
    this.house = house;
  }

  /// Where things stand in the file of a profile.
  public interface Places {
    /// The span of `address`; null where it is not known.
    @Nullable Span of(Address address);
  }

  /// The files of a house.
  ///
  /// @param folder of the profile as the user knows it, empty or with a `/` at its end
  /// @param places where something stands in the profile's file; null where that is not known
  /// @param fragments the texts that stand in place of sections, by their paths in the folder
  public record House(String folder, Places places, Map<String, String> fragments) {
    public House {
      fragments = Map.copyOf(fragments);
    }
  }

  /// @param sections those that may be named
  public static List<Finding> of(Profile profile, Sections sections, House house) {
    var faults = new ProfileFaults(sections, house);
    faults.profile(profile);
    return List.copyOf(faults.findings);
  }

  /// The words that may be filled in under a heading.
  static Set<String> words(boolean repeated) {
    var words = new TreeSet<>(IN_PATHS);
    words.addAll(List.of("title", "name"));
    if (repeated) {
      words.add("n");
    }
    return words;
  }

  private void profile(Profile profile) {
    if (!NAME.matcher(profile.profile()).matches()) {
      error(
          PublishId.UNNAMED,
          Address.of("profile"),
          "A profile is called by a word that begins in lower case, and not `%s`."
              .formatted(profile.profile()),
          "Write letters, digits and `-` alone: `profile: house`.");
    }
    if (profile.documents().isEmpty()) {
      error(
          PublishId.EMPTY,
          Address.of("documents"),
          "The profile has no document.",
          "Name one: `documents: { architecture: { path: docs/architecture.md, ... } }`.");
    }
    var paths = new HashMap<String, String>();
    profile
        .documents()
        .forEach(
            (name, document) -> {
              var at = Address.of("documents", name);
              document(document, at);
              var other = paths.putIfAbsent(document.path().toLowerCase(Locale.ROOT), name);
              if (other != null) {
                error(
                    PublishId.TWIN_PATH,
                    at.at("path"),
                    "`%s` goes where `%s` goes, to `%s`.".formatted(name, other, document.path()),
                    "Give each document a path of its own.");
              }
            });
  }

  private void document(DocumentSpec document, Address at) {
    path(document, at.at("path"));
    var words = new TreeSet<>(words(false));
    if (document.isEntry()) {
      words.add("date");
    }
    filled(document.title(), words, at.at("title"));
    line(document.title(), at.at("title"));
    if (document.sections().isEmpty()) {
      error(
          PublishId.EMPTY,
          at.at("sections"),
          "The document `%s` has no section.".formatted(at.name()),
          "Name one: `sections: [ { heading: Overview, renders: [architecture-overview] } ]`.");
    }
    var item =
        switch (document.each()) {
          case COMPONENT -> Each.COMPONENT;
          case DECISION -> Each.DECISION;
          case SYSTEM, FEATURE -> null;
        };
    sections(document.sections(), at.at("sections"), 2, item);
  }

  private void path(DocumentSpec document, Address at) {
    var path = document.path();
    var stray = stray(path);
    if (stray != null) {
      error(
          PublishId.STRAY_PATH,
          at,
          "The path `%s` %s.".formatted(path, stray),
          "Write a path below the folder of `--to`: `docs/architecture.md`.");
    }
    filled(path, IN_PATHS, at);
    var needed =
        switch (document.each()) {
          case SYSTEM -> List.<String>of();
          case FEATURE -> List.of("feature");
          case COMPONENT -> List.of("item", "slug");
          case DECISION -> List.of("item", "slug");
        };
    if (!document.isEntry()
        && !needed.isEmpty()
        && needed.stream().noneMatch(word -> path.contains("{" + word + "}"))) {
      var kind = document.each().name().toLowerCase(Locale.ROOT);
      error(
          PublishId.TWIN_PATH,
          at,
          "The path `%s` is the same for each %s.".formatted(path, kind),
          "Let it name the %s: `{%s}`.".formatted(kind, needed.getFirst()));
    }
  }

  /// What is wrong with a path, a clause; null where nothing is.
  static @Nullable String stray(String path) {
    var segments = List.of(path.split("/", -1));
    if (path.startsWith("/") || path.startsWith("~") || path.matches("^[A-Za-z]:.*")) {
      return "does not begin below a folder";
    }
    if (segments.contains("..")) {
      return "leads out of the folder that it begins in";
    }
    if (segments.contains("") || segments.contains(".")) {
      return "has a part without a name";
    }
    if (path.indexOf('\\') >= 0 || path.chars().anyMatch(Character::isISOControl)) {
      return "has characters that name no file";
    }
    return path.equals(".claude/task.md") || path.endsWith("/.claude/task.md")
        ? "is that of a task, which only the one who gives it writes"
        : null;
  }

  private void sections(List<SectionSpec> specs, Address at, int depth, @Nullable Each item) {
    var headings = new HashSet<String>();
    for (var i = 0; i < specs.size(); i++) {
      var spec = specs.get(i);
      var place = at.at(i);
      var heading = spec.heading();
      if (heading != null) {
        line(heading, place.at("heading"));
        filled(heading, words(spec.each() != null || item != null), place.at("heading"));
        if (!headings.add(heading.toLowerCase(Locale.ROOT))) {
          error(
              PublishId.TWIN_HEADING,
              place.at("heading"),
              "Two sections side by side have the heading `%s`.".formatted(heading),
              "Give each a heading of its own, so that links can tell them apart.");
        }
      }
      if (depth > DEEPEST) {
        error(
            PublishId.TOO_DEEP,
            place,
            "A section stands %d levels below the title; Markdown knows %d."
                .formatted(depth - 1, DEEPEST - 1),
            "Lift it into the section above.");
        return;
      }
      section(spec, place, spec.each() == null ? item : spec.each());
      sections(
          spec.sections(),
          place.at("sections"),
          depth + 1,
          spec.each() == null ? item : spec.each());
    }
  }

  private void section(SectionSpec spec, Address place, @Nullable Each item) {
    var manners = new TreeSet<String>();
    for (var name : spec.renders()) {
      manners.addAll(
          named(name, place.at("renders"), house.places().of(place.at("renders")), item));
    }
    var as = spec.as();
    if (as != null && !manners.contains(as)) {
      error(
          PublishId.UNKNOWN_MANNER,
          place.at("as"),
          manners.isEmpty()
              ? "`%s` is asked for, and the section knows one way of telling.".formatted(as)
              : "`%s` is no way of telling; expected one of %s."
                  .formatted(as, String.join(", ", manners)),
          manners.isEmpty() ? "Leave `as` out." : DidYouMean.hint(as, manners));
    }
    about(spec, place.at("about"));
    file(spec, place, item);
    if (spec.renders().isEmpty() && spec.file() == null && spec.sections().isEmpty()) {
      error(
          PublishId.EMPTY,
          place,
          "A section says neither what fills it nor what stands within it.",
          "Say `renders`, `fragment`, `template` or `sections`.");
    }
  }

  /// Links and questions find a section by the places of the design that it is about.
  private void about(SectionSpec spec, Address at) {
    for (var i = 0; i < spec.about().size(); i++) {
      var first = spec.about().get(i).split("/", 2)[0];
      if (!ABOUT.contains(first)) {
        error(
            PublishId.UNKNOWN_PLACE,
            at.at(i),
            "`%s` is no place of a design; expected one of %s, or a place in it."
                .formatted(spec.about().get(i), String.join(", ", ABOUT)),
            DidYouMean.hint(first, ABOUT));
      }
    }
  }

  private void file(SectionSpec spec, Address place, @Nullable Each item) {
    var file = spec.file();
    if (file == null) {
      return;
    }
    if ((spec.fragment() != null && spec.template() != null) || !spec.renders().isEmpty()) {
      error(
          PublishId.UNFIT_FRAGMENT,
          place,
          "A section is filled by `%s` and by something else.".formatted(file),
          "Keep one of `renders`, `fragment` and `template`.");
    }
    var text = house.fragments().get(file);
    if (text == null) {
      return;
    }
    findings.addAll(FragmentFaults.of(house.folder() + file, text));
    if (spec.template() == null) {
      return;
    }
    var lines = text.lines().toList();
    var fenced = Headings.fenced(lines);
    for (var i = 0; i < lines.size(); i++) {
      var rendered = Fragment.SECTION.matcher(lines.get(i).strip());
      if (rendered.matches() && !fenced.contains(i)) {
        named(
            rendered.group(1),
            place.at("template"),
            Span.point(house.folder() + file, i + 1, 1),
            item);
      }
    }
    findings.addAll(FragmentFaults.words(house.folder() + file, text, words(item != null)));
  }

  /// The ways of telling of the section of that name.
  private Set<String> named(String name, Address at, @Nullable Span span, @Nullable Each item) {
    if (!sections.names().contains(name)) {
      findings.add(
          Finding.error(
              PublishId.UNKNOWN_SECTION.id(),
              at,
              span,
              "`%s` is no section that can be rendered.".formatted(name),
              DidYouMean.hint(name, sections.names())));
      return Set.of();
    }
    var section = sections.named(name);
    var kind = section.kind();
    if (kind != null && kind != item) {
      var word = kind.name().toLowerCase(Locale.ROOT);
      findings.add(
          Finding.error(
              PublishId.UNREPEATED.id(),
              at,
              span,
              "`%s` tells of one %s, and stands where none is meant.".formatted(name, word),
              "Repeat the section: `each: %s`.".formatted(word)));
    }
    return section.manners();
  }

  private void line(String text, Address at) {
    if (text.isBlank() || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
      error(
          PublishId.EMPTY,
          at,
          text.isBlank() ? "A heading says nothing." : "A heading has more than one line.",
          "Write it in one line.");
    }
  }

  private void filled(String text, Collection<String> known, Address at) {
    WORD.matcher(text)
        .results()
        .map(match -> match.group(1))
        .filter(word -> !known.contains(word))
        .forEach(
            word ->
                error(
                    PublishId.UNKNOWN_WORD,
                    at,
                    "`{%s}` is nothing that can be filled in; expected one of %s."
                        .formatted(word, String.join(", ", new TreeSet<>(known))),
                    DidYouMean.hint(word, known)));
  }

  private void error(PublishId id, Address at, String message, @Nullable String hint) {
    findings.add(Finding.error(id.id(), at, house.places().of(at), message, hint));
  }
}
