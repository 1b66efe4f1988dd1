package dev.newel.benchmarks.spring;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.data.domain.Page;

/** What the shop shows, in the envelopes of the design. */
final class Answers {
  private static final String MILLIS = "yyyy-MM-dd'T'HH:mm:ss.SSSX";

  private Answers() {}

  record One(Shown product) {}

  record Shown(
      UUID id,
      String name,
      String description,
      BigDecimal price,
      UUID category,
      List<String> images,
      Map<String, String> specifications,
      int stockQuantity,
      boolean inStock,
      @JsonFormat(pattern = MILLIS, timezone = "UTC") Instant createdAt,
      @JsonFormat(pattern = MILLIS, timezone = "UTC") Instant updatedAt,
      List<UUID> relatedProducts) {
    static Shown of(Product product, List<UUID> related) {
      return new Shown(
          product.id,
          product.name,
          product.description,
          product.price,
          product.category.getId(),
          List.copyOf(product.images),
          product.specifications,
          product.stockQuantity,
          product.stockQuantity > 0,
          product.createdAt,
          product.updatedAt,
          related);
    }
  }

  record Many(List<Summary> products, Pagination pagination) {}

  record Summary(
      UUID id, String name, BigDecimal price, UUID category, String imageUrl, boolean inStock, @JsonFormat(pattern = MILLIS, timezone = "UTC") Instant createdAt) {
    static Summary of(Product product) {
      return new Summary(
          product.id,
          product.name,
          product.price,
          product.category.getId(),
          product.images.isEmpty() ? null : product.images.getFirst(),
          product.stockQuantity > 0,
          product.createdAt);
    }
  }

  record Pagination(
      int page, int pageSize, int totalPages, long totalItems, boolean hasNext, boolean hasPrevious) {
    static Pagination of(Page<?> page) {
      return new Pagination(
          page.getNumber() + 1,
          page.getSize(),
          page.getTotalPages(),
          page.getTotalElements(),
          page.hasNext(),
          page.hasPrevious());
    }
  }

  record Failed(Failure error) {}

  record Failure(String code, String message, String requestId) {}
}
