package dev.newel.publish.document;

import dev.newel.design.Design;
import dev.newel.facts.slices.Slice;
import dev.newel.finding.Finding;
import dev.newel.profile.SectionSpec;
import dev.newel.publish.Without;
import dev.newel.publish.document.sections.BuiltInSections;
import dev.newel.read.profile.ProfileReader;
import dev.newel.source.Address;
import dev.newel.testing.TextTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds out which elements of the language a section reads: what it says of an example is compared
/// with what it says of the same example without the element.
final class ElementReads {
  /// No example has one.
  private static final String STREAM =
      """
      newel: 1
      system: { name: meters }
      events: { reading.taken: { payload: { value: int } } }
      pipelines: { sums: { kind: stream, reads: reading.taken, writes: file sums.csv } }
      """;

  private final Map<String, Set<String>> reads = new TreeMap<>();

  private ElementReads() {}

  /// The elements by the name of the section.
  static Map<String, Set<String>> of(List<String> examples) {
    var all = new ElementReads();
    examples.forEach(example -> all.read(Rendering.of(example)));
    all.read(Rendering.of(TextTree.of(STREAM).design()));
    return all.reads;
  }

  /// A section where a profile has it.
  ///
  /// @param feature null for the whole system
  private record Spot(
      String section, SectionSpec spec, @Nullable String item, @Nullable String feature) {}

  private void read(Rendering rendering) {
    var base =
        rendering.request(ProfileReader.SHIPPED.stream().map(ProfileReader::shipped).toList());
    var found =
        Finding.warning("API004", Address.of("resources"), null, "A list has no end.", "End it.");
    var request = with(base, base.design(), List.of(found));
    var spots = spots(request);
    var usual = told(request, spots);
    var variants = new LinkedHashMap<String, Request>();
    Without.each(request.design())
        .forEach((name, of) -> variants.put(name, with(request, of, request.findings())));
    variants.put("system/requirements", less(request, true, false, false));
    variants.put("system/decisions", less(request, false, true, false));
    variants.put("the checklists", less(request, false, false, true));
    variants.put("what the rules found", with(request, request.design(), List.of()));
    variants.forEach(
        (element, variant) -> {
          var other = told(variant, spots);
          other.forEach(
              (spot, blocks) -> {
                if (!blocks.equals(usual.get(spot))) {
                  reads.computeIfAbsent(spot.section(), name -> new LinkedHashSet<>()).add(element);
                }
              });
        });
  }

  /// Every section as it is told of every part of the design, each once.
  private static List<Spot> spots(Request request) {
    var spots = new LinkedHashMap<List<@Nullable Object>, Spot>();
    var features = request.design().prose().features().keySet().stream().limit(1).toList();
    for (var profile : request.profiles()) {
      for (var plan : Plan.of(profile, request)) {
        if (!plan.slice().isWhole() && !features.contains(plan.item())) {
          // One part of the system is read as the next.
          continue;
        }
        var subject = plan.subject(request, new Derived(request.design()), List.of());
        var shared = new Outline.Shared(subject, path -> null);
        var item = plan.item().equals(Plan.SYSTEM) ? null : plan.item();
        for (var part : Outline.of(shared, plan.spec(), plan.words(), item)) {
          var spec = part.place().spec();
          for (var name : spec.renders()) {
            var of = part.place().item();
            var feature = plan.slice().key();
            add(spots, new Spot(name, spec, of, feature));
          }
        }
      }
      // A design may have none of what a document is written for.
      profile.documents().values().forEach(document -> whole(document.sections(), spots));
    }
    return List.copyOf(spots.values());
  }

  private static void whole(List<SectionSpec> sections, Map<List<@Nullable Object>, Spot> spots) {
    for (var spec : sections) {
      for (var name : spec.renders()) {
        if (BuiltInSections.ALL.named(name).kind() == null) {
          add(spots, new Spot(name, spec, null, null));
        }
      }
      whole(spec.sections(), spots);
    }
  }

  private static void add(Map<List<@Nullable Object>, Spot> spots, Spot spot) {
    var key = new ArrayList<@Nullable Object>();
    key.add(spot.section());
    key.add(spot.item());
    key.add(spot.feature());
    key.add(spot.spec().as());
    spots.putIfAbsent(key, spot);
  }

  /// What each section says; a section that cannot do without what is missing has read it.
  private static Map<Spot, Object> told(Request request, List<Spot> spots) {
    var told = new LinkedHashMap<Spot, Object>();
    var derived = new Derived(request.design());
    var document = request.profiles().getFirst().documents().values().iterator().next();
    for (var spot : spots) {
      var feature = spot.feature();
      Slice slice;
      try {
        slice =
            feature == null ? Slice.whole(request.design()) : Slice.of(request.design(), feature);
      } catch (RuntimeException e) {
        // What is missing is missing to the part of the design as such.
        continue;
      }
      var subject =
          new Subject(
              derived,
              slice,
              request.requirements(),
              request.decisions(),
              request.boxes(),
              request.findings(),
              request.date(),
              document,
              List.of());
      Object blocks;
      try {
        var section = BuiltInSections.ALL.named(spot.section());
        blocks = section.render(new Place(subject, spot.spec(), spot.item()), 0);
      } catch (RuntimeException e) {
        blocks = "cannot be told";
      }
      told.put(spot, blocks);
    }
    return told;
  }

  private static Request with(Request request, Design design, List<Finding> findings) {
    return new Request(
        design,
        request.requirements(),
        request.decisions(),
        request.profiles(),
        request.fragments(),
        request.features(),
        request.only(),
        request.boxes(),
        findings,
        request.date(),
        request.previous(),
        request.overwrite(),
        null);
  }

  private static Request less(
      Request request, boolean requirements, boolean decisions, boolean boxes) {
    return new Request(
        request.design(),
        requirements ? Map.of() : request.requirements(),
        decisions ? Map.of() : request.decisions(),
        request.profiles(),
        request.fragments(),
        request.features(),
        request.only(),
        boxes ? List.of() : request.boxes(),
        request.findings(),
        request.date(),
        request.previous(),
        request.overwrite(),
        null);
  }
}
