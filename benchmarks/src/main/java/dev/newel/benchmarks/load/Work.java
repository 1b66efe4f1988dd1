package dev.newel.benchmarks.load;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/// The requests of one operation, one after the other; the same for every server.
enum Work {
  GET("read by key", 200) {
    @Override
    HttpRequest.Builder request(URI base, int number) {
      // A step that is prime to the number of products meets them all in an order of no use to
      // caches of the database.
      return to(base, "/products/" + Scene.product((int) (number * 617L % Scene.PRODUCTS)));
    }
  },
  LIST("list of 20", 200) {
    @Override
    HttpRequest.Builder request(URI base, int number) {
      var category = Scene.category(number % Scene.CATEGORIES);
      var page = 1 + number / Scene.CATEGORIES % 5;
      return to(base, "/products?category=" + category + "&page=" + page);
    }
  },
  CREATE("create", 201) {
    @Override
    HttpRequest.Builder request(URI base, int number) {
      return to(base, "/products")
          .header("Content-Type", "application/json")
          .POST(
              BodyPublishers.ofString(
                  """
                  {"name":"New product %d","description":"A thing that was not there.","price":9.75,\
                  "category":"%s","images":["https://images.example/new.png"],\
                  "specifications":{"colour":"blue"},"stockQuantity":7}"""
                      .formatted(number, Scene.category(number % Scene.CATEGORIES))));
    }
  },
  LOGIN("login", 200) {
    @Override
    HttpRequest.Builder request(URI base, int number) {
      return to(base, "/auth/login")
          .header("Content-Type", "application/json")
          .POST(
              BodyPublishers.ofString(
                  "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(Scene.LOGIN, Scene.PASSWORD)));
    }
  };

  private final String title;
  private final int status;

  Work(String title, int status) {
    this.title = title;
    this.status = status;
  }

  /// The request of this number, without what says who asks.
  abstract HttpRequest.Builder request(URI base, int number);

  String title() {
    return title;
  }

  /// What a request of it is answered with.
  int status() {
    return status;
  }

  /// Whether an administrator asks.
  boolean isAuthenticated() {
    return this == CREATE;
  }

  private static HttpRequest.Builder to(URI base, String path) {
    return HttpRequest.newBuilder(URI.create(base + path));
  }
}
