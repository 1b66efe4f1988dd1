package dev.newel.benchmarks.spring;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.type.SqlTypes;

@Entity
@SQLRestriction("deleted_at IS NULL")
public class Product {
  @Id @GeneratedValue UUID id;
  String name;
  String description;
  BigDecimal price;

  @ManyToOne(fetch = FetchType.LAZY)
  Category category;

  @ElementCollection
  @CollectionTable(name = "product_images", joinColumns = @JoinColumn(name = "product_id"))
  @OrderColumn(name = "position")
  @Column(name = "value")
  List<String> images = new ArrayList<>();

  @JdbcTypeCode(SqlTypes.JSON)
  Map<String, String> specifications = new LinkedHashMap<>();

  int stockQuantity;
  Instant createdAt;
  Instant updatedAt;
  Instant deletedAt;
}
