package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.newel.serve.testing.Bodies;
import dev.newel.serve.testing.Storefront;
import java.text.ParseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What elaboration decides, the server does.
class ElaboratedTest {
  private static final Storefront SHOP = Storefront.open(ElaboratedTest.class);

  @AfterAll
  static void close() {
    SHOP.close();
  }

  /// The direction of an order that a client leaves out is that of the list's own first key: desc.
  @Test
  void a_direction_left_out_is_that_of_the_list() {
    var admin = SHOP.admin();
    var category = SHOP.category();
    SHOP.product(admin, "Anvil", category);
    SHOP.product(admin, "Bellows", category);
    var path = "/products?category=" + category + "&sortBy=name";
    assertThat(SHOP.api().get(path).all("name", "products")).containsExactly("Bellows", "Anvil");
    assertThat(SHOP.api().get(path + "&sortOrder=asc").all("name", "products"))
        .containsExactly("Anvil", "Bellows");
  }

  /// `userId` is computed and unlisted, and a token bears it all the same.
  @Test
  void a_token_bears_computed_claims() throws ParseException {
    var answer = SHOP.api().post("/auth/register", Bodies.registration("claims@shop.example"));
    var claims = SignedJWT.parse(answer.text("accessToken")).getJWTClaimsSet();
    assertThat(claims.getStringClaim("userId")).isEqualTo(answer.text("user", "id"));
    assertThat(claims.getStringClaim("role")).isEqualTo("user");
    assertThat(claims.getSubject()).isEqualTo(answer.text("user", "id"));
  }
}
