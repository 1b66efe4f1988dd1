package dev.newel.publish.document;

import dev.newel.facts.slices.Slice;
import dev.newel.profile.SectionSpec;
import dev.newel.profile.SectionSpec.Each;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The parts of one document in order: the profile's sections, repeated where it says so, with
/// their headings filled in.
///
/// @param heading empty for what stands before the first heading
/// @param depth 2 for a section of the document, more for one within it
/// @param about what it tells of, as targets of links
/// @param asked where its answer would stand in a design that says nothing of it: what it is about,
///     or else what the section is about that it stands in
/// @param at where the profile says so
/// @param fragment what a house wrote in its place; null where it is rendered
record Outline(
    String heading,
    int depth,
    Place place,
    List<Address> about,
    List<Address> asked,
    Address at,
    @Nullable Fragment fragment) {
  /// What the parts of one document share.
  ///
  /// @param fragments the texts of a house by their paths
  record Shared(Subject subject, Function<String, @Nullable String> fragments) {}

  /// What a section tells of.
  ///
  /// @param about what it is repeated for
  /// @param above what the sections that it stands in ask for
  private record Told(List<Address> about, List<Address> above) {}

  /// The parts of `document` about `subject`.
  ///
  /// @param at where the profile says what stands in it
  /// @param words what the places of headings are filled with
  static List<Outline> of(
      Shared shared, Address at, Map<String, String> words, @Nullable String item) {
    var parts = new ArrayList<Outline>();
    var sections = shared.subject().document().sections();
    add(sections, 2, shared, at.at("sections"), words, item, List.of(), parts);
    return List.copyOf(parts);
  }

  private static void add(
      List<SectionSpec> sections,
      int depth,
      Shared shared,
      Address at,
      Map<String, String> words,
      @Nullable String item,
      List<Address> above,
      List<Outline> parts) {
    for (var i = 0; i < sections.size(); i++) {
      var section = sections.get(i);
      var here = at.at(i);
      if (section.each() == null) {
        add(section, depth, shared, here, words, item, new Told(List.of(), above), parts);
        continue;
      }
      var number = section.first() == null ? 1 : section.first();
      for (var entry : items(section.each(), shared.subject()).entrySet()) {
        var filled = new LinkedHashMap<>(words);
        filled.put("n", String.valueOf(number++));
        filled.put("name", entry.getKey());
        filled.put("item", entry.getKey());
        add(
            section,
            depth,
            shared,
            here,
            filled,
            entry.getKey(),
            new Told(List.of(entry.getValue()), above),
            parts);
      }
    }
  }

  private static void add(
      SectionSpec section,
      int depth,
      Shared shared,
      Address at,
      Map<String, String> words,
      @Nullable String item,
      Told told,
      List<Outline> parts) {
    var own = new ArrayList<>(told.about());
    section.about().forEach(path -> own.add(new Address(fill(path, words))));
    if (section.renders().contains("events-consumed")) {
      // Those that come in are told here, although a section on events may stand before it.
      shared.subject().slice().events().values().stream()
          .filter(event -> event.source() != null)
          .forEach(event -> own.add(Address.of("events", event.name())));
    }
    var heading = section.heading() == null ? "" : fill(section.heading(), words);
    var place = new Place(shared.subject(), section, item);
    var file = section.file();
    var text = file == null ? null : shared.fragments().apply(file);
    var filled = new LinkedHashMap<>(words);
    filled.put("date", shared.subject().date());
    var fragment =
        text == null ? null : Fragment.of(text, section.fragment() == null ? filled : Map.of());
    var asked = own.isEmpty() ? told.above() : List.copyOf(own);
    parts.add(new Outline(heading, depth, place, own, asked, at, fragment));
    add(section.sections(), depth + 1, shared, at.at("sections"), words, item, asked, parts);
  }

  /// What a section is repeated for, in the design's order.
  private static Map<String, Address> items(Each each, Subject subject) {
    var slice = subject.slice();
    return switch (each) {
      case COMPONENT -> under("components", slice.components());
      case ENTITY -> under("entities", slice.entities());
      case OPERATION -> operations(slice);
      case RESOURCE -> resources(slice);
      case WORKFLOW -> under("workflows", slice.workflows());
      case DEPENDENCY -> under("dependencies", slice.dependencies());
      case DECISION -> under("decisions", subject.decisions());
      case EVENT -> under("events", slice.events());
      case FLOW -> under("flows", slice.flows());
    };
  }

  private static Map<String, Address> under(String key, Map<String, ?> names) {
    var items = new LinkedHashMap<String, Address>();
    names.keySet().forEach(name -> items.put(name, Address.of(key, name)));
    return items;
  }

  private static Map<String, Address> operations(Slice slice) {
    var items = new LinkedHashMap<String, Address>();
    slice
        .operations()
        .forEach(operation -> items.put(operation.id(), OperationAddress.of(operation)));
    return items;
  }

  private static Map<String, Address> resources(Slice slice) {
    var items = new LinkedHashMap<String, Address>();
    for (var operation : slice.operations()) {
      var resource = Groups.of(operation);
      items.putIfAbsent(resource, Groups.address(resource));
    }
    return items;
  }

  /// `template` with its `{words}` filled in; one that is not known stays.
  static String fill(String template, Map<String, String> words) {
    var filled = template;
    for (var word : words.entrySet()) {
      filled = filled.replace("{" + word.getKey() + "}", word.getValue());
    }
    return filled;
  }
}
