package dev.newel.language;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is protected from whom, and how.
@Element(says = "What is protected from whom, and how.")
public record Security(
    @Key(says = "The posture, in prose.") @Nullable String doc,
    @Key(
            says = "What is recorded.",
            eg = "{ logs: [login, role change], keep: 1 year }",
            kept = Kept.SERVED)
        @Nullable Audit audit,
    @Key(says = "Where secrets live.", eg = "{ store: environment, rotate: 90d }")
        @Nullable Secrets secrets,
    @Key(
            says = "How data is protected on its way.",
            eg = "TLS 1.2 or later",
            otherwise = "TLS 1.2 or later")
        @Nullable String transit,
    @Key(
            says = "The threats, by name.",
            eg = "{ token theft: { actor: outsider, so: Short tokens } }")
        Map<String, Threat> threats,
    @Key(says = "Defence in depth: layer to measures.", eg = "{ network: [WAF, DDoS protection] }")
        Map<String, List<String>> layers,
    @Key(says = "Rules that must be met.", eg = "[GDPR]") List<String> compliance,
    @Key(says = "Headers that every answer bears, in words.", eg = "nosniff, HSTS")
        @Nullable String headers,
    @Key(says = "The requirements that it meets.", eg = "[NFR-002]") List<String> satisfies) {
  public Security {
    threats = Maps.ordered(threats);
    layers = Maps.ordered(layers);
    compliance = List.copyOf(compliance);
    satisfies = List.copyOf(satisfies);
  }

  /// What is recorded of who did what.
  @Element(says = "What is recorded of who did what.")
  public record Audit(
      @Key(
              says = "Operations, events and actions that are recorded.",
              eg = "[login, order.cancelled]",
              kept = Kept.SERVED)
          List<String> logs,
      @Key(says = "Whether every write is.", eg = "true", otherwise = "false", kept = Kept.SERVED)
          @Nullable Boolean writes,
      @Key(says = "Resources of which every operation is.", eg = "[invoices]", kept = Kept.SERVED)
          List<String> resources,
      @Key(says = "How long records are kept.", eg = "1 year", kept = Kept.SERVED)
          @Nullable TimeAmount keep,
      @Key(says = "What a record holds.") @Nullable String doc,
      @Key(says = "The requirements that it meets.", eg = "[FR-024]") List<String> satisfies) {
    public Audit {
      logs = List.copyOf(logs);
      resources = List.copyOf(resources);
      satisfies = List.copyOf(satisfies);
    }
  }

  /// Where secrets live.
  @Element(says = "Where secrets live.")
  public record Secrets(
      @Key(says = "Where.", eg = "environment") @Nullable String store,
      @Key(
              says = "How often they change; the key of tokens does so by itself.",
              eg = "90d",
              kept = Kept.SERVED)
          @Nullable TimeAmount rotate) {}

  /// Something that could go wrong on purpose.
  @Element(says = "Something that could go wrong on purpose.")
  public record Threat(
      @Key(says = "What is at stake.", eg = "Sessions") @Nullable String asset,
      @Key(says = "Who does it.", eg = "An outsider") @Nullable String actor,
      @Key(says = "The way in.", eg = "A stolen token") @Nullable String how,
      @Key(
              says = "What stands against it.",
              eg = "Access tokens of 15 minutes, rotation of refresh tokens",
              required = true)
          String so,
      @Key(says = "The requirements that it meets.", eg = "[NFR-002]") List<String> satisfies) {
    public Threat {
      satisfies = List.copyOf(satisfies);
    }
  }
}
