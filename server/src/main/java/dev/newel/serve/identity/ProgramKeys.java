package dev.newel.serve.identity;

import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.expr.ExprType;
import dev.newel.expr.Sql;
import dev.newel.facts.tables.SqlName;
import dev.newel.language.Identity.Keys;
import dev.newel.language.Modifier;
import dev.newel.serve.query.Session;
import dev.newel.serve.query.StoredRow;
import dev.newel.serve.value.Catalog;
import dev.newel.serve.value.Jdbc;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The API keys of programs: rows of an entity of the design, found by the digest of their secret.
public final class ProgramKeys {
  private static final String DIGEST = "$digest";
  private static final int LONGEST = 512;

  private final Catalog catalog;
  private final Keys keys;
  private final String entity;
  private final Field secret;

  private ProgramKeys(Catalog catalog, Keys keys, String entity, Field secret) {
    this.catalog = catalog;
    this.keys = keys;
    this.entity = entity;
    this.secret = secret;
  }

  /// The keys of a design; null where it has none or says nowhere which rows they are.
  public static @Nullable ProgramKeys of(Catalog catalog) {
    var keys = catalog.design().identity().keys();
    var entity = keys == null ? null : keys.of();
    if (keys == null || entity == null) {
      return null;
    }
    return catalog.fields(entity).values().stream()
        .filter(SecretTexts::isSecret)
        .findFirst()
        .map(secret -> new ProgramKeys(catalog, keys, entity, secret))
        .orElse(null);
  }

  /// The header that bears a key.
  public String header() {
    return keys.header() == null ? "X-API-Key" : keys.header();
  }

  public String entity() {
    return entity;
  }

  /// What lets a key be found without reading all.
  public String index() {
    return "CREATE INDEX IF NOT EXISTS \"newel_api_key\" ON %s (%s)"
        .formatted(SqlName.quoted(catalog.table(entity).name()), digestIn());
  }

  private String digestIn() {
    return SecretTexts.digestIn(SqlName.quoted(catalog.column(entity, secret.name()).name()));
  }

  /// The program that bears a key; null where there is none, or the key is revoked or expired.
  public @Nullable Viewer program(Session session, String key, Instant now) {
    if (key.isEmpty() || key.length() > LONGEST) {
      return null;
    }
    var keyType = catalog.keyType(entity);
    var found =
        session.query(
            Sql.of(
                "SELECT %s FROM %s WHERE %s = {}"
                    .formatted(
                        SqlName.quoted(catalog.key(entity).name()),
                        SqlName.quoted(catalog.table(entity).name()),
                        digestIn()),
                Session.placeholder(DIGEST, ExprType.Scalar.TEXT, "text")),
            session.bindings().with(DIGEST, SecretTexts.digest(key)),
            row -> Objects.requireNonNull(Jdbc.read(row, 1, keyType)));
    if (found.size() != 1) {
      return null;
    }
    var row = session.row(entity, found.getFirst());
    return isGood(row, now) ? viewer(row) : null;
  }

  private boolean isGood(StoredRow row, Instant now) {
    var deleted = catalog.entity(entity).the(Modifier.DELETED);
    if (row.values().isEmpty()
        || (deleted.isPresent() && row.values().get(deleted.get().name()) != null)) {
      return false;
    }
    if (keys.lasts() == null) {
      return true;
    }
    var made = SecretTexts.made(String.valueOf(row.values().get(secret.name())));
    return made != null && made.plus(keys.lasts().estimate()).isAfter(now);
  }

  /// A key has the rights of the role for keys; where its row says for which, those of them alone.
  private Viewer viewer(StoredRow row) {
    var all = includes(keys.role());
    var narrowed =
        catalog.fields(entity).values().stream().filter(ProgramKeys::isScope).findFirst();
    var roles = new LinkedHashSet<String>();
    if (narrowed.isEmpty()) {
      roles.addAll(all);
    } else {
      for (var scope : scopes(row.get(narrowed.get().name()))) {
        if (all.contains(scope)) {
          roles.addAll(includes(scope));
        }
      }
    }
    return new Viewer(null, row, keys.role(), roles);
  }

  private static List<String> scopes(@Nullable Object value) {
    var scopes = new ArrayList<String>();
    if (value instanceof List<?> items) {
      items.forEach(item -> scopes.add(String.valueOf(item)));
    } else if (value != null) {
      scopes.add(value.toString());
    }
    return scopes;
  }

  private static boolean isScope(Field field) {
    return field.type() == Type.Scalar.ROLE
        || (field.type() instanceof Type.ListOf list && list.of() == Type.Scalar.ROLE);
  }

  private Set<String> includes(String role) {
    var known = catalog.design().identity().roles().get(role);
    return known == null ? Set.of(role) : Set.copyOf(known.includes());
  }
}
