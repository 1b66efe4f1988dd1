package dev.newel.publish.openapi;

import dev.newel.language.SystemInfo;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Under which licence clients use an interface.
///
/// @param identifier an SPDX licence expression (SPDX 2.3, annex D); null where the design says
///     something else
public record License(String name, @Nullable String identifier) {
  private static final String OWN = "LicenseRef-";

  /// The identifier of a licence in SPDX's list: it ends in a version, or is one of the few
  /// without.
  private static final String LISTED =
      "[A-Za-z][A-Za-z0-9.-]*-[0-9][A-Za-z0-9.+-]*|0BSD|ISC|MIT|PostgreSQL|Unlicense|X11|Zlib";

  private static final Pattern ONE = Pattern.compile(LISTED);

  private static final Pattern EXPRESSION =
      Pattern.compile(
          "(?:%1$s|LicenseRef-[A-Za-z0-9.-]+)(?: (?:AND|OR|WITH) (?:%1$s|LicenseRef-[A-Za-z0-9.-]+))*"
              .formatted(LISTED));

  /// That of a system; null where none is said.
  public static @Nullable License of(SystemInfo system) {
    var said = system.license();
    if (said == null) {
      return null;
    }
    return new License(
        said.startsWith(OWN) ? said.substring(OWN.length()).replace('-', ' ') : said,
        EXPRESSION.matcher(said).matches() ? said : null);
  }

  /// The page of SPDX that has its text; null where it is not one licence of SPDX's list.
  public @Nullable String page() {
    return identifier != null && ONE.matcher(identifier).matches()
        ? "https://spdx.org/licenses/" + identifier
        : null;
  }
}
