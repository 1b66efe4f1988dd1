package dev.newel.serve.testing;

import dev.newel.design.Design;
import dev.newel.design.access.Identity;
import dev.newel.language.Identity.Hash;
import dev.newel.language.Identity.Password;
import dev.newel.read.DesignReader;
import dev.newel.serve.Server;
import dev.newel.serve.identity.SigningKey;
import dev.newel.serve.store.Database;
import dev.newel.serve.store.DatabaseSettings;
import dev.newel.serve.store.TestDatabase;
import dev.newel.testing.Golden;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/// The example `storefront`, served on a schema of its own and a free port.
public final class Storefront implements AutoCloseable {
  private final TestDatabase schema;
  private final Database database;
  private final Server server;
  private final Api api;
  private final Hands hands = new Hands();

  /// A clock whose hands a test moves.
  private static final class Hands extends Clock {
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private Storefront(Class<?> test) throws IOException {
    this.schema = TestDatabase.open(test);
    this.database =
        Database.open(schema.address(), DatabaseSettings.DEFAULT.withSchema(schema.schema()));
    this.server =
        Server.start(
            design(),
            database,
            new Server.Options("127.0.0.1", 0, hands, SigningKey.ephemeral("ES256"), Map.of()));
    this.api = new Api(server.port(), "/api/v1");
  }

  public static Storefront open(Class<?> test) {
    try {
      return new Storefront(test);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// The example's design, with passwords that are hashed fast.
  public static Design design() {
    var read = DesignReader.read(Golden.root().resolve("examples/storefront"));
    var design = Objects.requireNonNull(read.design(), () -> read.findings().toString());
    var identity = design.identity();
    var fast =
        new Identity(
            identity.users(),
            identity.login(),
            identity.password(),
            identity.roleField(),
            identity.active(),
            identity.newcomers(),
            new Password(Hash.BCRYPT, 4, null, null),
            identity.access(),
            identity.refresh(),
            identity.throttle(),
            identity.keys(),
            identity.provider(),
            identity.services(),
            identity.mfa(),
            identity.roles());
    return new Design(
        design.prose(),
        design.model(),
        design.tenancy(),
        fast,
        design.identityOperations(),
        design.grants(),
        design.api(),
        design.resources(),
        design.errors(),
        design.events(),
        design.workflows(),
        design.jobs());
  }

  public Api api() {
    return api;
  }

  public TestDatabase schema() {
    return schema;
  }

  /// Moves the server's clock on.
  public void later(Duration by) {
    hands.ahead.updateAndGet(ahead -> ahead.plus(by));
  }

  /// A new category's key.
  public String category() {
    var id = UUID.randomUUID().toString();
    schema.execute(
        "INSERT INTO category (id, name) VALUES ('%s', 'Category %s')".formatted(id, id));
    return id;
  }

  /// Registers somebody and returns an access token.
  public String user() {
    var email = UUID.randomUUID() + "@shop.example";
    return api.post("/auth/register", Bodies.registration(email)).text("accessToken");
  }

  /// Registers an administrator and returns an access token.
  public String admin() {
    var email = UUID.randomUUID() + "@shop.example";
    var token = api.post("/auth/register", Bodies.registration(email)).text("accessToken");
    schema.execute("UPDATE \"user\" SET role = 'admin' WHERE email = '%s'".formatted(email));
    return token;
  }

  /// Creates a product and returns its key.
  public String product(String admin, String name, String category) {
    return api.as(admin).post("/products", Bodies.product(name, category)).text("product", "id");
  }

  @Override
  public void close() {
    server.close();
    database.close();
    schema.close();
  }
}
