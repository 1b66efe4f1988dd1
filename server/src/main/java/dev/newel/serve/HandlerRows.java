package dev.newel.serve;

import dev.newel.design.data.Entity;
import dev.newel.handler.Row;
import dev.newel.handler.Rows;
import dev.newel.serve.input.GivenValues;
import dev.newel.serve.query.StoredRow;
import dev.newel.serve.value.Catalog;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The rows of the design for one handler.
final class HandlerRows implements Rows {
  private final Catalog catalog;
  private final Exchange exchange;
  private final Effecting effecting;
  private final UnaryOperator<String> hash;
  private volatile boolean isOver;

  /// @param hash of passwords; it runs while the request holds a connection
  HandlerRows(Catalog catalog, Exchange exchange, Effecting effecting, UnaryOperator<String> hash) {
    this.catalog = catalog;
    this.exchange = exchange;
    this.effecting = effecting;
    this.hash = hash;
  }

  /// From now on it does nothing any more.
  void end() {
    isOver = true;
  }

  private Entity entity(String name) {
    if (isOver) {
      throw new IllegalStateException("The request is over");
    }
    var entity = catalog.design().model().entities().get(name);
    if (entity == null) {
      throw new IllegalArgumentException("The design has no entity `%s`".formatted(name));
    }
    return entity;
  }

  @Override
  public @Nullable Row find(String name, Object key) {
    var row = exchange.session().row(entity(name).name(), key);
    return row.values().isEmpty() ? null : seen(catalog, row);
  }

  @Override
  public Row create(String name, Map<String, ? extends @Nullable Object> given) {
    var entity = entity(name);
    var values = new GivenValues(catalog).fields(entity, given);
    return seen(catalog, effecting.create(exchange, entity, values, hash));
  }

  @Override
  public void change(String name, Object key, Map<String, ? extends @Nullable Object> given) {
    var entity = entity(name);
    var values = new GivenValues(catalog).fields(entity, given);
    effecting.change(exchange, exchange.session().row(entity.name(), key), values, hash);
  }

  @Override
  public void delete(String name, Object key) {
    effecting.remove(exchange, entity(name).name(), key, true);
  }

  /// What a handler sees of a row: nothing that no answer shows.
  static Row seen(Catalog catalog, StoredRow row) {
    var values = new LinkedHashMap<String, @Nullable Object>(row.values());
    for (var field : catalog.entity(row.type()).fields().values()) {
      if (field.isConfidential()) {
        values.remove(field.name());
      }
    }
    return new Row(row.type(), row.key(), values);
  }
}
