package dev.newel.publish.document;

import dev.newel.profile.SectionSpec;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part of a document that knows how to say itself. A profile names it under `renders`.
///
/// Rendering is a pure function. An empty list means that there is nothing to say, which the
/// composer answers for: a heading never stands alone.
public interface Section {
  /// What a profile calls it: `error-codes`.
  String name();

  /// How many levels of detail it knows, at least 1. Level 0 is the fullest; the last still names
  /// every interface, with a link to its full form.
  default int levels() {
    return 1;
  }

  /// What it must be repeated for, because it tells of one of these; null where it tells of all.
  default SectionSpec.@Nullable Each kind() {
    return null;
  }

  /// The words that `as` may say, each another way of telling.
  default Set<String> manners() {
    return Set.of();
  }

  /// The same, told of one thing of that kind.
  default Section each(SectionSpec.Each kind) {
    return new Particular(this, kind, manners());
  }

  /// The same, where `as` may say these words.
  default Section as(String... words) {
    return new Particular(this, kind(), Set.of(words));
  }

  /// @param level from 0 to `levels() - 1`
  List<Block> render(Place place, int level);

  /// A section that is told in one way, or in several, the fullest first.
  @SafeVarargs
  static Section of(String name, Function<Place, List<Block>>... levels) {
    return new Told(name, List.of(levels));
  }

  /// A section of which more is known.
  record Particular(Section told, SectionSpec.@Nullable Each kind, Set<String> manners)
      implements Section {
    public Particular {
      manners = Set.copyOf(manners);
    }

    @Override
    public String name() {
      return told.name();
    }

    @Override
    public int levels() {
      return told.levels();
    }

    @Override
    public List<Block> render(Place place, int level) {
      return told.render(place, level);
    }
  }

  /// A section made of functions.
  ///
  /// @param ways at least one, the fullest first
  record Told(String name, List<Function<Place, List<Block>>> ways) implements Section {
    public Told {
      ways = List.copyOf(ways);
    }

    @Override
    public int levels() {
      return ways.size();
    }

    @Override
    public List<Block> render(Place place, int level) {
      return ways.get(level).apply(place);
    }
  }
}
