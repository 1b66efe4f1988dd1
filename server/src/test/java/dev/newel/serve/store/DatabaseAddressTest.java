package dev.newel.serve.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "postgres://u:p@h:6000/d, h, 6000, d, u, p",
        "postgresql://u:p@h/d, h, 5432, d, u, p",
        "POSTGRES://u@h/d, h, 5432, d, u, ''",
        "postgres://a%40b:s%3A%2F%3F%23%25@h/my%20d, h, 5432, my d, a@b, s:/?#%",
        "postgres://%C3%A9:%E2%82%AC+@h/d, h, 5432, d, é, €+",
        "postgres://u:p:q@[::1]:6001/d, ::1, 6001, d, u, p:q",
        "postgres://u:p@10.0.0.7:5432/d, 10.0.0.7, 5432, d, u, p",
        "jdbc:postgresql://h:6000/d?user=u&password=p, h, 6000, d, u, p",
        "jdbc:postgresql://u:p@h/d, h, 5432, d, u, p",
        "jdbc:postgresql:d?user=u&password=a@b+c, localhost, 5432, d, u, a@b c",
        "jdbc:postgresql:/d?user=u, localhost, 5432, d, u, ''",
        "' postgres://u:p@h:/d ', h, 5432, d, u, p",
      })
  void readsEveryForm(
      String url, String host, int port, String database, String user, String password) {
    assertThat(DatabaseAddress.parse("DATABASE_URL", url))
        .isEqualTo(new DatabaseAddress(host, port, database, user, password, Map.of()));
  }

  @Test
  void passesConnectionPropertiesOnByTheDriversNames() {
    var url =
        "postgres://u:p@h/d?sslmode=verify-full&sslrootcert=/etc/ca.pem&application_name=shop&connect_timeout=3";
    assertThat(DatabaseAddress.parse("DATABASE_URL", url).properties())
        .isEqualTo(
            Map.of(
                "sslmode",
                "verify-full",
                "sslrootcert",
                "/etc/ca.pem",
                "ApplicationName",
                "shop",
                "connectTimeout",
                "3"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|`DATABASE_URL` is empty, where the address of a PostgreSQL database is expected.",
        "mysql://u:p@h/d|`DATABASE_URL` begins with `mysql:`, where one of `jdbc:postgresql:`, `postgres://`,"
            + " `postgresql://` is expected.",
        "h/d|`DATABASE_URL` has no scheme, where one of `jdbc:postgresql:`, `postgres://`, `postgresql://` is expected.",
        "postgres://u:p@/d|`DATABASE_URL` names no host.",
        "postgres://h/d|`DATABASE_URL` names no user.",
        "postgres://u:p@h|`DATABASE_URL` names no database.",
        "postgres://u:p@h/|`DATABASE_URL` names no database.",
        "postgres://u:p@h/d/e|`DATABASE_URL` names a database with a `/` in it.",
        "postgres://u:p@h:0/d|`DATABASE_URL` has a port that is no number from 1 to 65535.",
        "postgres://u:p@h:65536/d|`DATABASE_URL` has a port that is no number from 1 to 65535.",
        "postgres://u:p@h1,h2/d|`DATABASE_URL` names several hosts, where one is expected.",
        "postgres://u:p@h_!/d|`DATABASE_URL` names a host that is no name and no address.",
        "postgres://u:p@[::1/d|`DATABASE_URL` names a host that is no name and no address.",
        "postgres://u:%zz@h/d|`DATABASE_URL` has a `%` in its password that two hexadecimal digits do not follow.",
        "postgres://u:%ff@h/d|`DATABASE_URL` has a password that is not UTF-8.",
        "postgres://u:p@h/d%00|`DATABASE_URL` has a control character in its database.",
        "postgres://u:p@h/d?sslmode=on|`DATABASE_URL` holds an `sslmode` that does not exist.",
        "postgres://u:p@h/d?options=-c|`DATABASE_URL` holds a parameter that Newel does not pass on.",
        "postgres://u:p@h/d?connect_timeout=soon|`DATABASE_URL` holds a `connect_timeout` that is no number.",
      })
  void saysInOneSentenceWhatIsWrong(String url, String message) {
    assertThatThrownBy(() -> DatabaseAddress.parse("DATABASE_URL", url))
        .isInstanceOf(StartFailure.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://u:sec@ret@h/d",
        "postgres://u:sec/ret@h/d",
        "postgres://u:sec?ret@h/d",
        "postgres://u:sec#ret@h/d",
        "postgres://u:sec%ret@h/d",
        "postgres://u:sec:ret@h:99999/d",
        "secret",
        "postgres:secret",
        "secret@h/d",
        "jdbc:postgresql://h/d?password=secret",
        "postgres://u:ret@h/d?sec=secret",
        "postgres://u:secret@h\nret/d",
      })
  void noMessageGivesAPieceOfThePasswordAway(String url) {
    assertThatThrownBy(() -> DatabaseAddress.parse("DATABASE_URL", url))
        .isInstanceOfSatisfying(
            StartFailure.class,
            failure -> {
              assertThat(failure.getMessage() + failure.hint())
                  .doesNotContain("sec")
                  .doesNotContain("ret@");
            });
  }

  @Test
  void itsTextHidesThePassword() {
    assertThat(DatabaseAddress.parse("DATABASE_URL", "postgres://u:secret@[::1]/d?sslmode=require"))
        .hasToString("postgres://u:***@[::1]:5432/d");
  }
}
