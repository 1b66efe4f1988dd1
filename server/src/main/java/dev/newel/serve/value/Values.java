package dev.newel.serve.value;

import dev.newel.design.data.Type;
import dev.newel.language.ApiText.Precision;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Values in Java: Boolean, Long, BigDecimal, String, UUID, LocalDate, LocalTime, Instant,
/// Duration, List and Map.
public final class Values {
  private static final Pattern UUID_FORM =
      Pattern.compile(
          "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss[.SSSSSS]", Locale.ROOT);
  private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);
  /// PostgreSQL's timestamptz reaches from 4713 BC; four digits of a year are what ISO-8601 has
  /// without agreement.
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

  /// What a text or a number should have been.
  public static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    /// @param expected as the end of the sentence "... must be"
    public Unfit(String expected) {
      super(expected, null, false, false);
    }

    /// As the end of the sentence "... must be".
    public String expected() {
      return String.valueOf(getMessage());
    }
  }

  private Values() {}

  /// The value of a parameter's text.
  public static Object ofText(Type type, String text, List<String> roles) throws Unfit {
    if (text.indexOf('\0') >= 0) {
      throw new Unfit("a text without NUL characters");
    }
    return switch (type) {
      case Type.Scalar.BOOLEAN -> bool(text);
      case Type.Scalar.INT, Type.Scalar.LONG, Type.Scalar.FLOAT -> number(type, decimal(text));
      case Type.Sequence sequence -> number(Type.Scalar.LONG, decimal(text));
      case Type.Decimal decimal -> number(type, decimal(text));
      case Type.Scalar scalar -> ofString(scalar, text, roles);
      case Type.Enumeration words -> ofString(words, text, roles);
      default -> text;
    };
  }

  private static Boolean bool(String text) throws Unfit {
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw new Unfit("`true` or `false`");
  }

  private static BigDecimal decimal(String text) throws Unfit {
    if (text.length() > 60 || !text.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d{1,3})?")) {
      throw new Unfit("a number");
    }
    return new BigDecimal(text);
  }

  /// A number that fits the type: Long, or BigDecimal with the type's scale.
  public static Object number(Type type, BigDecimal number) throws Unfit {
    if (type instanceof Type.Decimal(var precision, var scale)) {
      if (number.stripTrailingZeros().scale() > scale) {
        throw new Unfit("a number with at most %d digits after the point".formatted(scale));
      }
      var scaled = number.setScale(scale, java.math.RoundingMode.UNNECESSARY);
      if (scaled.precision() > precision) {
        throw new Unfit(
            "a number with at most %d digits before the point".formatted(precision - scale));
      }
      return scaled;
    }
    if (type == Type.Scalar.FLOAT) {
      if (Double.isInfinite(number.doubleValue())) {
        throw new Unfit("a number that a double can hold");
      }
      return BigDecimal.valueOf(number.doubleValue());
    }
    if (number.stripTrailingZeros().scale() > 0) {
      throw new Unfit("a whole number");
    }
    var small = type == Type.Scalar.INT;
    if (number.compareTo(small ? BigDecimal.valueOf(Integer.MIN_VALUE) : LONG_MIN) < 0
        || number.compareTo(small ? BigDecimal.valueOf(Integer.MAX_VALUE) : LONG_MAX) > 0) {
      throw new Unfit("a whole number of %d bits".formatted(small ? 32 : 64));
    }
    return number.longValueExact();
  }

  /// The value of a type that JSON writes as a text.
  public static Object ofString(Type type, String text, List<String> roles) throws Unfit {
    try {
      return switch (type) {
        case Type.Scalar.UUID -> {
          if (!UUID_FORM.matcher(text).matches()) {
            throw new Unfit("a UUID");
          }
          yield UUID.fromString(text);
        }
        case Type.Scalar.DATE -> LocalDate.parse(text);
        case Type.Scalar.TIME -> LocalTime.parse(text).truncatedTo(ChronoUnit.MICROS);
        case Type.Scalar.TIMESTAMP -> instant(text);
        case Type.Scalar.DURATION -> Duration.parse(text);
        case Type.Scalar.ROLE -> oneOf(text, roles);
        case Type.Enumeration words -> word(text, words);
        default -> text;
      };
    } catch (DateTimeException e) {
      throw new Unfit(
          switch (type) {
            case Type.Scalar.DATE -> "a date such as `2026-01-31`";
            case Type.Scalar.TIME -> "a time such as `12:30:00`";
            case Type.Scalar.DURATION -> "a duration such as `PT15M`";
            default -> "a time such as `2026-01-31T12:30:00Z`";
          });
    }
  }

  private static Instant instant(String text) throws Unfit {
    var instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
    if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
      throw new Unfit("a time of the years 1 to 9999");
    }
    return instant;
  }

  /// The word that a client means, who may know it by another.
  private static String word(String text, Type.Enumeration words) throws Unfit {
    var meant = words.meant(text);
    return meant.isEmpty() ? oneOf(text, words.shown()) : meant.getFirst();
  }

  private static String oneOf(String text, List<String> words) throws Unfit {
    if (!words.contains(text)) {
      throw new Unfit("one of `" + String.join("`, `", words) + "`");
    }
    return text;
  }

  /// Writes a value as JSON.
  public static void write(JsonGenerator json, @Nullable Object value, Precision precision) {
    switch (value) {
      case null -> json.writeNull();
      case String text -> json.writeString(text);
      case Boolean flag -> json.writeBoolean(flag);
      case Long number -> json.writeNumber(number);
      case BigDecimal number -> json.writeNumber(number);
      default -> json.writeString(text(value, precision));
    }
  }

  /// A value as a text: the form that [#ofText] reads.
  public static String text(Object value, Precision precision) {
    return switch (value) {
      case Instant instant -> timestamp(precision).format(instant.atOffset(ZoneOffset.UTC));
      case LocalTime time -> TIME.format(time);
      case BigDecimal number -> number.toPlainString();
      default -> value.toString();
    };
  }

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT);
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT);

  private static DateTimeFormatter timestamp(Precision precision) {
    return switch (precision) {
      case S -> SECONDS;
      case MS -> MILLIS;
      case US -> MICROS;
    };
  }
}
