/// Tables out of SQL: schemas, dumps and folders of migrations, of PostgreSQL first and of others
/// as far as they write the same.
@NullMarked
package dev.newel.read.sql;

import org.jspecify.annotations.NullMarked;
