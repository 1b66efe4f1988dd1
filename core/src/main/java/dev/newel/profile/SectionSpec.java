package dev.newel.profile;

import dev.newel.language.Element;
import dev.newel.language.Key;
import dev.newel.language.Maps;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A part of a document under a heading of its own.
@Element(says = "A part of a document under a heading of its own.")
public record SectionSpec(
    @Key(
            says =
                "The heading; absent for what stands before the next one. `{n}` counts what `each` repeats, `{name}` names it.",
            eg = "Technology Stack")
        @Nullable String heading,
    @Key(says = "Other headings that will do where a person writes.", eg = "[Tech Stack]")
        List<String> also,
    @Key(says = "What fills it, in order.", eg = "[technology]") List<String> renders,
    @Key(
            says = "A Markdown file beside the profile that stands in its place, to the letter.",
            eg = "house/naming.md")
        @Nullable String fragment,
    @Key(
            says =
                "A Markdown file beside the profile that stands in its place: its `{words}` are filled in, and a line `{{name}}` alone is what that section renders.",
            eg = "house/stack.md")
        @Nullable String template,
    @Key(
            says = "The columns of its table: a label, and the fact below it.",
            eg = "{ Layer: layer, Technology: choice, Justification: reason }")
        Map<String, String> columns,
    @Key(says = "How the choice is told, where a renderer knows several ways.", eg = "list")
        @Nullable String as,
    @Key(says = "What it is repeated for.", eg = "component") @Nullable Each each,
    @Key(says = "The number of the first repetition.", eg = "2", otherwise = "1")
        @Nullable Integer first,
    @Key(
            says = "The places of a design that it is about, for links and traceability.",
            eg = "[stack]")
        List<String> about,
    @Key(says = "Whether a document may lack it.", eg = "true", otherwise = "false")
        @Nullable Boolean optional,
    @Key(says = "The sections within it, in order.") List<SectionSpec> sections) {
  public SectionSpec {
    also = List.copyOf(also);
    renders = List.copyOf(renders);
    columns = Maps.ordered(columns);
    about = List.copyOf(about);
    sections = List.copyOf(sections);
  }

  /// The same with the usual columns.
  public SectionSpec plain() {
    return new SectionSpec(
        heading, also, renders, fragment, template, Map.of(), as, each, first, about, optional,
        sections);
  }

  /// The file that stands in its place; null where it is rendered.
  public @Nullable String file() {
    return fragment == null ? template : fragment;
  }

  /// What a section may be repeated for.
  public enum Each {
    COMPONENT,
    ENTITY,
    RESOURCE,
    OPERATION,
    WORKFLOW,
    DEPENDENCY,
    DECISION,
    EVENT,
    FLOW
  }
}
