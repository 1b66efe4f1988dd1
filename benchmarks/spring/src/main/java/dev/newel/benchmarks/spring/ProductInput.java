package dev.newel.benchmarks.spring;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

record ProductInput(
    @NotNull @Size(min = 1, max = 200) String name,
    @NotNull @Size(max = 5000) String description,
    @NotNull @DecimalMin("0") @Digits(integer = 8, fraction = 2) BigDecimal price,
    @NotNull UUID category,
    @Size(max = 20) List<URI> images,
    Map<String, String> specifications,
    @Min(0) Integer stockQuantity) {}
