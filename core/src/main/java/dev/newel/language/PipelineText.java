package dev.newel.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Data that flows without a request: a source, steps, a sink.
@Element(says = "Data that flows without a request: a source, steps, a sink.")
public record PipelineText(
    @Key(says = "What it is for.") @Nullable String doc,
    @Key(says = "Its kind.", eg = "batch", otherwise = "batch") @Nullable Kind kind,
    @Key(says = "When, for a batch.", eg = "day at 02:00") @Nullable Schedule every,
    @Key(says = "The rows that it reads.", eg = "Tariff where from <= today") @Nullable Rows reads,
    @Key(says = "The source outside, where it reads no rows.", eg = "topic clicks")
        @Nullable String source,
    @Key(says = "What is done, in order.", eg = "[{ step: convert, handler: toCsv }]")
        List<PipelineStep> steps,
    @Key(says = "The sink.", eg = "file s3://exports/tariffs.csv") @Nullable String writes,
    @Key(says = "The requirements that it meets.", eg = "[FR-013]") List<String> satisfies) {
  public PipelineText {
    steps = List.copyOf(steps);
    satisfies = List.copyOf(satisfies);
  }

  /// One step of a pipeline.
  @Element(says = "One step of a pipeline.")
  public record PipelineStep(
      @Key(says = "Its name.", eg = "convert", required = true) String step,
      @Key(says = "What it does.") @Nullable String doc,
      @Key(says = "The Java class that does it.", eg = "toCsv") @Nullable String handler) {}

  /// How a pipeline works.
  public enum Kind {
    BATCH,
    STREAM,
    ETL,
    ELT
  }
}
