package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.serve.http.HttpAnswer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/// Pages that come from outside, by path; everybody may see them. An operation of the design at
/// such a path wins.
final class GivenPages implements OwnPage {
  private final Map<String, Supplier<HttpAnswer>> pages;

  GivenPages(Design design, Map<String, Supplier<HttpAnswer>> pages) {
    this.pages = new LinkedHashMap<>(pages);
    design.operations().stream()
        .map(each -> each.http())
        .filter(Objects::nonNull)
        .forEach(http -> this.pages.remove(http.path()));
  }

  @Override
  public boolean isAt(String path) {
    return pages.containsKey(path);
  }

  @Override
  public HttpAnswer content(String path) {
    return Objects.requireNonNull(pages.get(path)).get();
  }
}
