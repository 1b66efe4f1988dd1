package dev.newel.publish.document;

import dev.newel.facts.slices.Slice;
import dev.newel.profile.DocumentSpec;
import dev.newel.profile.DocumentSpec.Per;
import dev.newel.profile.Profile;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A document that a profile wants, before anything of it is composed.
///
/// @param name the profile and the document's name in it: `workflow/architecture`
/// @param item the feature, component or decision that it is about; [#SYSTEM] for the whole system
/// @param words what the places of its path and headings are filled with
record Plan(
    String name,
    String item,
    DocumentSpec document,
    Slice slice,
    String path,
    String title,
    Map<String, String> words) {
  /// Stands for an item where a document is about the whole system.
  static final String SYSTEM = "-";

  /// What the name of a file cannot hold everywhere.
  private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}/\\\\:*?\"<>|]");

  /// What links to the document name.
  Address address() {
    return Address.of("documents", name, item);
  }

  /// The name alone, as a user types it.
  String key() {
    return name.substring(name.indexOf('/') + 1);
  }

  /// Where its profile says what stands in it.
  Address spec() {
    return Address.of("profiles", name.substring(0, name.indexOf('/')), "documents", key());
  }

  /// What the document speaks of.
  ///
  /// @param derived what all documents of the request share
  Subject subject(Request request, Derived derived, List<Plan> all) {
    var siblings = new ArrayList<Subject.Sibling>();
    add(all, item, siblings);
    if (!item.equals(SYSTEM)) {
      add(all, SYSTEM, siblings);
    }
    return new Subject(
        derived,
        slice,
        request.requirements(),
        request.decisions(),
        request.boxes(),
        request.findings(),
        request.date(),
        document,
        siblings);
  }

  private void add(List<Plan> all, String of, List<Subject.Sibling> siblings) {
    for (var plan : all) {
      if (plan.item().equals(of) && !plan.equals(this) && !plan.document().isEntry()) {
        siblings.add(new Subject.Sibling(plan.title(), plan.address()));
      }
    }
  }

  /// Every document of a profile, in its order.
  static List<Plan> of(Profile profile, Request request) {
    var design = request.design();
    var whole = Slice.whole(design);
    var features = new LinkedHashMap<String, Slice>();
    design.prose().features().keySet().forEach(key -> features.put(key, Slice.of(design, key)));
    var plans = new ArrayList<Plan>();
    profile
        .documents()
        .forEach(
            (key, document) -> {
              var name = profile.profile() + "/" + key;
              for (var item : items(document, request)) {
                var slice = features.getOrDefault(item, whole);
                var about = document.each() == Per.FEATURE ? slice : whole;
                plans.add(plan(name, item, document, about, words(request, about, item)));
              }
            });
    return List.copyOf(plans);
  }

  /// An entry for each feature is one for the system where there is none.
  private static List<String> items(DocumentSpec document, Request request) {
    var prose = request.design().prose();
    if (document.isEntry() && document.each() == Per.FEATURE && prose.features().isEmpty()) {
      return List.of(SYSTEM);
    }
    return switch (document.each()) {
      case SYSTEM -> List.of(SYSTEM);
      case FEATURE -> List.copyOf(prose.features().keySet());
      case COMPONENT -> List.copyOf(prose.components().keySet());
      case DECISION -> List.copyOf(request.decisions().keySet());
    };
  }

  private static Plan plan(
      String name, String item, DocumentSpec document, Slice slice, Map<String, String> words) {
    return new Plan(
        name,
        item,
        document,
        slice,
        Outline.fill(document.path(), segments(words)),
        Outline.fill(document.title(), words),
        words);
  }

  /// Words that make no way of their own: a key of a feature may be any text.
  private static Map<String, String> segments(Map<String, String> words) {
    var segments = new LinkedHashMap<String, String>();
    words.forEach((name, word) -> segments.put(name, segment(word)));
    return segments;
  }

  private static String segment(String word) {
    var plain = UNFIT.matcher(word).replaceAll("-");
    return plain.startsWith(".") ? "-" + plain.substring(1) : plain;
  }

  private static Map<String, String> words(Request request, Slice slice, String item) {
    var system = request.design().prose().system();
    var title = system.title() == null ? system.name() : system.title();
    var feature = slice.feature();
    var decision = request.decisions().get(item);
    var words = new LinkedHashMap<String, String>();
    words.put("system", system.name());
    words.put("epic", slice.epic());
    words.put("feature", slice.key() == null ? system.name() : slice.key());
    words.put("title", MarkdownText.prose(feature == null ? title : feature.title()));
    words.put("item", item);
    words.put("slug", MarkdownText.anchor(decision == null ? item : decision.title()));
    words.put("name", decision == null ? item : MarkdownText.prose(decision.title()));
    return words;
  }
}
