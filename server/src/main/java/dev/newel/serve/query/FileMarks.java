package dev.newel.serve.query;

import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Marks the keys of files in JSON that the database makes, so that their addresses can be put in
/// their place. Nobody knows the mark of a server that runs, so that no text of a row bears one.
final class FileMarks {
  /// What stands before a key.
  static final String MARK = "newel-file-" + UUID.randomUUID() + ":";

  private static final Pattern MARKED = Pattern.compile(Pattern.quote(MARK) + "([A-Za-z0-9_-]+)");

  private FileMarks() {}

  /// The JSON with addresses in the place of keys.
  ///
  /// @param addresses makes them; they hold nothing that JSON writes otherwise
  static String addressed(String json, UnaryOperator<String> addresses) {
    return json.contains(MARK)
        ? MARKED
            .matcher(json)
            .replaceAll(found -> Matcher.quoteReplacement(addresses.apply(found.group(1))))
        : json;
  }
}
