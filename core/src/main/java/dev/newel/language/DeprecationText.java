package dev.newel.language;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// That clients should leave an operation, and how long they can take.
@Element(
    says = "That clients should leave an operation, and how long they can take.",
    scalar = "since",
    kept = Kept.SERVED)
public record DeprecationText(
    @Key(
            says = "Since when; `true` where that is not known, which no header can say.",
            eg = "2026-07-01")
        @Nullable Since since,
    @Key(says = "The day from which it answers 410.", eg = "2027-06-30") @Nullable LocalDate sunset,
    @Key(says = "The operation to use instead.", eg = "orders.submit") @Nullable String use) {}
