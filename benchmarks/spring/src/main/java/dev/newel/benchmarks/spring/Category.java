package dev.newel.benchmarks.spring;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

@Entity
public class Category {
  @Id UUID id;
  String name;

  /** Known without loading the row. */
  public UUID getId() {
    return id;
  }
}
