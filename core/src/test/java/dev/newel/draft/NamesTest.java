package dev.newel.draft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "order_lines, OrderLine, orderLines, orderLines",
    "Categories, Category, categories, categories",
    "Address, Address, address, addresses",
    "userID, UserId, userId, userIds",
    "HTTPStatus, HttpStatus, httpStatus, httpStatuses",
    "Bus Stops, BusStop, busStops, busStops",
    "2nd key, NdKey, ndKey, ndKeys",
    "Büro-Räume, BuroRaume, buroRaume, buroRaumes",
    "boxes, Box, boxes, boxes",
    "news, New, news, news",
  })
  void names_take_the_letter_case_of_their_kind(
      String written, String entity, String field, String resource) {
    assertThat(Names.entity(written)).isEqualTo(entity);
    assertThat(Names.field(written)).isEqualTo(field);
    assertThat(Names.resource(Names.entity(written))).isEqualTo(resource);
  }

  @ParameterizedTest
  @CsvSource({"user_accounts, User Account", "User Account, userAccounts", "boxes, Box"})
  void one_thing_has_one_key(String first, String second) {
    assertThat(Names.key(first)).isEqualTo(Names.key(second));
  }
}
