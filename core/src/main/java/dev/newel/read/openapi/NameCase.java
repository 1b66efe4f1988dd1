package dev.newel.read.openapi;

/// How a name of several words is written.
final class NameCase {
  private NameCase() {}

  /// The name of the case; empty where a name of one word does not tell.
  static String of(String name) {
    if (name.matches("[a-z0-9]+(_[a-z0-9]+)+")) {
      return "snake_case";
    }
    if (name.matches("[a-z0-9]+(-[a-z0-9]+)+")) {
      return "kebab-case";
    }
    if (name.matches("[a-z][a-z0-9]*([A-Z][A-Za-z0-9]*)+")) {
      return "camelCase";
    }
    return name.matches("([A-Z][a-z0-9]+){2,}") ? "PascalCase" : "";
  }
}
