package dev.newel.decide.framework;

import static dev.newel.decide.framework.Parts.demand;
import static dev.newel.decide.framework.Parts.option;
import static dev.newel.decide.framework.Parts.when;

import dev.newel.decide.framework.Topic.Of;
import java.util.List;
import java.util.stream.Stream;

/// Where the data lives.
final class Store {
  static final Topic TOPIC =
      new Topic(
          "store",
          "Choose where the data lives",
          "In what kind of store does the data live?",
          Of.DESIGN,
          options(),
          Stream.concat(relational().stream(), others().stream()).toList(),
          List.of("stack/store", "stack/database", "storage/technology"));

  private Store() {}

  private static List<Option> options() {
    return List.of(
        option(
            "relational",
            "A relational database",
            "relational|postgres|mysql|mariadb|oracle|sql server|sqlite|\\bsql\\b",
            List.of("Transactions, joins and constraints keep the data right."),
            List.of(
                "Every change of the shape needs a migration; it grows up before it grows out."),
            demand("Each field that lists filter or sort by has an index.", "")),
        option(
            "document",
            "A document store",
            "document (?:store|database)|mongo|couch|firestore",
            List.of("Rows of one kind may differ, and a whole aggregate is read at once."),
            List.of("No joins, and no transaction over several documents in many products."),
            demand("The owner of the store and the way the data comes there are written down.")),
        option(
            "key-value",
            "A key-value store",
            "key[- ]value|dynamo|redis as (?:the )?(?:primary )?store",
            List.of("Very many look-ups by one key."),
            List.of("Nothing is found by anything but its key.")),
        option(
            "graph",
            "A graph database",
            "graph (?:store|database)|neo4j",
            List.of("Paths of any length through relations."),
            List.of("Few people have run one.")),
        option(
            "time-series",
            "A time-series database",
            "time[- ]series|timescale|influx",
            List.of("Very many measurements in the order of time."),
            List.of("Changes of what is written are dear.")),
        option(
            "vector",
            "PostgreSQL with vectors, before a store of its own",
            "vector|embedding",
            List.of("What is alike is found, beside the rows it belongs to."),
            List.of("The index takes much memory.")));
  }

  private static List<Criterion> relational() {
    return List.of(
        when(
            "D1a",
            "data.joins == yes",
            "relational",
            2,
            "Rows that refer to each other and are read together want joins and constraints.",
            Sources.STORE_TREE),
        when(
            "D1b",
            "data.shape == relational",
            "relational",
            2,
            "Relations, joins and transactions are what a relational database is for.",
            Sources.STORES),
        when(
            "D1i",
            "consistency == strong",
            "relational",
            2,
            "Reads that must see every write at once want one transactional store.",
            Sources.STORES));
  }

  private static List<Criterion> others() {
    return List.of(
        when(
            "D1c",
            "data.shape == document and data.joins == no",
            "document",
            2,
            "Aggregates that are read whole and joined to nothing fit a document each.",
            Sources.STORES),
        when(
            "D1d",
            "data.flexible == yes and data.joins == no",
            "document",
            1,
            "Rows that differ in their fields need no common schema where nothing joins them.",
            Sources.STORES),
        when(
            "D1e",
            "data.shape == key-value",
            "key-value",
            3,
            "Look-ups by one key at a very high rate need nothing else.",
            Sources.STORES),
        when(
            "D1f",
            "data.shape == graph",
            "graph",
            3,
            "Traversals of unknown length are loops of joins in a relational database.",
            Sources.STORES),
        when(
            "D1g",
            "data.shape == time-series",
            "time-series",
            3,
            "What comes in the order of time, at a high rate, and is never changed has stores of its own.",
            Sources.STORES),
        when(
            "D1h",
            "data.shape == vector",
            "vector",
            3,
            "Similarity starts as an extension of the database that is there.",
            Sources.STORES));
  }
}
