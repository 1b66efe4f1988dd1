package dev.newel.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What decisions are made of: facts about team, load and data.
@Element(says = "What decisions are made of: facts about team, load and data.")
public record Facts(
    @Key(says = "The team.", eg = "{ size: 6, count: 1 }") @Nullable Team team,
    @Key(says = "How clear the domain's boundaries are.", eg = "clear")
        @Nullable Clarity boundaries,
    @Key(says = "How many subdomains.", eg = "3") @Nullable Integer subdomains,
    @Key(says = "Whether parts must be deployed on their own.", eg = "false")
        @Nullable Boolean independent,
    @Key(says = "Whether parts scale very differently.", eg = "false") @Nullable Boolean divergent,
    @Key(says = "Whether parts need different technologies.", eg = "false")
        @Nullable Boolean diverse,
    @Key(says = "The load.", eg = "{ peak: 300/s, burst: 4x, reads: 95% }") @Nullable Load load,
    @Key(says = "The data.", eg = "{ shape: relational, size: 10GB }") @Nullable DataFacts data,
    @Key(says = "How consistent reads must be.", eg = "bounded") @Nullable Consistency consistency,
    @Key(says = "How old an answer may be, with `bounded`.", eg = "5m")
        @Nullable TimeAmount staleness,
    @Key(says = "Whether data is streamed.", eg = "false") @Nullable Boolean streaming,
    @Key(says = "Whether clients get far more than they need.", eg = "false")
        @Nullable Boolean overfetch,
    @Key(says = "Whether people jump to a page by its number.", eg = "true") @Nullable Boolean jump,
    @Key(
            says = "Whether latency or the size of messages between programs is critical.",
            eg = "false")
        @Nullable Boolean critical,
    @Key(says = "Whether an answer is dear to compute.", eg = "true") @Nullable Boolean costly,
    @Key(says = "Whether a system that we call limits how often we may.", eg = "true")
        @Nullable Boolean limited,
    @Key(says = "Whether events must be there to be read again.", eg = "false")
        @Nullable Boolean replay,
    @Key(says = "Rules that must be met.", eg = "[GDPR]") List<String> compliance,
    @Key(says = "What it may cost, in words.", eg = "One small database.", kept = Kept.LATER)
        @Nullable String budget) {
  public Facts {
    compliance = List.copyOf(compliance);
  }

  /// The team.
  @Element(says = "The team.")
  public record Team(
      @Key(says = "People.", eg = "6") @Nullable Integer size,
      @Key(says = "Teams.", eg = "1") @Nullable Integer count,
      @Key(says = "Experience with operations.", eg = "medium") Risk.@Nullable Level ops,
      @Key(says = "What it has of what services need.", eg = "[monitoring, deployment]")
          List<Practice> practices,
      @Key(says = "Experience with gRPC.", eg = "false") @Nullable Boolean grpc,
      @Key(says = "Experience with GraphQL.", eg = "false") @Nullable Boolean graphql) {
    public Team {
      practices = List.copyOf(practices);
    }
  }

  /// What must be there before a system is cut into services: M. Fowler, MicroservicePrerequisites.
  public enum Practice {
    PROVISIONING,
    MONITORING,
    DEPLOYMENT,
    DEVOPS
  }

  /// The load.
  @Element(says = "The load.")
  public record Load(
      @Key(says = "At peak.", eg = "300/s") @Nullable Rate peak,
      @Key(says = "On average.", eg = "60/s") @Nullable Rate average,
      @Key(says = "Peak over average.", eg = "4x") @Nullable String burst,
      @Key(says = "The share of reads.", eg = "95%") @Nullable Share reads) {}

  /// The data.
  @Element(says = "The data.")
  public record DataFacts(
      @Key(says = "How much.", eg = "10GB") @Nullable String size,
      @Key(says = "Its shape.", eg = "relational") @Nullable DataShape shape,
      @Key(says = "How often a row changes.", eg = "2/d") @Nullable Rate churn,
      @Key(says = "Whether queries join.", eg = "true") @Nullable Boolean joins,
      @Key(says = "Whether its shape changes by row.", eg = "false") @Nullable Boolean flexible) {}

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
