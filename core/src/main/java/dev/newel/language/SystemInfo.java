package dev.newel.language;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who the system is for, why it exists, and what bounds it.
@Element(says = "Who the system is for, why it exists, and what bounds it.")
public record SystemInfo(
    @Key(says = "The short name, a word in lower case.", eg = "storefront", required = true)
        String name,
    @Key(says = "The name in documents.", eg = "Storefront", otherwise = "the name")
        @Nullable String title,
    @Key(says = "The design's own version, in SemVer.", eg = "1.0.0", otherwise = "0.1.0")
        @Nullable String version,
    @Key(says = "How far the design is agreed.", eg = "approved", otherwise = "draft")
        @Nullable Status status,
    @Key(
            says = "The day of the last change; documents bear it.",
            eg = "2027-01-15",
            kept = Kept.LATER)
        @Nullable LocalDate updated,
    @Key(says = "The teams that answer for the design.", eg = "[catalog-team]") List<String> owners,
    @Key(says = "Who wrote it, where that differs from the owners.", eg = "[catalog-team]")
        List<String> authors,
    @Key(says = "Who approves it.", eg = "[principal-architect]") List<String> reviewers,
    @Key(
            says = "For whom the documents are written.",
            eg = "Developers of the web shop, and the operators.")
        @Nullable String audience,
    @Key(
            says = "What it does for whom, and which problem that solves.",
            eg = "Lets shoppers browse a catalogue and buy from it.")
        @Nullable String purpose,
    @Key(
            says = "The licence under which clients use its interfaces, an SPDX expression.",
            eg = "Apache-2.0")
        @Nullable String license,
    @Key(
            says = "What belongs to it and what does not.",
            eg = "{ excludes: [warehouse management] }")
        @Nullable Scope scope,
    @Key(
            says = "Guiding principles, and how each shaped the design.",
            eg =
                "{ start simple: A module leaves the one deployable only when a measurement asks for it. }")
        Map<String, String> principles,
    @Inline Inputs inputs,
    @Key(says = "The folder of decision records, in the form of MADR or Nygard.", eg = "decisions/")
        @Nullable String decisions,
    @Key(
            says =
                "What research found in the code base: interfaces to extend, patterns to follow.",
            eg = "[{ name: PriceTable, at: src/PriceTable.java, plan: extend }]")
        List<Existing> existing) {
  public SystemInfo {
    owners = List.copyOf(owners);
    authors = List.copyOf(authors);
    reviewers = List.copyOf(reviewers);
    principles = Maps.ordered(principles);
    existing = List.copyOf(existing);
  }

  /// What a design does with a thing that is there.
  public enum Plan {
    EXTEND,
    REPLACE,
    KEEP,
    FOLLOW
  }

  /// How far a design is agreed.
  public enum Status {
    DRAFT,
    IN_REVIEW,
    APPROVED
  }

  /// The boundary of the system.
  @Element(says = "The boundary of the system.")
  public record Scope(
      @Key(says = "What it does.", eg = "[product catalogue, accounts]") List<String> includes,
      @Key(says = "What it does not do.", eg = "[warehouse management]") List<String> excludes,
      @Key(says = "Related services outside that feel it.", eg = "[search]") List<String> affects) {
    public Scope {
      includes = List.copyOf(includes);
      excludes = List.copyOf(excludes);
      affects = List.copyOf(affects);
    }
  }

  /// A thing that is there already and that the design builds on.
  @Element(says = "A thing that is there already and that the design builds on.")
  public record Existing(
      @Key(says = "Its name in the code or in the team.", eg = "PriceTable", required = true)
          String name,
      @Key(says = "Where it stands: a path, a link.", eg = "src/main/java/shop/PriceTable.java")
          @Nullable String at,
      @Key(says = "What it is.", eg = "class") @Nullable String kind,
      @Key(
              says = "What it says or demands, in a sentence.",
              eg = "camelCase methods and UpperCamel types")
          @Nullable String is,
      @Key(says = "What the design does with it.", eg = "extend") @Nullable Plan plan) {}
}
