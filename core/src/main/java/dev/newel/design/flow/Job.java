package dev.newel.design.flow;

import dev.newel.language.JobText;
import dev.newel.language.Schedule;
import dev.newel.language.TimeAmount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens by itself, by time.
public record Job(
    String name,
    @Nullable String doc,
    Schedule every,
    @Nullable Selection each,
    Effects effects,
    JobText.Overlap overlap,
    @Nullable TimeAmount timeout,
    List<String> satisfies) {
  public Job {
    satisfies = List.copyOf(satisfies);
  }
}
