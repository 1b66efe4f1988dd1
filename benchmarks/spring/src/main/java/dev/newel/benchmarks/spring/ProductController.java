package dev.newel.benchmarks.spring;

import dev.newel.benchmarks.spring.Answers.Failed;
import dev.newel.benchmarks.spring.Answers.Failure;
import dev.newel.benchmarks.spring.Answers.Many;
import dev.newel.benchmarks.spring.Answers.One;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/products")
class ProductController {
  private final Catalogue catalogue;

  ProductController(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @GetMapping
  ResponseEntity<Many> list(
      @RequestParam(required = false) UUID category,
      @RequestParam(defaultValue = "1") @Min(1) int page,
      @RequestParam(defaultValue = "20") @Min(1) @Max(100) int pageSize) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
        .body(catalogue.list(category, page, pageSize));
  }

  @GetMapping("/{id}")
  One one(@PathVariable UUID id) {
    return new One(catalogue.one(id));
  }

  @PostMapping
  ResponseEntity<One> create(@Valid @RequestBody ProductInput input) {
    var made = catalogue.create(input);
    return ResponseEntity.created(URI.create("/api/v1/products/" + made.id())).body(new One(made));
  }

  @ExceptionHandler(NoSuchElementException.class)
  @ResponseStatus(HttpStatus.NOT_FOUND)
  Failed absent(NoSuchElementException absent, HttpServletRequest request) {
    return new Failed(
        new Failure(
            "PRODUCT_NOT_FOUND",
            "Product with id " + absent.getMessage() + " not found",
            String.valueOf(request.getAttribute("requestId"))));
  }
}
