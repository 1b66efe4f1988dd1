package dev.newel.read.elaborate;

import dev.newel.design.api.Operation.Kind;
import dev.newel.language.OperationText;
import dev.newel.language.ResourceText;
import dev.newel.source.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement of an operation, or one of the two that a toggle, a restore or a bulk makes of it.
///
/// @param place the resource that it stands in
/// @param name the operation's, without that of the resource
/// @param at where it stands
record Statement(
    ResourcePhase.Place place, String name, Kind kind, OperationText text, Address at) {
  /// The entity of the resource; null for a resource of actions alone.
  @Nullable String entity() {
    return place.entity() == null ? null : place.entity().name();
  }

  String id() {
    return place.name() + "." + name;
  }

  /// The interfaces that offer it: its own, those of its resource, HTTP.
  List<ResourceText.Interface> over() {
    return text.over().isEmpty() ? overOf(place.text()) : text.over();
  }

  static List<ResourceText.Interface> overOf(ResourceText resource) {
    return resource.over().isEmpty() ? List.of(ResourceText.Interface.HTTP) : resource.over();
  }

  boolean isOverHttp() {
    return over().contains(ResourceText.Interface.HTTP);
  }

  /// Whether it stands under `actions`.
  boolean isAction() {
    return at.parent().name().equals("actions");
  }

  /// Whether it is about many rows in one request.
  boolean isBulk() {
    return kind == Kind.BULK_CREATE || kind == Kind.BULK_UPDATE;
  }

  /// Whether it is about many rows of which all succeed or none.
  boolean isAtomic() {
    return isBulk() && (text.bulk() == null || !Boolean.FALSE.equals(text.bulk().atomic()));
  }

  /// The standard method whose fields it takes: a bulk takes those of one row.
  Kind base() {
    return switch (kind) {
      case BULK_CREATE -> Kind.CREATE;
      case BULK_UPDATE -> Kind.UPDATE;
      default -> kind;
    };
  }
}
