package dev.newel.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An event that we publish, or one that we receive.
@Element(says = "An event that we publish, or one that we receive.")
public record EventText(
    @Key(says = "What has happened.") @Nullable String doc,
    @Key(says = "What it carries.", eg = "[id]") @Nullable Shape payload,
    @Key(
            says = "Who gets it: consumers, operations of dependencies, `subscribers`.",
            eg = "[mailer.send, analytics]")
        List<String> to,
    @Key(
            says =
                "The dependency or consumer that sends it to us; we publish it where there is none.",
            eg = "payments")
        @Nullable String source,
    @Key(says = "The version of its payload.", eg = "2", otherwise = "1") @Nullable Integer version,
    @Key(says = "The path where it arrives, when it arrives as a request.", eg = "POST /hooks/bank")
        @Nullable Http http,
    @Key(says = "How such a request is signed.", eg = "hmac-sha256 BANK_SECRET in X-Signature")
        @Nullable String signed,
    @Key(says = "The row that it is about.", eg = "Order where id == event.orderId")
        @Nullable Rows row,
    @Key(
            says = "The part of the payload that tells a second delivery, which does nothing.",
            eg = "event.id",
            otherwise = "the id in the envelope, or the whole payload where there is none")
        @Nullable Expression once,
    @Inline Effects effects,
    @Key(says = "The field within which the order holds.", eg = "id", otherwise = "the key")
        @Nullable String partition,
    @Key(says = "What we promise its readers.", eg = "99% within 2s") @Nullable String promise,
    @Key(says = "A payload for documents.", eg = "{ id: 7f3c8a52-0000-4000-8000-000000000001 }")
        @Nullable Json example,
    @Key(says = "The requirements that it meets.", eg = "[FR-011]") List<String> satisfies) {
  public EventText {
    to = List.copyOf(to);
    satisfies = List.copyOf(satisfies);
  }
}
