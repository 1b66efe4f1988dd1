package dev.newel.benchmarks.spring;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "\"user\"")
public class Person {
  @Id UUID id;
  String email;
  String passwordHash;
  String role;
  String profileFirstName;
  String profileLastName;
  String profileAvatar;
  Instant createdAt;
  Instant lastLoginAt;
}
