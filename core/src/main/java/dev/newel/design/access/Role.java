package dev.newel.design.access;

import dev.newel.language.Rate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody may be.
///
/// @param includes every role whose rights it has, itself among them, the nearest first
/// @param limit how many requests somebody with it may make; the nearest one written, null where
///     none is
public record Role(String name, @Nullable String doc, List<String> includes, @Nullable Rate limit) {
  /// The role of somebody without a token.
  public static final String ANONYMOUS = "anonymous";

  public Role {
    includes = List.copyOf(includes);
  }
}
