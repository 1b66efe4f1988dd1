package dev.newel.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What decisions are made of: facts about team, load and data.
@Element(says = "What decisions are made of: facts about team, load and data.")
public record Facts(
    @Key(says = "The team.", eg = "{ size: 6, count: 1 }", kept = Kept.LATER) @Nullable Team team,
    @Key(says = "How clear the domain's boundaries are.", eg = "clear", kept = Kept.LATER)
        @Nullable Clarity boundaries,
    @Key(says = "How many subdomains.", eg = "3", kept = Kept.LATER) @Nullable Integer subdomains,
    @Key(says = "Whether parts must be deployed on their own.", eg = "false", kept = Kept.LATER)
        @Nullable Boolean independent,
    @Key(says = "Whether parts scale very differently.", eg = "false", kept = Kept.LATER)
        @Nullable Boolean divergent,
    @Key(says = "Whether parts need different technologies.", eg = "false", kept = Kept.LATER)
        @Nullable Boolean diverse,
    @Key(says = "The load.", eg = "{ peak: 300/s, burst: 4x, reads: 95% }") @Nullable Load load,
    @Key(says = "The data.", eg = "{ shape: relational, size: 10GB }") @Nullable DataFacts data,
    @Key(says = "How consistent reads must be.", eg = "bounded") @Nullable Consistency consistency,
    @Key(says = "How old an answer may be, with `bounded`.", eg = "5m")
        @Nullable TimeAmount staleness,
    @Key(says = "Whether data is streamed.", eg = "false") @Nullable Boolean streaming,
    @Key(says = "Whether clients get far more than they need.", eg = "false", kept = Kept.LATER)
        @Nullable Boolean overfetch,
    @Key(says = "Whether people jump to a page by its number.", eg = "true", kept = Kept.LATER)
        @Nullable Boolean jump,
    @Key(says = "Rules that must be met.", eg = "[GDPR]") List<String> compliance,
    @Key(says = "What it may cost, in words.", eg = "One small database.", kept = Kept.LATER)
        @Nullable String budget) {
  public Facts {
    compliance = List.copyOf(compliance);
  }

  /// The team.
  @Element(says = "The team.")
  public record Team(
      @Key(says = "People.", eg = "6", kept = Kept.LATER) @Nullable Integer size,
      @Key(says = "Teams.", eg = "1", kept = Kept.LATER) @Nullable Integer count,
      @Key(says = "Experience with operations.", eg = "medium", kept = Kept.LATER)
          Risk.@Nullable Level ops,
      @Key(says = "Experience with gRPC.", eg = "false", kept = Kept.LATER)
          @Nullable Boolean grpc) {}

  /// The load.
  @Element(says = "The load.")
  public record Load(
      @Key(says = "At peak.", eg = "300/s") @Nullable Rate peak,
      @Key(says = "On average.", eg = "60/s", kept = Kept.LATER) @Nullable Rate average,
      @Key(says = "Peak over average.", eg = "4x") @Nullable String burst,
      @Key(says = "The share of reads.", eg = "95%") @Nullable Share reads) {}

  /// The data.
  @Element(says = "The data.")
  public record DataFacts(
      @Key(says = "How much.", eg = "10GB") @Nullable String size,
      @Key(says = "Its shape.", eg = "relational", kept = Kept.LATER) @Nullable DataShape shape,
      @Key(says = "How often a row changes.", eg = "2/d", kept = Kept.LATER) @Nullable Rate churn,
      @Key(says = "Whether queries join.", eg = "true", kept = Kept.LATER) @Nullable Boolean joins,
      @Key(says = "Whether its shape changes by row.", eg = "false", kept = Kept.LATER)
          @Nullable Boolean flexible) {}

  /// How clear boundaries are.
  public enum Clarity {
    CLEAR,
    UNCLEAR
  }

  /// How consistent reads must be.
  public enum Consistency {
    STRONG,
    BOUNDED,
    EVENTUAL
  }

  /// The shape of data.
  public enum DataShape {
    RELATIONAL,
    DOCUMENT,
    KEY_VALUE,
    GRAPH,
    TIME_SERIES,
    VECTOR,
    SEARCH
  }
}
