package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.design.api.Api;
import dev.newel.design.api.Deprecation;
import dev.newel.design.api.Failure;
import dev.newel.design.api.Operation;
import dev.newel.facts.versions.OldVersion;
import dev.newel.language.ApiText.VersionText;
import dev.newel.serve.http.HttpAnswer.Header;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Old versions of the interface: they answer below a path of their own in their own words, say in
/// each answer that they are deprecated (RFC 9745) and when they end (RFC 8594), and then are gone.
final class Versions {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

  private Versions() {}

  /// The old versions that a path tells apart.
  static List<Old> of(Design design) {
    var api = design.api();
    return api.versions().stream()
        .skip(1)
        .flatMap(version -> Stream.ofNullable(Old.of(api, version)))
        .toList();
  }

  /// The names of old versions that do not answer: no path tells them apart.
  static List<String> unserved(Design design) {
    var api = design.api();
    return api.versions().stream()
        .skip(1)
        .filter(version -> Old.of(api, version) == null)
        .map(Api.Version::name)
        .toList();
  }

  /// What each answer says of the end of the operation, else of the version.
  ///
  /// @param old null in the current version
  /// @param operation null where none is asked for
  /// @param instead the place of the operation to use instead; null where none is known
  static List<Header> told(
      @Nullable Old old, String path, @Nullable Operation operation, @Nullable String instead) {
    var headers = new ArrayList<Header>();
    var deprecated =
        operation != null ? operation.deprecated() : old == null ? null : old.deprecated();
    if (deprecated != null) {
      headers.addAll(ends(deprecated));
    }
    if (old != null) {
      headers.addAll(old.headers(path));
    }
    if (instead != null) {
      headers.add(new Header("Link", "<%s>; rel=\"alternate\"".formatted(instead)));
    }
    return headers;
  }

  /// `Deprecation` is a time (RFC 9745, section 2.1): where nobody says which, it is not told.
  private static List<Header> ends(Deprecation deprecated) {
    var headers = new ArrayList<Header>();
    var since = deprecated.since();
    if (since != null) {
      headers.add(new Header("Deprecation", "@" + begin(since).getEpochSecond()));
    }
    var sunset = deprecated.sunset();
    if (sunset != null) {
      headers.add(new Header("Sunset", HTTP_DATE.format(begin(sunset).atOffset(ZoneOffset.UTC))));
    }
    return headers;
  }

  private static Instant begin(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  /// Refuses what comes after its end: that of the version, or of the operation.
  ///
  /// @param operation null where none is asked for
  static void judge(@Nullable Old old, @Nullable Operation operation, Instant now) {
    if (old != null && isOver(old.deprecated(), now)) {
      throw Refusal.of("GONE", Map.of("what", OldVersion.ended(old.version().name())));
    }
    if (operation != null && isOver(operation.deprecated(), now)) {
      throw Refusal.of("GONE", Map.of("what", Failure.ENDED));
    }
  }

  private static boolean isOver(@Nullable Deprecation deprecated, Instant now) {
    var sunset = deprecated == null ? null : deprecated.sunset();
    return sunset != null && !now.isBefore(begin(sunset));
  }

  /// An old version.
  ///
  /// @param base the path before its resources
  /// @param successor the same of the current version
  /// @param since when it is deprecated; null where that is not told
  /// @param more a header of the design's own that says so; null where there is none
  record Old(
      Api.Version version,
      String base,
      String successor,
      VersionText text,
      @Nullable LocalDate since,
      @Nullable String more) {
    static @Nullable Old of(Api api, Api.Version version) {
      var text = version.text();
      var base = OldVersion.base(api, version);
      return text == null || base == null
          ? null
          : new Old(
              version,
              base,
              api.base(),
              text,
              OldVersion.since(api, text),
              api.deprecationHeader());
    }

    /// The design as clients of this version know it.
    Design design(Design current) {
      return Objects.requireNonNull(OldVersion.of(current, version));
    }

    /// Whether a path is of this version.
    boolean isAt(String path) {
      return path.equals(base) || path.startsWith(base + "/");
    }

    private Deprecation deprecated() {
      return new Deprecation(since, text.sunset(), null);
    }

    private String current(String path) {
      return successor + path.substring(base.length());
    }

    private ArrayList<Header> headers(String path) {
      var headers = new ArrayList<Header>();
      if (more != null) {
        headers.add(new Header(more, "true"));
      }
      if (text.guide() != null) {
        headers.add(new Header("Link", "<%s>; rel=\"deprecation\"".formatted(text.guide())));
      }
      headers.add(new Header("Link", "<%s>; rel=\"successor-version\"".formatted(current(path))));
      return headers;
    }
  }
}
