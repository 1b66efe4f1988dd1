package dev.newel.serve.load;

import com.sun.management.OperatingSystemMXBean;
import dev.newel.serve.testing.Bodies;
import dev.newel.serve.testing.Storefront;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Tells the processor time of one request, for a list of 20 rows and for one row. The time of the
/// client is in it, and that of PostgreSQL is not; so compare runs with each other and take no
/// number as it stands.
///
/// Its name is no test's, so that only `-Dtest=Load` runs it.
class Load {
  private static final Logger LOG = Logger.getLogger(Load.class.getName());
  private static final int WARM_UP = 3_000;
  private static final int MEASURED = 5_000;
  private static final int ROWS = 200;

  @Test
  void tell_the_processor_time_of_a_request() {
    try (var shop = Storefront.open(Load.class)) {
      var admin = shop.admin();
      var category = shop.category();
      var id = "";
      for (var i = 0; i < ROWS; i++) {
        id = shop.product(admin, "Item " + i, category);
      }
      measure(shop, "list", "/products", category);
      measure(shop, "get", "/products/" + id, category);
      measure(shop, "create", null, category);
    }
  }

  private static void measure(
      Storefront shop, String name, @Nullable String path, String category) {
    call(shop, path, category, WARM_UP);
    var before = processorTime();
    call(shop, path, category, MEASURED);
    var micros = (processorTime() - before) / 1_000 / MEASURED;
    LOG.info(() -> "%s: %d us of processor time for each request".formatted(name, micros));
  }

  private static void call(Storefront shop, @Nullable String path, String category, int times) {
    var api = shop.api();
    for (var i = 0; i < times; i++) {
      if (i % 1_000 == 0) {
        // An administrator is limited to 5,000 requests a minute, and a token lives for 15 minutes.
        shop.later(Duration.ofSeconds(61));
        api = shop.api().as(shop.admin());
      }
      var status =
          path == null
              ? api.post("/products", Bodies.product("Item", category)).status()
              : api.get(path).status();
      if (status >= 300) {
        throw new IllegalStateException("status " + status);
      }
    }
  }

  private static long processorTime() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
