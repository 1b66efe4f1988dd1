/// Entities, fields, values and views, resolved.
@NullMarked
package dev.newel.design.data;

import org.jspecify.annotations.NullMarked;
