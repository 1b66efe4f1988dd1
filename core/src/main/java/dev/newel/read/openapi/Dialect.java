package dev.newel.read.openapi;

/// The versions of OpenAPI that differ in what their words mean.
enum Dialect {
  V2("2.0"),
  V30("3.0"),
  V31("3.1");

  private final String shown;

  Dialect(String shown) {
    this.shown = shown;
  }

  String shown() {
    return shown;
  }

  /// The dialect of a version as written. What is newer than 3.1 is read as 3.1, what is older than
  /// 2.0 as 2.0.
  static Dialect of(String version) {
    if (version.startsWith("3.0")) {
      return V30;
    }
    return version.startsWith("3") ? V31 : V2;
  }

  /// The pointer to the named schemas.
  String schemas() {
    return this == V2 ? "/definitions" : "/components/schemas";
  }
}
