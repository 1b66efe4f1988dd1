/// What the tables and the steps between them really do to a PostgreSQL.
@NullMarked
package dev.newel.facts.tables;

import org.jspecify.annotations.NullMarked;
