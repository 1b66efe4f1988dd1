package dev.newel.up;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The rules of axe-core over the page that a browser shows.
final class Axe {
  private static final String SCRIPT = script();

  private Axe() {}

  /// What keeps people out: every violation that axe calls serious or critical, with the elements.
  static List<String> faults(Chromium chromium) {
    chromium.value(SCRIPT + "\n;true");
    var result =
        chromium.value(
            "axe.run(document, {resultTypes: ['violations']}).then((all) => all.violations.filter((each) => ['serious', 'critical'].includes(each.impact)).map((each) => each.id + ': ' + each.nodes.map((node) => node.target.join(' ') + ' ' + node.html.slice(0, 160) + ' ' + node.failureSummary).join(' | ')))");
    var faults = new ArrayList<String>();
    result.forEach(each -> faults.add(each.asString()));
    return faults;
  }

  private static String script() {
    var name = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    try (var stream = Axe.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new AssertionError("there is no " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
