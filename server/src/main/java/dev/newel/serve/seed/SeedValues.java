package dev.newel.serve.seed;

import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.language.Json;
import dev.newel.language.Modifier;
import dev.newel.serve.input.Texts;
import dev.newel.serve.value.Catalog;
import dev.newel.serve.value.Values;
import dev.newel.text.PatternText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One value for a field of a row, the same each time that it is asked for.
public final class SeedValues {
  /// When the first of the rows was made.
  public static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");

  private static final int LONGEST = 60;
  private static final int TRIES = 20;
  private static final List<String> PASSWORDS = List.of("Newel-seed-2026", "newelseed2026");

  private final Catalog catalog;
  private final String entity;
  private final int number;
  private final int attempt;

  /// @param number of the row, from 0
  /// @param attempt how often a row of this number was refused
  public SeedValues(Catalog catalog, String entity, int number, int attempt) {
    this.catalog = catalog;
    this.entity = entity;
    this.number = number;
    this.attempt = attempt;
  }

  /// What chance gives for one place in the row.
  public SplittableRandom random(String place) {
    long seed = 0;
    for (var c : (entity + "/" + place + "/" + number + "/" + attempt).toCharArray()) {
      seed = seed * 1_000_003L + c;
    }
    return new SplittableRandom(seed);
  }

  /// The time at which the row was made, some hours after the one before.
  public Instant made() {
    return BEGIN.plus(Duration.ofMinutes(397L * number));
  }

  /// The key of the row.
  public UUID key() {
    return UUID.nameUUIDFromBytes(
        (entity + "/" + number + "/" + attempt).getBytes(StandardCharsets.UTF_8));
  }

  /// The password of every person.
  public static @Nullable String password(Field field) {
    return PASSWORDS.stream()
        .filter(text -> Texts.fits(field, text))
        .findFirst()
        .orElseGet(() -> patterned(field, new SplittableRandom(1)));
  }

  /// A value that is no row and no list; null where none is known.
  ///
  /// @param low the least that it may be, null for no bound
  /// @param high the most
  public @Nullable Object value(
      Field field, String place, @Nullable Object low, @Nullable Object high) {
    var random = random(place);
    var stated = number == 0 && attempt == 0 ? stated(field) : null;
    if (stated != null) {
      return stated;
    }
    return switch (field.type()) {
      case Type.Text text -> text(field, text, random);
      case Type.Scalar scalar -> scalar(field, scalar, random, low, high);
      case Type.Sequence sequence -> null;
      case Type.Decimal(var precision, var scale) -> decimal(scale, precision, random, low, high);
      case Type.Enumeration(var words, var told) ->
          attempt == 0 && !field.is(Modifier.UNIQUE)
              ? words.get((number + offset(place)) % words.size())
              : words.get(random.nextInt(words.size()));
      case Type.MapOf map -> Map.of();
      default -> null;
    };
  }

  private static int offset(String place) {
    return Math.floorMod(place.hashCode(), 7);
  }

  private @Nullable Object stated(Field field) {
    try {
      return switch (field.example()) {
        case Json.Text(var text) ->
            Texts.fits(field, text)
                ? Values.ofText(
                    catalog.stored(field.type()),
                    text,
                    List.copyOf(catalog.design().identity().roles().keySet()))
                : null;
        case Json.Number(var given) -> Values.number(catalog.stored(field.type()), given);
        case Json.Bool(var flag) -> flag;
        case null, default -> null;
      };
    } catch (Values.Unfit e) {
      return null;
    }
  }

  private @Nullable String text(Field field, Type.Text type, SplittableRandom random) {
    for (var i = 0; i < TRIES; i++) {
      var text = cased(field, candidate(field, type, random, i));
      if (text != null && Texts.fits(field, text)) {
        return text;
      }
    }
    return null;
  }

  private @Nullable String candidate(Field field, Type.Text type, SplittableRandom random, int i) {
    if (type.pattern() != null) {
      return patterned(field, random);
    }
    var unique = number + attempt * 1_000;
    var text =
        switch (type.kind()) {
          case EMAIL -> SeedTexts.email(unique);
          case URI -> "https://www.example.com/%s/%d".formatted(field.name(), unique);
          case SLUG -> "%s-%d".formatted(entity.toLowerCase(Locale.ROOT), unique + 1);
          case SECRET -> UUID.randomUUID().toString().replace("-", "").repeat(8);
          case STRING, PASSWORD -> SeedTexts.of(entity, field.name(), unique, random);
        };
    return fitted(text, type, i);
  }

