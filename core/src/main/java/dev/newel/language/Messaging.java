package dev.newel.language;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How events travel.
@Element(says = "How events travel.")
public record Messaging(
    @Key(says = "What carries them.", eg = "kafka", otherwise = "none") @Nullable Broker broker,
    @Key(says = "The form around a payload.", eg = "cloudevents", otherwise = "cloudevents")
        @Nullable String format,
    @Key(
            says = "The name of a topic; `{entity}` and `{event}` are filled in.",
            eg = "\"{entity}\"",
            otherwise = "\"{entity}\"")
        @Nullable String topics,
    @Key(says = "The consumer group, by event.", eg = "{ parcel.registered: tariff }")
        Map<String, String> groups,
    @Key(says = "The schema language of payloads.", eg = "json", otherwise = "json")
        @Nullable Schema schema,
    @Key(says = "What a new payload version must keep.", eg = "backward", otherwise = "backward")
        @Nullable Compatibility compatibility,
    @Key(says = "How events leave the transaction.", eg = "{ batch: 100, attempts: 5 }")
        @Nullable Outbox outbox,
    @Key(says = "How often a reaction is tried.", eg = "{ attempts: 5, backoff: 1s exponential }")
        Dependency.@Nullable Retry retry,
    @Key(says = "Where events go that cannot be handled.", eg = "{ keep: 14d }")
        @Nullable Dead dead,
    @Key(says = "How long events are kept.", eg = "7d") @Nullable TimeAmount retention,
    @Key(
            says = "Events to subscribers over HTTP.",
            eg = "{ subscribers: Webhook, signed: hmac-sha256 }")
        @Nullable Webhooks webhooks,
    @Key(says = "The requirements that it meets.", eg = "[NFR-008]") List<String> satisfies) {
  public Messaging {
    groups = Maps.ordered(groups);
    satisfies = List.copyOf(satisfies);
  }

  /// What carries events; `none` is our own process.
  public enum Broker {
    NONE,
    KAFKA,
    REDIS
  }

  /// The schema language of payloads.
  public enum Schema {
    JSON,
    AVRO,
    PROTOBUF
  }

  /// What a new payload version must keep.
  public enum Compatibility {
    BACKWARD,
    FORWARD,
    FULL,
    NONE
  }

  /// How events leave the transaction that caused them.
  @Element(says = "How events leave the transaction that caused them.")
  public record Outbox(
      @Key(says = "Rows in one turn.", eg = "100", otherwise = "100") @Nullable Integer batch,
      @Key(says = "Attempts before the dead letters.", eg = "5", otherwise = "5")
          @Nullable Integer attempts,
      @Key(says = "The pause between turns.", eg = "1s", otherwise = "1s")
          @Nullable TimeAmount every) {}

  /// Where events go that cannot be handled.
  @Element(says = "Where events go that cannot be handled.")
  public record Dead(
      @Key(says = "The topic.", eg = "tariff.dead") @Nullable String topic,
      @Key(says = "How long they stay.", eg = "14d") @Nullable TimeAmount keep,
      @Key(says = "How many raise an alert.", eg = "1") @Nullable Integer alert) {}

  /// Events to subscribers over HTTP.
  @Element(says = "Events to subscribers over HTTP.")
  public record Webhooks(
      @Key(says = "The entity of a subscription.", eg = "Webhook", required = true)
          String subscribers,
      @Key(says = "How each request is signed.", eg = "hmac-sha256", otherwise = "hmac-sha256")
          @Nullable String signed,
      @Key(says = "Attempts in all.", eg = "8") @Nullable Integer attempts,
      @Key(says = "The pause between them.", eg = "10s exponential") @Nullable Backoff backoff,
      @Key(says = "After how many failures in a row a subscription ends.", eg = "after 50 failures")
          Count.@Nullable FailureCount disable) {}
}
