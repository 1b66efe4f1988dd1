package dev.newel.benchmarks.spring;

import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Products extends JpaRepository<Product, UUID> {
  Page<Product> findByCategoryId(UUID category, Pageable page);

  @Query(
      """
      select p.id from Product p
      where p.category.id = :category and p.id <> :id
      order by p.createdAt desc, p.id limit 4
      """)
  List<UUID> related(UUID category, UUID id);
}
