package dev.newel.serve.testing;

import dev.newel.design.Design;
import dev.newel.design.access.Identity;
import dev.newel.language.Identity.Hash;
import dev.newel.language.Identity.Password;
import dev.newel.serve.store.TestDatabase;
import dev.newel.testing.Golden;
import java.time.Duration;
import java.util.UUID;

/// The example `storefront`, served on a schema of its own and a free port.
public final class Storefront implements AutoCloseable {
  private final Site site;

  private Storefront(Site site) {
    this.site = site;
  }

  public static Storefront open(Class<?> test) {
    return new Storefront(Site.open(test, design()));
  }

  /// The example's design, with passwords that are hashed fast.
  public static Design design() {
    return fast(Site.design(Golden.root().resolve("examples/storefront")));
  }

  /// The design with passwords that are hashed fast.
  public static Design fast(Design design) {
    var identity = design.identity();
    var fast =
        new Identity(
            identity.users(),
            identity.login(),
            identity.password(),
            identity.roleField(),
            identity.active(),
            identity.tenantActive(),
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
    return site.api();
  }

  public TestDatabase schema() {
    return site.schema();
  }

  /// Moves the server's clock on.
  public void later(Duration by) {
    site.later(by);
  }

  /// A new category's key.
  public String category() {
    var id = UUID.randomUUID().toString();
    schema()
        .execute("INSERT INTO category (id, name) VALUES ('%s', 'Category %s')".formatted(id, id));
    return id;
  }

  /// Registers somebody and returns an access token.
  public String user() {
    var email = UUID.randomUUID() + "@shop.example";
    return api().post("/auth/register", Bodies.registration(email)).text("accessToken");
  }

  /// Registers an administrator and returns an access token.
  public String admin() {
    var email = UUID.randomUUID() + "@shop.example";
    var token = api().post("/auth/register", Bodies.registration(email)).text("accessToken");
    schema().execute("UPDATE \"user\" SET role = 'admin' WHERE email = '%s'".formatted(email));
    return token;
  }

  /// Creates a product and returns its key.
  public String product(String admin, String name, String category) {
    return api().as(admin).post("/products", Bodies.product(name, category)).text("product", "id");
  }

  @Override
  public void close() {
    site.close();
  }
}
