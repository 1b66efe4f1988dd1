package dev.newel.check;

/// A risk of the OWASP API Security Top 10 of 2023.
public enum Risk {
  API1("broken object level authorization"),
  API2("broken authentication"),
  API3("broken object property level authorization"),
  API4("unrestricted resource consumption"),
  API5("broken function level authorization"),
  API6("unrestricted access to sensitive business flows"),
  API7("server side request forgery"),
  API8("security misconfiguration"),
  API9("improper inventory management"),
  API10("unsafe consumption of APIs");

  private final String title;

  Risk(String title) {
    this.title = title;
  }

  /// Its name in that list, in lower case.
  public String title() {
    return title;
  }

  /// As pages write it: `API1:2023`.
  public String label() {
    return name() + ":2023";
  }
}
