package dev.newel.benchmarks.spring;

import dev.newel.benchmarks.spring.Answers.Many;
import dev.newel.benchmarks.spring.Answers.Pagination;
import dev.newel.benchmarks.spring.Answers.Shown;
import dev.newel.benchmarks.spring.Answers.Summary;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.Caching;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class Catalogue {
  private static final Sort NEWEST = Sort.by(Sort.Order.desc("createdAt"), Sort.Order.asc("id"));

  private final Products products;
  private final EntityManager entities;
  private final Clock clock = Clock.systemUTC();

  Catalogue(Products products, EntityManager entities) {
    this.products = products;
    this.entities = entities;
  }

  @Cacheable("product")
  @Transactional(readOnly = true)
  public Shown one(UUID id) {
    return shown(products.findById(id).orElseThrow(() -> new NoSuchElementException(id.toString())));
  }

  @Cacheable("products")
  @Transactional(readOnly = true)
  public Many list(UUID category, int page, int pageSize) {
    Pageable asked = PageRequest.of(page - 1, pageSize, NEWEST);
    var found = category == null ? products.findAll(asked) : products.findByCategoryId(category, asked);
    return new Many(found.map(Summary::of).getContent(), Pagination.of(found));
  }

  /** A new product is related to those of its shelf, so every answer about products ends. */
  @Caching(
      evict = {
        @CacheEvict(cacheNames = "product", allEntries = true),
        @CacheEvict(cacheNames = "products", allEntries = true)
      })
  @Transactional
  public Shown create(ProductInput input) {
    var now = Instant.now(clock).truncatedTo(ChronoUnit.MICROS);
    var product = new Product();
    product.name = input.name();
    product.description = input.description();
    product.price = input.price().setScale(2);
    product.category = entities.getReference(Category.class, input.category());
    product.images =
        input.images() == null
            ? new ArrayList<>()
            : new ArrayList<>(input.images().stream().map(Object::toString).toList());
    product.specifications = input.specifications() == null ? Map.of() : input.specifications();
    product.stockQuantity = input.stockQuantity() == null ? 0 : input.stockQuantity();
    product.createdAt = now;
    product.updatedAt = now;
    products.saveAndFlush(product);
    return shown(product);
  }

  private Shown shown(Product product) {
    return Shown.of(product, List.copyOf(products.related(product.category.getId(), product.id)));
  }
}
