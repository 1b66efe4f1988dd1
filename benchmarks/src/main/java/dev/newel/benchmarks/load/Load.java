package dev.newel.benchmarks.load;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/// Sends requests, each client one after the other on a connection that stays open.
final class Load implements AutoCloseable {
  /// The processor time and the latencies of requests.
  ///
  /// @param micros of processor time of the server for one request
  /// @param p50 half of the requests were answered within this, in milliseconds as seen by clients
  /// @param p99 99 of 100 requests were answered within this
  record Measured(double micros, double p50, double p99) {}

  private final Contestant server;
  private final int clients;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger number = new AtomicInteger();
  private String token = "";

  Load(Contestant server, int clients) {
    this.server = server;
    this.clients = clients;
  }

  Contestant server() {
    return server;
  }

  /// Asks for a new token: one lives for 15 minutes.
  void login() throws IOException, InterruptedException {
    var answer = JsonMapper.shared().readTree(send(Work.LOGIN, 0).body());
    token = answer.get("accessToken").stringValue();
  }

  /// The answer to one request; throws where its status is another than it should be.
  HttpResponse<String> send(Work work, int which) throws IOException, InterruptedException {
    var request = work.request(server.base(), which);
    if (work.isAuthenticated()) {
      request.header("Authorization", "Bearer " + token);
    }
    var answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != work.status()) {
      throw new IOException(
          "%s answers %s with %d: %s"
              .formatted(server.name(), work.title(), answer.statusCode(), answer.body()));
    }
    return answer;
  }

  /// Sends so many requests and measures them.
  Measured run(Work work, int requests) throws IOException, InterruptedException {
    var latencies = new long[requests];
    var next = new AtomicInteger();
    var before = server.processorTime();
    try (var threads = Executors.newFixedThreadPool(clients)) {
      Callable<Void> client =
          () -> {
            for (var i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
              var begun = System.nanoTime();
              send(work, number.getAndIncrement());
              latencies[i] = System.nanoTime() - begun;
            }
            return null;
          };
      var running = new ArrayList<Future<Void>>();
      for (var i = 0; i < clients; i++) {
        running.add(threads.submit(client));
      }
      for (var each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    }
    var used = server.processorTime().minus(before);
    Arrays.sort(latencies);
    return new Measured(
        used.toNanos() / 1e3 / requests,
        latencies[requests / 2] / 1e6,
        latencies[(int) (requests * 0.99)] / 1e6);
  }

  @Override
  public void close() {
    http.close();
  }
}
