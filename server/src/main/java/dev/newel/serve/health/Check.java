package dev.newel.serve.health;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One thing that health looks at. However many ask at once, it is looked at once.
public final class Check {
  private final String name;
  private final boolean needed;
  private final BooleanSupplier look;
  private final AtomicReference<@Nullable CompletableFuture<Boolean>> underWay =
      new AtomicReference<>();

  /// @param name as the design has it
  /// @param needed whether nothing can be served without it
  /// @param look says whether it is there; may take as long as it likes, and fail
  public Check(String name, boolean needed, BooleanSupplier look) {
    this.name = name;
    this.needed = needed;
    this.look = look;
  }

  public String name() {
    return name;
  }

  public boolean isNeeded() {
    return needed;
  }

  /// What a look in a thread of its own will say: the one under way, else a new one.
  public CompletableFuture<Boolean> look() {
    var mine = new CompletableFuture<Boolean>();
    var other = underWay.compareAndExchange(null, mine);
    if (other != null) {
      return other;
    }
    Thread.ofVirtual()
        .name("health " + name)
        .start(
            () -> {
              try {
                var there = look.getAsBoolean();
                underWay.set(null);
                mine.complete(there);
              } catch (RuntimeException e) {
                underWay.set(null);
                mine.completeExceptionally(e);
              }
            });
    return mine;
  }
}
