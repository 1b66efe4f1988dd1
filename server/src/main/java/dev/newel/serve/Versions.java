package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.design.api.Api;
import dev.newel.design.api.Operation;
import dev.newel.language.ApiText.VersionText;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.http.HttpAnswer.Header;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Old versions of the interface: they answer as the current one below a path of their own, say in
/// each answer that they are deprecated (RFC 9745) and when they end (RFC 8594), and then are gone.
final class Versions {
  /// `deprecated: true` says of an operation that it is, and not since when.
  private static final Header DEPRECATED = new Header("Deprecation", "@0");

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

  private final List<Old> olds;

  private Versions(List<Old> olds) {
    this.olds = List.copyOf(olds);
  }

  static Versions of(Design design) {
    var api = design.api();
    return new Versions(
        api.versions().stream().skip(1).flatMap(version -> Old.of(api, version).stream()).toList());
  }

  /// The names of old versions that do not answer: those that differ from the current one, and
  /// those that no path tells apart.
  static List<String> unserved(Design design) {
    var api = design.api();
    return api.versions().stream()
        .skip(1)
        .filter(version -> Old.of(api, version).stream().allMatch(Old::differs))
        .map(Api.Version::name)
        .toList();
  }

  /// The old version that a path is of; null where it is none's.
  @Nullable Old at(String path) {
    return olds.stream()
        .filter(old -> path.equals(old.base()) || path.startsWith(old.base() + "/"))
        .findFirst()
        .orElse(null);
  }

  /// The same path in the current version.
  String current(String path) {
    var old = at(path);
    return old == null ? path : old.current(path);
  }

  /// What each answer says: of the version, else of the operation.
  ///
  /// @param old null in the current version
  /// @param operation null where none is asked for
  static List<Header> told(@Nullable Old old, String path, @Nullable Operation operation) {
    var headers = old == null ? new ArrayList<Header>() : old.headers(path);
    if (operation != null
        && operation.deprecated()
        && headers.stream().noneMatch(header -> header.name().equals(DEPRECATED.name()))) {
      headers.add(DEPRECATED);
    }
    return headers;
  }

  /// An old version.
  ///
  /// @param base the path before its resources
  /// @param successor the same of the current version
  /// @param since when it is deprecated; null where that is not told
  /// @param more a header of the design's own that says so; null where there is none
  record Old(
      String name,
      String base,
      String successor,
      VersionText text,
      @Nullable LocalDate since,
      @Nullable String more) {
    static List<Old> of(Api api, Api.Version version) {
      var text = version.text();
      var current = api.versions().getFirst().name();
      var segments = api.base().split("/", -1);
      var at = Arrays.asList(segments).lastIndexOf(current);
      if (text == null || at < 0) {
        return List.of();
      }
      segments[at] = version.name();
      return List.of(
          new Old(
              version.name(),
              String.join("/", segments),
              api.base(),
              text,
              since(api, text),
              api.deprecationHeader()));
    }

    private static @Nullable LocalDate since(Api api, VersionText text) {
      var sunset = text.sunset();
      var notice = api.notice();
      return text.deprecated() != null || sunset == null || notice == null
          ? text.deprecated()
          : sunset.minusDays(notice.estimate().toDays());
    }

    boolean differs() {
      return !text.differs().isEmpty();
    }

    private String current(String path) {
      return successor + path.substring(base.length());
    }

    private ArrayList<Header> headers(String path) {
      var headers = new ArrayList<Header>();
      if (since != null) {
        headers.add(new Header("Deprecation", "@" + begin(since).getEpochSecond()));
      }
      var sunset = text.sunset();
      if (sunset != null) {
        headers.add(new Header("Sunset", HTTP_DATE.format(begin(sunset).atOffset(ZoneOffset.UTC))));
      }
      if (more != null) {
        headers.add(new Header(more, "true"));
      }
      if (text.guide() != null) {
        headers.add(new Header("Link", "<%s>; rel=\"deprecation\"".formatted(text.guide())));
      }
      headers.add(new Header("Link", "<%s>; rel=\"successor-version\"".formatted(current(path))));
      return headers;
    }

    private static Instant begin(LocalDate day) {
      return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /// Refuses what comes after its end, and what it says otherwise than the current version.
    void judge(Instant now) {
      var sunset = text.sunset();
      if (sunset != null && !now.isBefore(begin(sunset))) {
        throw Refusal.of("GONE", Map.of("version", name));
      }
      if (differs()) {
        throw new NotServed("what differs in the version " + name);
      }
    }

    /// A header as this version tells it: places are below its own path.
    Header own(HttpAnswer.Header header) {
      return header.name().equals("Location") && header.value().startsWith(successor + "/")
          ? new Header("Location", base + header.value().substring(successor.length()))
          : header;
    }
  }
}
