package dev.newel.foreign.brief;

import dev.newel.foreign.Evidence;
import dev.newel.language.FieldText;
import org.jspecify.annotations.Nullable;

/// A field of an entity, a request, an answer or an event.
///
/// @param name as written: `created_at`, `Full name`
/// @param type as written, with the constraints beside it: `VARCHAR(255) NOT NULL`; empty where
///     none is
/// @param field the same in our language; null where no type is written or none of ours fits
/// @param presence whether a value must be there
/// @param references what it refers to, as written: `users(id)`, `User`; null where nothing
/// @param initial its default as written; null where none is
/// @param says the description, empty where there is none
public record Attribute(
    String name,
    String type,
    @Nullable FieldText field,
    Presence presence,
    @Nullable String references,
    @Nullable String initial,
    String says,
    Evidence evidence) {

  /// Whether a document says that a value must be there.
  public enum Presence {
    REQUIRED,
    OPTIONAL,
    UNSAID
  }
}
