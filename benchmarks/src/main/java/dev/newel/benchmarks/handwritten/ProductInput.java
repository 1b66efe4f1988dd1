package dev.newel.benchmarks.handwritten;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// A product that somebody wants to create.
record ProductInput(
    @Nullable String name,
    @Nullable String description,
    @Nullable BigDecimal price,
    @Nullable UUID category,
    @Nullable List<String> images,
    @Nullable Map<String, String> specifications,
    @Nullable Integer stockQuantity) {
  static ProductInput read(InputStream body) {
    ProductInput input;
    try {
      input = Answer.JSON.readValue(body, ProductInput.class);
    } catch (JacksonException e) {
      throw new Refused(400, "MALFORMED", "Not understood");
    }
    if (!input.isFit()) {
      throw new Refused(422, "VALIDATION_FAILED", "Validation failed");
    }
    return input;
  }

  private boolean isFit() {
    return name != null
        && !name.isEmpty()
        && name.codePointCount(0, name.length()) <= 200
        && description != null
        && description.codePointCount(0, description.length()) <= 5000
        && price != null
        && price.signum() >= 0
        && price.scale() <= 2
        && price.precision() <= 10
        && category != null
        && (images == null || images.size() <= 20)
        && (stockQuantity == null || stockQuantity >= 0);
  }
}
