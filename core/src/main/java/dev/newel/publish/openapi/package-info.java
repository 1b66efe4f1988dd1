/// The HTTP interface of a design as OpenAPI 3.1: its own small tree first, then one writer.
@NullMarked
package dev.newel.publish.openapi;

import org.jspecify.annotations.NullMarked;
