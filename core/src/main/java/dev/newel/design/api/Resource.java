package dev.newel.design.api;

import dev.newel.language.Maps;
import dev.newel.language.ResourceText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows, and what may be asked of them.
///
/// @param entity the entity of the rows; null for a resource of actions alone
/// @param values the list field whose distinct values it offers; null for rows
/// @param parent the resource that it is nested in
/// @param path the whole path of the collection, base included: `/api/v1/articles/{slug}/comments`
/// @param lookup the field that names a row in the path; null for a singleton
/// @param singular the word for one row: `product`
/// @param plural the word for rows: `products`
/// @param operations by name, standard methods first
public record Resource(
    String name,
    @Nullable String doc,
    @Nullable String entity,
    @Nullable String values,
    @Nullable String parent,
    String path,
    @Nullable String lookup,
    String singular,
    String plural,
    List<ResourceText.Interface> over,
    Map<String, Operation> operations) {
  public Resource {
    over = List.copyOf(over);
    operations = Maps.ordered(operations);
  }
}