  /// Longer or shorter, so that it fits; what tells rows apart stands at the end and stays.
  private String fitted(String text, Type.Text type, int i) {
    var most = type.max() == null ? Math.max(type.min(), LONGEST * 4) : type.max();
    var made = text;
    while (made.length() < type.min()) {
      made = made + (made.isEmpty() || made.length() + 1 >= type.min() ? "x" : " " + text);
    }
    if (made.length() <= most) {
      return made;
    }
    var end = Integer.toString(number + i, 36);
    return most <= end.length()
        ? (end + "abcdefgh").substring(0, Math.min(most, end.length() + 8))
        : type.kind() == Type.Text.Kind.STRING && number + attempt > 0
            ? made.substring(0, most - end.length()) + end
            : made.substring(0, most);
  }

  private static @Nullable String cased(Field field, @Nullable String text) {
    if (text == null) {
      return null;
    }
    var trimmed = field.is(Modifier.TRIM) ? text.strip() : text;
    return field.is(Modifier.LOWERCASE)
        ? trimmed.toLowerCase(Locale.ROOT)
        : field.is(Modifier.UPPERCASE) ? trimmed.toUpperCase(Locale.ROOT) : trimmed;
  }

  private static @Nullable String patterned(Field field, SplittableRandom random) {
    if (field.type() instanceof Type.Text type && type.pattern() != null) {
      for (var i = 0; i < TRIES; i++) {
        var text = PatternText.chosen(type.pattern(), random::nextInt);
        if (text != null && Texts.fits(field, text)) {
          return text;
        }
      }
    }
    return null;
  }

  private @Nullable Object scalar(
      Field field,
      Type.Scalar type,
      SplittableRandom random,
      @Nullable Object low,
      @Nullable Object high) {
    return switch (type) {
      case BOOLEAN -> random.nextInt(3) == 0;
      case INT, LONG ->
          field.is(Modifier.UNIQUE)
              ? decimal(0, 9, low, high, BigDecimal.valueOf(number + attempt * 1_000L + 1))
                  .longValue()
              : decimal(0, 3, random, low, high).longValue();
      case FLOAT -> decimal(1, 4, random, low, high);
      case UUID -> new UUID(random.nextLong(), random.nextLong());
      case DATE -> {
        var day = LocalDate.ofInstant(made(), ZoneOffset.UTC).plusDays(random.nextInt(60));
        yield between(day, low, high, 1, LocalDate::plusDays);
      }
      case TIMESTAMP ->
          between(
              made().plus(Duration.ofHours(random.nextInt(400))),
              low,
              high,
              1,
              (time, by) -> time.plus(Duration.ofHours(by)));
      case TIME -> LocalTime.of(8 + random.nextInt(10), 15 * random.nextInt(4));
      case DURATION -> Duration.ofMinutes(15L * (1 + random.nextInt(12)));
      case JSON -> Map.of();
      case ROLE -> null;
    };
  }

  private interface Later<T> {
    T plus(T from, long by);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Comparable<? super T>> T between(
      T value, @Nullable Object low, @Nullable Object high, long by, Later<T> later) {
    if (value.getClass().isInstance(low) && value.compareTo((T) low) <= 0) {
      return later.plus((T) low, by);
    }
    return value.getClass().isInstance(high) && value.compareTo((T) high) >= 0
        ? later.plus((T) high, -by)
        : value;
  }

  private static BigDecimal decimal(
      int scale,
      int precision,
      SplittableRandom random,
      @Nullable Object low,
      @Nullable Object high) {
    var most = high instanceof Number number ? new BigDecimal(number.toString()) : null;
    var least = low instanceof Number number ? new BigDecimal(number.toString()) : BigDecimal.ONE;
    var top = most == null ? least.add(BigDecimal.valueOf(99)) : most;
    var span = top.subtract(least).max(BigDecimal.ZERO);
    var part = BigDecimal.valueOf(random.nextInt(1_000)).movePointLeft(3);
    return decimal(scale, precision, least, top, least.add(span.multiply(part)));
  }

  private static BigDecimal decimal(
      int scale, int precision, @Nullable Object low, @Nullable Object high, BigDecimal wanted) {
    var digits = BigDecimal.TEN.pow(Math.max(1, precision - scale)).subtract(BigDecimal.ONE);
    var value = wanted;
    if (high instanceof Number most) {
      value = value.min(new BigDecimal(most.toString()));
    }
    if (low instanceof Number least) {
      value = value.max(new BigDecimal(least.toString()));
    }
    var cut = value.min(digits).setScale(scale, RoundingMode.FLOOR);
    return low instanceof Number least && cut.compareTo(new BigDecimal(least.toString())) < 0
        ? value.setScale(scale, RoundingMode.CEILING)
        : cut;
  }
}
