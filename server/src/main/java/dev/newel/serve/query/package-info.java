/// Rows as the design shows them: SELECT statements compiled from views, filters and access.
@NullMarked
package dev.newel.serve.query;

import org.jspecify.annotations.NullMarked;
