package dev.newel.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The pages of the rules, as Markdown.
public final class RulePages {
  private RulePages() {}

  /// The page of the rule `id`; every rule has one.
  public static String of(String id) {
    try (var page = RulePages.class.getResourceAsStream("/rules/" + id + ".md")) {
      if (page == null) {
        throw new IllegalArgumentException("no page for " + id);
      }
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
