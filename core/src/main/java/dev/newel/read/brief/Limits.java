package dev.newel.read.brief;

import dev.newel.foreign.brief.Item;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Limits of a rate: `5 attempts per IP per 15 minutes`, `100 requests/min per user`.
record Limits(BigDecimal number, String unit, String per, String key, int start, int end) {
  private static final String KEY =
      "(?:the same |a single |each |an? )?(IP(?: address)?(?:es)?|users?|clients?|accounts?|tenants?|(?:API )?keys?|customers?|sessions?|devices?|organi[sz]ations?|consumers?|tokens?|e-?mails?(?: address)?|phone numbers?|members?|callers?)";
  private static final String TIME =
      "(seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|month|week)";
  private static final Pattern FORM =
      Pattern.compile(
          "(?<![\\w.])(\\d[\\d,]{0,12}|one|two|three|four|five|six|ten)\\s*(?:x\\s+)?(?:(?:consecutive|failed|login|sign-?in|password|API|HTTP|authentication|invalid|unsuccessful|write|read|search|incorrect|wrong) ){0,3}(attempts?|requests?|calls?|tries|times|messages?|emails?|operations?|uploads?|logins?|reqs?|exports?|registrations?|submissions?|invitations?|bookings?|codes?)?"
              + "\\s*(?:(?:per|/|from|by|for)\\s*"
              + KEY
              + ")?\\s*(?:per|/|every|in(?: any)?|within(?: any)?|each|an?)\\s*(?:(\\d{1,4})[ -]?)?"
              + TIME
              + "(?!\\w)(?:\\s*(?:\\([^()]*?\\)\\s*)?,?\\s*(?:per|from|by|for|/)\\s*"
              + KEY
              + "(?!\\w))?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern KEYED = Pattern.compile("(?i)\\bper[ -](?:" + KEY + ")(?!\\w)");

  static List<Limits> of(Sentence sentence) {
    var words = sentence.words();
    var line = sentence.line();
    var around = String.join(" ", line.scene().name(), line.leads(), line.head());
    var found = new ArrayList<Limits>();
    var form = FORM.matcher(words);
    while (form.find()) {
      var limit = read(words, around, form);
      if (limit != null) {
        found.add(limit);
      }
    }
    return found;
  }

  private static @Nullable Limits read(String words, String around, Matcher form) {
    var noun = form.group(2);
    var limited =
        MeasureWords.RATE_LIMIT.matcher(words).find()
            || MeasureWords.RATE_LIMIT.matcher(around).find();
    var titled =
        MeasureWords.RATE_LIMIT.matcher(around).find() && form.group().matches("(?i).*\\bper\\b.*");
    var key = form.group(3) == null ? form.group(6) : form.group(3);
    if (key == null && limited) {
      var elsewhere = KEYED.matcher(words);
      key = elsewhere.find() ? elsewhere.group(1) : null;
    }
    var attempts = noun != null && noun.matches("(?i)attempts?|tries|logins?");
    if (!(attempts || limited || (key != null && noun != null))
        || (noun == null && !(limited && (form.group().contains("/") || titled)))) {
      return null;
    }
    var time = form.group(5).toLowerCase(java.util.Locale.ROOT);
    var unit =
        switch (time.charAt(0)) {
          case 's' -> "s";
          case 'm' -> time.startsWith("month") ? "month" : "min";
          case 'h' -> "h";
          case 'w' -> "week";
          default -> "d";
        };
    var many = form.group(4) == null || form.group(4).equals("1") ? "" : form.group(4) + " ";
    return new Limits(
        number(form.group(1)),
        noun == null ? "requests" : noun,
        many + unit,
        key == null ? "" : key,
        form.start(),
        form.end());
  }

  private static BigDecimal number(String words) {
    return switch (words.toLowerCase(java.util.Locale.ROOT)) {
      case "one" -> BigDecimal.ONE;
      case "two" -> BigDecimal.TWO;
      case "three" -> BigDecimal.valueOf(3);
      case "four" -> BigDecimal.valueOf(4);
      case "five" -> BigDecimal.valueOf(5);
      case "six" -> BigDecimal.valueOf(6);
      case "ten" -> BigDecimal.TEN;
      default -> new BigDecimal(words.replace(",", ""));
    };
  }

  boolean covers(int offset) {
    return start <= offset && offset < end;
  }

  Item.Limit item(Sentence sentence, @Nullable String requirement) {
    var scope = Scope.of(sentence, new Quantity(number, unit, per, null, start, end));
    return new Item.Limit(number, unit, per, key, scope, requirement, sentence.explicit());
  }
}
