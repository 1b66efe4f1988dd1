package dev.newel.publish.document;

import dev.newel.profile.SectionSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where a section stands: what it speaks of, and what the profile asks of it.
///
/// @param spec what the profile says of it
/// @param item the name of what `each` repeats it for: of a component, an operation...; null where
///     nothing is repeated
public record Place(Subject subject, SectionSpec spec, @Nullable String item) {
  /// The name of what the section is repeated for.
  public String name() {
    if (item == null) {
      throw new IllegalStateException("`" + spec.heading() + "` is repeated for nothing");
    }
    return item;
  }

  /// A table with the profile's columns, or with `usual` ones where it names none. A cell is empty
  /// where a row has nothing to say.
  ///
  /// @param usual label to fact
  /// @param fact the Markdown of a fact of a row; asked for the names that columns bear
  public <R> Block.Table table(
      Map<String, String> usual, List<R> rows, Function<R, Map<String, String>> fact) {
    var columns = spec.columns().isEmpty() ? usual : spec.columns();
    var cells = new ArrayList<List<String>>();
    for (var row : rows) {
      var facts = fact.apply(row);
      cells.add(columns.values().stream().map(name -> cell(facts, name)).toList());
    }
    return new Block.Table(List.copyOf(columns.keySet()), cells);
  }

  /// A fact that a row must have.
  static String cell(Map<String, String> facts, String name) {
    var cell = facts.get(name);
    if (cell == null) {
      throw new UnknownFact(name, facts.keySet());
    }
    return cell;
  }

  /// The same place, with the usual columns.
  Place plain() {
    return new Place(subject, spec.plain(), item);
  }

  /// A profile names a column that the section cannot fill.
  public static final class UnknownFact extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String fact;
    private final ArrayList<String> known;

    public UnknownFact(String fact, Collection<String> known) {
      super("no fact `%s`; expected one of %s".formatted(fact, known));
      this.fact = fact;
      this.known = new ArrayList<>(new TreeSet<>(known));
    }

    String fact() {
      return fact;
    }

    List<String> known() {
      return known;
    }
  }

  /// Whether the profile asks for this way of telling.
  public boolean as(String way) {
    return way.equals(spec.as());
  }
}
