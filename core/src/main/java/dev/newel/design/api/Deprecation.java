package dev.newel.design.api;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// That clients should leave an operation.
///
/// @param since null where nobody says: then no header tells of it, because `Deprecation` is a
///     time (RFC 9745)
/// @param sunset the day from which it answers 410; null where no end is known
/// @param use the operation to use instead; null where none is named
public record Deprecation(
    @Nullable LocalDate since, @Nullable LocalDate sunset, @Nullable String use) {}
