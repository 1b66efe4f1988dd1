package dev.newel.serve.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestDatabaseTest {
  @Test
  void eachHasASchemaOfItsOwn() {
    try (var one = TestDatabase.open(TestDatabaseTest.class);
        var other = TestDatabase.open(TestDatabaseTest.class)) {
      one.execute("CREATE TABLE t (n int)");
      other.execute("CREATE TABLE t (n int)", "INSERT INTO t VALUES (1)");
      assertThat(one.value("SELECT count(*) FROM t")).isEqualTo("0");
      assertThat(other.value("SELECT count(*) FROM t")).isEqualTo("1");
      assertThat(one.value("SELECT current_schema()")).isEqualTo(one.schema());
    }
  }
}
