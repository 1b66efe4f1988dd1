package dev.newel.language;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A system that we call, and how we survive it.
@Element(says = "A system that we call, and how we survive it.")
public record Dependency(
    @Key(says = "Its name in documents.", eg = "Payment provider") @Nullable String title,
    @Key(says = "Why we need it.") @Nullable String doc,
    @Key(says = "What it is.", eg = "service", otherwise = "service") @Nullable Kind kind,
    @Key(says = "How we talk to it.", eg = "REST", otherwise = "REST") @Nullable String protocol,
    @Key(says = "Its own contract, a path or an address.", eg = "contracts/payments.yaml")
        @Nullable String contract,
    @Key(says = "How we authenticate there, in words.", eg = "An API key in PAYMENTS_KEY")
        @Nullable String auth,
    @Key(says = "The operations of it that we use.", eg = "{ charge: { http: POST /charges } }")
        Map<String, Offer> offers,
    @Key(says = "How long one attempt may take.", eg = "2s") @Nullable TimeAmount timeout,
    @Key(says = "How long connecting may take.", eg = "500ms") @Nullable TimeAmount connect,
    @Key(
            says = "When and how often we try again.",
            eg = "{ attempts: 3, backoff: 200ms exponential }")
        @Nullable Retry retry,
    @Key(
            says = "When we stop trying for a while.",
            eg = "{ failures: 50%, window: 20 calls, open: 30s }")
        @Nullable Breaker breaker,
    @Key(says = "How many calls at once, at most.", eg = "16") @Nullable Integer bulkhead,
    @Key(
            says = "What happens to our users while it is away.",
            eg = "The order stays pending and the workflow tries again.")
        @Nullable String unavailable,
    @Key(says = "The availability that it promises.", eg = "99.9%") @Nullable Share availability,
    @Key(says = "Why these numbers.", eg = "The provider's own limit is 2s.")
        @Nullable String because,
    @Key(says = "The requirements that it meets.", eg = "[FR-014]") List<String> satisfies) {
  public Dependency {
    offers = Maps.ordered(offers);
    satisfies = List.copyOf(satisfies);
  }

  /// What a dependency is.
  public enum Kind {
    SERVICE,
    DATABASE,
    QUEUE,
    CACHE,
    STORAGE,
    OTHER
  }

  /// An operation of a dependency.
  @Element(says = "An operation of a dependency.")
  public record Offer(
      @Key(says = "What it does.", kept = Kept.LATER) @Nullable String doc,
      @Key(says = "Its method and path.", eg = "POST /charges") @Nullable Http http,
      @Key(says = "What we send.", eg = "[orderId, amount]") @Nullable Shape accepts,
      @Key(says = "What it answers.", eg = "[chargeId]") @Nullable Shape answers,
      @Key(says = "How long one attempt may take, where it differs.", eg = "5s")
          @Nullable TimeAmount timeout,
      @Key(
              says = "Whether a second call with the same key does nothing more.",
              eg = "true",
              otherwise = "GET, PUT and DELETE are, POST is not")
          @Nullable Boolean idempotent) {}

  /// When and how often a call is tried again.
  @Element(says = "When and how often a call is tried again.", scalar = "attempts")
  public record Retry(
      @Key(says = "How many attempts in all.", eg = "3", required = true) Integer attempts,
      @Key(
              says = "The pause before the second attempt, and how it grows.",
              eg = "200ms exponential")
          @Nullable Backoff backoff,
      @Key(says = "Whether each pause is varied at random.", eg = "true", otherwise = "true")
          @Nullable Boolean jitter,
      @Key(says = "The longest pause.", eg = "30s") @Nullable TimeAmount cap,
      @Key(says = "What is tried again: time-out, connect, statuses.", eg = "[timeout, 429, 503]")
          List<String> on) {
    public Retry {
      on = List.copyOf(on);
    }
  }

  /// When calls stop for a while.
  @Element(says = "When calls stop for a while.")
  public record Breaker(
      @Key(says = "The share of failed calls that opens it.", eg = "50%", required = true)
          Share failures,
      @Key(says = "What it looks back on.", eg = "20 calls", otherwise = "20 calls")
          @Nullable Window window,
      @Key(says = "How long it stays open before one call may try.", eg = "30s", otherwise = "30s")
          @Nullable TimeAmount open) {}
}
