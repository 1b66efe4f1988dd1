package dev.newel.publish.document.sections.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.document.Rendering;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.SectionShape;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSectionsTest {
  private static final String ORDER = "E01-F02";

  private static String storefront(String section, int level) {
    return Rendering.of("storefront").section(section, level, ORDER);
  }

  private static String whole(String example, String section, int level) {
    return Rendering.of(example).section(section, level, null);
  }

  private static List<String> rows(String markdown, Predicate<String> wanted) {
    return markdown.lines().filter(line -> line.startsWith("| ")).filter(wanted).toList();
  }

  private static List<String> rows(String markdown) {
    return rows(markdown, line -> !line.startsWith("| ---")).stream().skip(1).toList();
  }

  @Test
  void storageTellsTechnologyReasonAndConnections() {
    assertThat(storefront("storage-overview", 0))
        .contains("**Technology:** PostgreSQL 17")
        .contains("[ADR-002: Keep all data in PostgreSQL](newel:decisions/ADR-002)")
        .contains("up to 300 requests a second, of which 95% read")
        .contains("5 to 20 an instance; a request waits 5 seconds")
        .contains("AES-256");
    assertThat(whole("b2b", "storage-overview", 0)).contains("each `Company` has its own rows");
  }

  @Test
  void whatTheDesignDoesNotSayIsLeftToTheComposer() {
    for (var section : List.of("storage-overview", "migrations", "backup", "volumes")) {
      assertThat(whole("conduit", section, 0)).as(section).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aDesignWithoutEntitiesSaysWhy(String section) {
    for (var level = 0; level < levels(section); level++) {
      assertThat(whole("newel", section, level)).startsWith("Not applicable: ").contains("no ");
    }
  }

  static List<String> all() {
    return DataSections.ALL.stream().map(Section::name).toList();
  }

  private static int levels(String section) {
    return DataSections.ALL.stream()
        .filter(each -> each.name().equals(section))
        .findFirst()
        .orElseThrow()
        .levels();
  }

  @Test
  void anEntityIsToldFieldByField() {
    var text = storefront("entities", 0);
    assertThat(rows(text, line -> line.startsWith("| `"))).hasSize(10 + 3);
    assertThat(text)
        .contains("### Order\n")
        .contains("| `customer` | reference to User | not null | The `User` to whom")
        .contains("| `total` | decimal(12,2) | computed: `lines.sum(l, l.quantity * l.unitPrice)`")
        .contains("| `reason` | string | may be null | Why it was cancelled")
        .contains("- `orders.cancel` moves `status` from `pending` or `paid` to `cancelled`")
        .contains("### OrderLine\n");
  }

  @Test
  void theShortestEntityIsOneRowWithALink() {
    assertThat(rows(storefront("entities", 3)))
        .singleElement()
        .asString()
        .startsWith("| [`Order`](newel:entities/Order) | ten fields | key `id`; owner `customer` |")
        .contains("What a shopper buys at once");
    var eight = rows(whole("b2b", "entities", 3));
    assertThat(eight).hasSize(8);
    assertThat(eight.get(3)).contains("unique `code`", "soft delete by `archived`", "owner `lead`");
  }

  @Test
  void anEntityInFullHasRulesAndIndexes() {
    var text = whole("b2b", "entities-in-full", 0);
    assertThat(text.lines().filter(line -> line.startsWith("### "))).hasSize(8 + 1);
    assertThat(text)
        .contains(
            "After every write `cost <= total` holds; otherwise the answer is `COST_EXCEEDS_TOTAL`.")
        .contains("While `state != draft`, nobody updates, replaces or deletes the row.")
        .contains("No two rows of the same `company` have the same `code`.")
        .contains("After the create `code` never changes.")
        .contains("`endsAt` is greater than `startsAt`.")
        .contains(
            "- `invoice_company_id_state_due_on_idx` on `company`, `state` and `dueOn` (B-tree)")
        .contains("The row belongs to the person in `lead`, who is its creator at first.")
        .contains("| `team` | User\\[\\] (link) | kept in a table of its own |");
    assertThat(whole("conduit", "entities-in-full", 0).replaceAll("\\s+", " "))
        .contains("The row belongs to the person in `author`, who is its creator.")
        .contains(
            "`slug` is made of `title`, and made anew when that changes; where another row has it, a"
                + " number is put behind it.");
  }

  @Test
  void relationshipsTellCardinalityAndDeletes() {
    assertThat(rows(whole("b2b", "relationships", 0)))
        .contains(
            "| `Task.project` | [`Project`](newel:entities/Project) | Many to one, deleted with it |",
            "| `Project.team` | [`User`](newel:entities/User) | Many to many |")
        .anyMatch(row -> row.contains("`Task.assignee`") && row.contains("Many to zero or one"));
    assertThat(rows(storefront("relationships", 0)))
        .hasSize(3)
        .anyMatch(row -> row.contains("One to many, a part of the row, 1 to 100 items"));
    assertThat(
            Rendering.of("storefront")
                .section("relationships", 0, ORDER, null, Map.of("Type", "type")))
        .startsWith("| Type |");
  }

  @Test
  void theOverviewNamesEntitiesTablesAndOwners() {
    assertThat(storefront("data-overview", 0))
        .startsWith(
            "One entity is kept: [`Order`](newel:entities/Order) (What a shopper buys at once")
        .contains("two tables")
        .contains("The component `ordering` owns `Order`.");
  }

  @Test
  void theLayerAboveTheDatabaseIsTheOwnerOfAnEntity() {
    assertThat(whole("storefront", "data-access", 0))
        .contains("only the component that owns an entity", "`catalog`", "`accounts`")
        .contains("**Connections:** a pool");
    assertThat(whole("b2b", "data-access", 0)).contains("the operations read and write rows");
  }

  @Test
  void eachOperationSaysWhatItLooksForAndHowOften() {
    var whole = whole("storefront", "query-patterns", 0);
    assertThat(whole)
        .contains("Rows of `Product` by `category` and `inStock`; search")
        .contains("search in `name` or `description`")
        .contains(
            "a share of 280 requests a second of `web` and 2 requests a second of `backoffice`",
            "only the caller's own: `customer == viewer`")
        .contains("One row of `User` by `email`")
        .contains("| job `forget` | every hour | All rows of `Order` where");
    // The key in the condition finds one row, another field the index that begins with it.
    assertThat(rows(whole))
        .anyMatch(
            row ->
                row.contains("The row of `Order` where `id == event.orderId`")
                    && row.endsWith("| the primary key |"))
        .anyMatch(
            row -> row.startsWith("| job") && row.endsWith("| `order_created_at_desc_id_idx` |"));
    assertThat(rows(storefront("query-patterns", 0)).getFirst())
        .contains("`order_customer_id_created_at_desc_idx` and `order_created_at_desc_id_idx`");
    assertThat(whole("b2b", "query-patterns", 0))
        .contains("| not stated |")
        .contains("by cron, `0 3 * * 0 Europe/Berlin`");
  }

  @Test
  void valuesOfAListAreFoundByTheIndexOfItsItems() {
    assertThat(rows(whole("conduit", "query-patterns", 0)))
        .anyMatch(
            row -> row.contains("`tags.list`") && row.endsWith("| `article_tag_list_value_idx` |"));
  }

  @Test
  void theShortestPatternsStillNameEveryOperation() {
    for (var level : List.of(2, 3)) {
      var text = whole("b2b", "query-patterns", level);
      for (var operation : Rendering.of("b2b").design().operations()) {
        if (!operation.id().equals("invoices.export")) {
          assertThat(text).contains("`" + operation.id() + "`");
        }
      }
      assertThat(rows(text).size())
          .isLessThan(rows(whole("b2b", "query-patterns", level - 1)).size());
    }
    assertThat(rows(storefront("query-patterns", 3)).getFirst())
        .contains("`orders.cancel`")
        .endsWith("| `Order`: pages of it, one by `id` and inserts one |");
  }

  @Test
  void anIndexSaysWhatItServes() {
    var rows = rows(whole("storefront", "indexes", 0));
    assertThat(rows)
        .contains(
            "| `order_created_at_desc_id_idx` | `createdAt` descending and `id` | B-tree | Serves the sort of"
                + " `orders.list`. |",
            "| `user_email_key` | `email` | B-tree, unique | Keeps `email` unique. |",
            "| `order_pkey` | `id` | B-tree, primary key | Finds a row by its key. |")
        .anyMatch(
            row ->
                row.contains("Asked for by the design")
                    && row.contains("rows that are not deleted"))
        .anyMatch(row -> row.contains("`order_id` and `position`"));
    assertThat(rows(whole("storefront", "indexes", 1)))
        .noneMatch(row -> row.contains("primary key"));
    assertThat(rows(whole("storefront", "indexes", 2))).hasSize(4);
  }

  @Test
  void integrityNamesWhatKeepsTheDataTrue() {
    assertThat(whole("b2b", "integrity", 0))
        .contains("a row that refers by `Project.team` or `Task.project` goes together")
        .contains("`User.email` and `company` and `code` of `Project`")
        .contains("`Invoice.lines.quantity`")
        .contains("(else `DUE_IN_THE_PAST`)")
        .contains("`projects.update` and `invoices.update` demand `If-Match`")
        .contains("`Project.version` and `Invoice.version` count the writes")
        .doesNotContain("Webhook.events");
    assertThat(storefront("integrity", 0))
        .contains("`Idempotency-Key` changes nothing further for");
    assertThat(whole("petclinic", "integrity", 0)).contains("no operation demands `If-Match`");
  }

  @Test
  void uniquenessTellsOfAnAnswerOnlyWhereARequestGivesTheValue() {
    assertThat(line(whole("b2b", "integrity", 0)))
        .contains("cannot both win; the loser is answered 409.");
    assertThat(line(whole("conduit", "integrity", 0)))
        .contains("`Article.slug`, so that none is refused");
    assertThat(line(whole("storefront", "integrity", 0)))
        .contains(
            "the loser is answered 409. No request gives a value of `Category.name`, so that none"
                + " is refused for it.");
    assertThat(line(Rendering.of("storefront").section("integrity", 0, "E01-F01")))
        .contains(
            "so is `Category.name`. A constraint of the database keeps it so; no request gives a"
                + " value of it, so that none is refused for it.");
  }

  private static String line(String text) {
    return text.replaceAll("\\s+", " ");
  }

  @Test
  void queriesNameWhatServesThemAndWhoeverLooksForRows() {
    assertThat(whole("storefront", "query-patterns", 0))
        .contains(
            "| pipeline [`sales`](newel:pipelines/sales) | every day at 02:00 |",
            "| none: it reads the table |",
            "step `releaseInventory` of",
            "| failure of [`placeOrder`]");
    assertThat(whole("conduit", "query-patterns", 0))
        .contains(
            "rows of `Comment` by `article`;",
            "| `article_slug_key`, `comment_article_id_idx` and `comment_created_at_id_idx` |",
            "| `article_slug_key` and `comment_pkey` |",
            "`user_favorites_favorites_id_idx`.");
    assertThat(whole("conduit", "indexes", 0))
        .contains("Keeps each item of `Article.tagList` once.");
    assertThat(whole("storefront", "indexes", 0))
        .contains(
            "Asked for by the design: `products.list` by `category` in the order of `createdAt`.");
  }

  @Test
  void transactionsTellIsolationOutboxAndWorkflows() {
    assertThat(storefront("transactions", 0))
        .contains("**Isolation:** read committed.")
        .contains("[`orders.cancel`](newel:resources/orders/actions/cancel)")
        .contains(
            "[`shipment.delivered`](newel:events/shipment.delivered)",
            "[`placeOrder`](newel:workflows/placeOrder)")
        .contains("each have a transaction of their own")
        .contains("up to 100 in one turn and tries each up to 5 times")
        .contains("`reserveInventory` runs in the transaction of the request")
        .contains("`releaseInventory`");
    assertThat(whole("conduit", "transactions", 0))
        .contains("read committed.")
        .doesNotContain("Outbox", "Workflow");
    assertThat(whole("b2b", "transactions", 0).replaceAll("\\s+", " "))
        .contains("each for itself", "all of them in one transaction");
  }

  @Test
  void keepingTellsMigrationsBackupRetentionAndScale() {
    assertThat(storefront("migrations", 0))
        .contains(
            "two tables",
            "Flyway",
            "Expand, migrate, contract.",
            "Forward only.",
            "`dev` and `prod`");
    assertThat(storefront("backup", 0))
        .contains("a full one every day.", "at most 5 minutes of work is lost", "within 1 hour");
    assertThat(storefront("retention", 0))
        .contains("`Order` is kept for 7 years.")
        .doesNotContain("`User`");
    assertThat(whole("b2b", "retention", 0))
        .contains(
            "The job `purge` removes rows of `Project` for good where `archived < ago('90d')`")
        .doesNotContain("`Project`, `Task`");
    assertThat(storefront("data-scaling", 0))
        .contains(
            "one replica",
            "`Order` by year of createdAt",
            "None below 1 TB.",
            "up to 5,000,000 rows");
  }

  @Test
  void volumesGrow() {
    assertThat(rows(whole("storefront", "volumes", 0)))
        .containsExactly(
            "| [`Product`](newel:entities/Product) | 10,000 rows | 90,000 rows more, 10 times as many |"
                + " 100,000 rows |",
            "| [`User`](newel:entities/User) | 0 rows | 500,000 rows more | 500,000 rows |",
            "| [`Order`](newel:entities/Order) | 0 rows | 5,000,000 rows more | 5,000,000 rows |");
    assertThat(whole("storefront", "volumes", 0)).contains("names no volume of `Category`");
  }

  @Test
  void normalizationNamesWhatIsComputed() {
    assertThat(storefront("normalization", 0))
        .contains("Third normal form", "`Order.total` is worked out when it is read");
  }

  @Test
  void aLoginIsComparedAndKeepsNothing() {
    var text = Rendering.of("storefront").section("dto-map-in-full", 0, "E01-F03");
    assertThat(text)
        .contains("Sent by clients, compared with `User`.")
        .contains("| `email` | `User.email` | made lower case; the row is found by it |")
        .contains("| `password` | `User.password` | compared with the hash, not kept |")
        .containsOnlyOnce("| `password` | `User.password` | hashed with bcrypt |");
  }

  @Test
  void partsOfInputsAreMappedToo() {
    assertThat(storefront("dto-map-in-full", 0))
        .contains("### OrderLineInput and its data")
        .contains("| `product` | `OrderLine.product` | the key of a row of `Product`, which must")
        .contains(
            "| none, filled by the server | `OrderLine.unitPrice` | taken from `product.price`");
  }

  @Test
  void whatRefersToAFeatureFromWithoutKeepsItsRows() {
    var people = Rendering.of("storefront");
    assertThat(people.section("integrity", 0, "E01-F03"))
        .contains("no row here refers to another; foreign keys keep those that `Order.customer`");
    assertThat(people.section("relationships", 0, "E01-F03"))
        .contains("| `Order.customer` | [`User`](newel:entities/User) | Many to one, keeps it");
    assertThat(people.section("relationships", 0, null)).containsOnlyOnce("| `Order.customer` |");
  }

  @Test
  void aPipelineReadsRowsByTime() {
    assertThat(storefront("query-patterns", 0))
        .contains("All rows of `Order` where `status == completed`", "every day at 02:00");
  }

  @Test
  void aSoftDeleteHidesTheRow() {
    assertThat(Rendering.of("storefront").section("query-patterns", 0, "E01-F01"))
        .contains("One row of `Product` by `id`, hidden by a soft delete")
        .doesNotContain(", deleted");
  }

  @Test
  void rowsAreKeptAsLongAsTheDesignSays() {
    assertThat(storefront("backup", 0))
        .contains("- **Kept:** `Order` for 7 years. Orders leave for cold storage");
    assertThat(Rendering.of("storefront").section("backup", 0, "E01-F03"))
        .contains("- **Kept:** `User` until deletion is asked for.")
        .doesNotContain("cold storage");
  }

  @Test
  void whatAnAbsentMemberMeansIsSaid() {
    assertThat(Rendering.of("storefront").section("entities-in-full", 0, "E01-F01"))
        .contains("| `specifications` | map of string | not null; default `{}` |");
    assertThat(Rendering.of("storefront").section("entities-in-full", 0, "E01-F03"))
        .contains("| `role` | role | not null; one of `user` or `admin`; default `user` |");
  }

  @Test
  void aMappingTellsEveryTransformation() {
    var text = whole("b2b", "dto-map", 0);
    assertThat(rows(text, line -> true))
        .contains(
            "| `project` | `Task.project` | the key of the `Project` |",
            "| `assignee` | `Task.assignee` | nested as `Person` |",
            "| `margin` | `Invoice.margin` | computed: `total - cost`; masked: absent but for"
                + " `accountant` |",
            "| `key` | `Webhook.key` | in clear, this once |",
            "| `file` | `Task.file` | its bytes are kept outside the row |",
            "| `reason` | none, an argument | used by the operation, not kept |",
            "| `cost` | `Invoice.cost` | if absent `0`; from `accountant` alone |",
            "| `cost` | `Invoice.cost` | from `accountant` alone |");
    assertThat(whole("petclinic", "dto-map", 0)).contains("taken along the reference");
    assertThat(whole("storefront", "dto-map", 0)).contains("| hashed with bcrypt |");
  }

  @ParameterizedTest
  @ValueSource(strings = {"storefront", "b2b", "conduit", "petclinic"})
  void aShorterMappingStillNamesEveryStructure(String example) {
    var full = whole(example, "dto-map", 0);
    var shortest = whole(example, "dto-map", 2);
    var names =
        full.lines()
            .filter(line -> line.startsWith("### "))
            .map(line -> line.substring(4))
            .toList();
    assertThat(names).isNotEmpty().doesNotHaveDuplicates();
    names.forEach(name -> assertThat(shortest).contains("[`" + name + "`]"));
    assertThat(rows(shortest)).hasSize(names.size());
  }

  static List<String> examples() {
    return Rendering.examples().toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void levelsShrinkAndCellsFit(String example) {
    SectionShape.assertFits(DataSections.ALL, example);
  }
}
