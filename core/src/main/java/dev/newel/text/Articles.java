package dev.newel.text;

import java.util.Locale;
import java.util.regex.Pattern;

/// The indefinite article of English, by the sound that a noun begins with rather than by its
/// letter: `a user`, `an hour`, `a URL`, `an SMS`.
public final class Articles {
  private static final Pattern BEFORE = Pattern.compile("^[^\\p{L}\\p{N}]+");

  /// Written with a vowel, spoken with a consonant: `you` and `won`.
  private static final Pattern CONSONANT =
      Pattern.compile(
          "(?:u[bcfhjkqrst][aeiou]|uni(?!n|m|de)|unanim|ukr|ur[il]\\b|uu|u\\b|u[ix]\\b|usb\\b|utc\\b"
              + "|utf|eu|ew|onc?es?\\b|ones).*");

  /// Spoken with a vowel, whatever letter it is written with: a silent `h`, names of letters that
  /// begin with a vowel in words of letters, and numbers such as 8, 11 and 18,000.
  private static final Pattern VOWEL =
      Pattern.compile(
          "(?:[aeiou]|hour|honou?r|honest|heir|http|html|xml|sql|faq\\b|ldap\\b|led\\b|mfa\\b|nda\\b"
              + "|sla\\b|sso\\b|[fhlmnrsx][b-df-hj-np-tv-xz0-9]*(?![a-z0-9])"
              + "|8|1[18](?:,?[0-9]{3})*(?![0-9])).*");

  private Articles() {}

  /// `a` or `an`.
  ///
  /// @param noun what it stands before; marks before its first letter, such as those of code, are
  ///     not spoken
  public static String of(String noun) {
    var word = BEFORE.matcher(noun.toLowerCase(Locale.ROOT)).replaceFirst("");
    return VOWEL.matcher(word).matches() && !CONSONANT.matcher(word).matches() ? "an" : "a";
  }

  /// The noun with its article: `an order`.
  public static String with(String noun) {
    return of(noun) + " " + noun;
  }
}
