/// From an OpenAPI description, 2.0 to 3.1 and of one file or many, to what it says.
@NullMarked
package dev.newel.read.openapi;

import org.jspecify.annotations.NullMarked;
