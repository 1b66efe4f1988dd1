package dev.newel.benchmarks.spring;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface People extends JpaRepository<Person, UUID> {
  Optional<Person> findByEmail(String email);
}
