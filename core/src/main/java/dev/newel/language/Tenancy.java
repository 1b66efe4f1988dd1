package dev.newel.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One system for many tenants that never see each other.
@Element(says = "One system for many tenants that never see each other.")
public record Tenancy(
    @Key(
            says = "The entity that is the tenant.",
            eg = "Company",
            required = true,
            kept = Kept.SERVED)
        String of,
    @Key(
            says = "Where a request's tenant comes from.",
            eg = "token",
            otherwise = "token",
            kept = Kept.SERVED)
        @Nullable Source from,
    @Key(
            says = "The header that names it, with `from: header`.",
            eg = "X-Tenant",
            kept = Kept.SERVED)
        @Nullable String header,
    @Key(says = "What keeps tenants apart in the database.", eg = "rows", otherwise = "rows")
        @Nullable Isolation isolation,
    @Key(says = "The roles that see all tenants.", eg = "[support]", kept = Kept.SERVED)
        List<String> cross,
    @Key(
            says = "What holds of a tenant that may work; checked on every request.",
            eg = "suspendedAt == null",
            kept = Kept.SERVED)
        @Nullable Expression active,
    @Key(
            says = "Whether PostgreSQL's row-level security is a second net.",
            eg = "true",
            otherwise = "true",
            name = "row-security",
            kept = Kept.PUBLISHED)
        @Nullable Boolean security,
    @Key(says = "The requirements that it meets.", eg = "[FR-004]") List<String> satisfies) {
  public Tenancy {
    cross = List.copyOf(cross);
    satisfies = List.copyOf(satisfies);
  }

  /// Where a request's tenant comes from.
  public enum Source {
    TOKEN,
    SUBDOMAIN,
    HEADER
  }

  /// What keeps tenants apart.
  public enum Isolation {
    ROWS,
    SCHEMAS,
    DATABASES
  }
}
