package dev.newel.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How it runs.
@Element(says = "How it runs.")
public record Deployment(
    @Key(says = "The architectural style.", eg = "modular monolith") @Nullable String style,
    @Key(says = "The reason for it.", eg = "One team of six.") @Nullable String because,
    @Key(says = "The decision record that holds the reason.", eg = "ADR-003")
        @Nullable String decision,
    @Key(says = "How many instances.", eg = "2..6") @Nullable Range instances,
    @Key(says = "When it grows and shrinks.", eg = "cpu > 70%") @Nullable String scale,
    @Key(says = "How a new version comes in.", eg = "rolling") @Nullable String rollout,
    @Key(says = "How services find each other.", eg = "DNS of the cluster")
        @Nullable String discovery,
    @Key(says = "How traffic is spread.", eg = "round robin at the ingress")
        @Nullable String balancing,
    @Key(
            says = "What happens when an instance or a zone is lost.",
            eg = "The others take over within 10s.")
        @Nullable String failover,
    @Key(says = "What one instance may use.", eg = "{ memory: 512MB, threads: 200 }")
        @Nullable Capacity capacity,
    @Key(says = "The environments.", eg = "[dev, staging, prod]") List<String> environments,
    @Key(says = "The requirements that it meets.", eg = "[NFR-007]") List<String> satisfies) {
  public Deployment {
    environments = List.copyOf(environments);
    satisfies = List.copyOf(satisfies);
  }

  /// What one instance may use.
  @Element(says = "What one instance may use.")
  public record Capacity(
      @Key(says = "Memory.", eg = "512MB") @Nullable Size memory,
      @Key(says = "Processor time.", eg = "1 core") @Nullable String cpu,
      @Key(says = "Requests at once.", eg = "200") @Nullable Integer threads,
      @Key(
              says = "Open connections; those beyond wait until one of them ends.",
              eg = "1000",
              kept = Kept.SERVED)
          @Nullable Integer connections) {}
}
