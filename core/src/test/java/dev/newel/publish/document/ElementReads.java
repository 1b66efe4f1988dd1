package dev.newel.publish.document;

import dev.newel.design.Design;
import dev.newel.design.Prose;
import dev.newel.design.data.Model;
import dev.newel.facts.slices.Slice;
import dev.newel.finding.Finding;
import dev.newel.profile.SectionSpec;
import dev.newel.publish.document.sections.BuiltInSections;
import dev.newel.read.profile.ProfileReader;
import dev.newel.source.Address;
import dev.newel.testing.TextTree;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds out which elements of the language a section reads: what it says of an example is compared
/// with what it says of the same example without the element.
final class ElementReads {
  /// The elements that are told apart by their keys.
  private static final Set<String> PARTED =
      Set.of("system", "storage", "security", "observability", "deployment");

  /// No example has one.
  private static final String STREAM =
      """
      newel: 1
      system: { name: meters }
      events: { reading.taken: { payload: { value: int } } }
      pipelines: { sums: { kind: stream, reads: reading.taken, writes: file sums.csv } }
      """;

  private static final Design SILENT =
      Objects.requireNonNull(
          TextTree.of("newel: 1\nsystem: { name: another }\n").design().design());

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
    designs(request.design())
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

  /// The design without each element that it has.
  private static Map<String, Design> designs(Design design) {
    var designs = new LinkedHashMap<String, Design>();
    for (var component : Prose.class.getRecordComponents()) {
      var name = component.getName();
      if (name.equals("satisfied")) {
        continue;
      }
      each(design.prose(), SILENT.prose(), name)
          .forEach((key, prose) -> designs.put(key, swap(design, "prose", prose)));
    }
    for (var component : Model.class.getRecordComponents()) {
      each(design.model(), SILENT.model(), component.getName())
          .forEach((key, model) -> designs.put(key, swap(design, "model", model)));
    }
    for (var name :
        List.of("tenancy", "grants", "api", "resources", "errors", "events", "workflows", "jobs")) {
      each(design, SILENT, name).forEach(designs::put);
    }
    designs.put(
        "identity",
        swap(
            swap(design, "identity", SILENT.identity()),
            "identityOperations",
            SILENT.identityOperations()));
    designs.values().removeIf(design::equals);
    return designs;
  }

  private static <R extends Record> Map<String, R> each(R record, R silent, String name) {
    var one = new LinkedHashMap<String, R>();
    var value = get(record, name);
    var none = get(silent, name);
    if (PARTED.contains(name) && value instanceof Record inner) {
      for (var part : inner.getClass().getRecordComponents()) {
        var less = less(inner, part.getName(), none);
        if (less != null) {
          one.put(name + "/" + word(part.getName()), swap(record, name, less));
        }
      }
    } else {
      one.put(word(name), swap(record, name, none));
    }
    return one;
  }

  private static @Nullable Record less(Record inner, String part, @Nullable Object silent) {
    var value = get(inner, part);
    Object none =
        silent != null
            ? get((Record) silent, part)
            : value instanceof List<?> ? List.of() : value instanceof Map<?, ?> ? Map.of() : null;
    try {
      return Objects.equals(value, none) ? null : swap(inner, part, none);
    } catch (IllegalArgumentException e) {
      // It must have this part.
      return null;
    }
  }

  private static String word(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static @Nullable Object get(Record record, String name) {
    for (var component : record.getClass().getRecordComponents()) {
      if (component.getName().equals(name)) {
        try {
          return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    throw new IllegalArgumentException(record.getClass() + " has no " + name);
  }

  @SuppressWarnings("unchecked")
  private static <R extends Record> R swap(R record, String name, @Nullable Object value) {
    var types = new ArrayList<Class<?>>();
    var values = new ArrayList<@Nullable Object>();
    for (var component : record.getClass().getRecordComponents()) {
      types.add(component.getType());
      values.add(component.getName().equals(name) ? value : get(record, component.getName()));
    }
    try {
      return (R)
          record
              .getClass()
              .getDeclaredConstructor(types.toArray(Class[]::new))
              .newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
