package dev.newel.publish.openapi;

import dev.newel.design.Design;
import dev.newel.design.data.Field;
import dev.newel.language.Modifier;
import dev.newel.language.Tenancy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a request names its tenant, in a system of many.
///
/// @param field what a header or the first label of the host says: the first field of the tenant
///     that is unique, else its key
public record Tenants(Tenancy tenancy, Field field) {
  /// Null where there is one tenant, which nobody names.
  public static @Nullable Tenants of(Design design) {
    var tenancy = design.tenancy();
    var entity = tenancy == null ? null : design.model().entities().get(tenancy.of());
    if (tenancy == null || entity == null) {
      return null;
    }
    var unique =
        entity.fields().values().stream()
            .filter(
                field ->
                    !field.is(Modifier.KEY)
                        && field.uniquePer() != null
                        && field.uniquePer().isEmpty())
            .findFirst();
    return new Tenants(tenancy, unique.orElseGet(entity::keyField));
  }

  private Tenancy.Source from() {
    return tenancy.from() == null ? Tenancy.Source.TOKEN : tenancy.from();
  }

  /// The header that names it; null where none does.
  public @Nullable String header() {
    return from() == Tenancy.Source.HEADER ? tenancy.header() : null;
  }

  /// Whether the first label of the host names it.
  public boolean byHost() {
    return from() == Tenancy.Source.SUBDOMAIN;
  }

  /// Where a client has it from: `The "code" of a row of "Company".`
  public String value() {
    return "The `%s` of a row of `%s`.".formatted(field.name(), tenancy.of());
  }

  /// Whose rows a request reaches, in sentences.
  public String told() {
    var of = tenancy.of();
    var text = new ArrayList<String>();
    text.add(
        "A request reaches the rows of one `%s` alone: %s. Those of others are not there for it."
            .formatted(
                of,
                switch (from()) {
                  case TOKEN -> "that of the caller";
                  case SUBDOMAIN ->
                      "the one whose `%s` is the first label of the host".formatted(field.name());
                  case HEADER ->
                      tenancy.header() == null
                          ? "the one whose `%s` a header says".formatted(field.name())
                          : "the one whose `%s` the header `%s` says"
                              .formatted(field.name(), tenancy.header());
                }));
    if (from() != Tenancy.Source.TOKEN) {
      text.add("Without it only what is public can be asked for.");
    }
    if (tenancy.active() != null) {
      text.add("Where `%s` does not hold of it, the answer is 403.".formatted(tenancy.active()));
    }
    if (!tenancy.cross().isEmpty()) {
      text.add("With %s all are reached.".formatted(roles(tenancy.cross())));
    }
    return String.join(" ", text);
  }

  private static String roles(List<String> roles) {
    return (roles.size() == 1 ? "the role `" : "one of the roles `")
        + String.join("`, `", roles)
        + "`";
  }
}
