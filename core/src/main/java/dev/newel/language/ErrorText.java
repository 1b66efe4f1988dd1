package dev.newel.language;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An error that clients can meet.
@Line(
    says = "The status and the text of an error.",
    pattern = "^[1-5]\\d\\d\\s+\\S",
    eg = "409 Too few items left.")
@Element(says = "An error that clients can meet.")
public record ErrorText(
    @Key(says = "The HTTP status.", eg = "409", kept = Kept.SERVED) @Nullable Integer status,
    @Key(
            says = "What it says; `{names}` are filled in.",
            eg = "Product {product} has too few items left.",
            kept = Kept.SERVED)
        @Nullable String text,
    @Key(
            says = "The text in other languages, by language tag.",
            eg = "{ de: Zu wenig Vorrat. }",
            kept = Kept.LATER)
        Map<String, String> texts,
    @Key(says = "What the error is about, for templates.", eg = "\"{one}\"") @Nullable String about,
    @Key(
            says =
                "The code on the wire, where it differs; `{ENTITY}` and `{FIELD}` are filled in.",
            eg = "\"{ENTITY}_NOT_FOUND\"",
            kept = Kept.SERVED)
        @Nullable String code,
    @Key(says = "The exit code of the command.", eg = "3") @Nullable Integer exit,
    @Key(says = "What the client can do.", eg = "Ask for another means of payment.")
        @Nullable String recover) {
  private static final Pattern SHORT = Pattern.compile("(?s)([1-5]\\d\\d)\\s+(\\S.*)");

  public ErrorText {
    texts = Maps.ordered(texts);
  }

  /// Reads the short form: a status and a text.
  public static Reading<ErrorText> read(String text) {
    var matcher = SHORT.matcher(text.strip());
    if (!matcher.matches()) {
      return Reading.fault(
          text,
          "`%s` is no status with a text.".formatted(text),
          "Write `409 Too few items left.`");
    }
    return Reading.of(
        new ErrorText(
            Integer.valueOf(matcher.group(1)), matcher.group(2), Map.of(), null, null, null, null));
  }
}
