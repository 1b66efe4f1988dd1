package dev.newel.design.api;

import dev.newel.design.data.Field;
import java.util.List;

/// Where an operation answers.
///
/// @param method a method of RFC 9110, or PATCH (RFC 5789)
/// @param path the whole path, base included, with `{names}`
/// @param parameters the names in the path, in order, each with the field that it is compared with
public record Endpoint(String method, String path, List<PathParameter> parameters) {
  public Endpoint {
    parameters = List.copyOf(parameters);
  }

  /// @param entity the entity that the field belongs to
  public record PathParameter(String name, String entity, Field field) {}
}
