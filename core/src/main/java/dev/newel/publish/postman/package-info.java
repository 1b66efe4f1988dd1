/// The requests of a design as a Postman Collection 2.1.
@NullMarked
package dev.newel.publish.postman;

import org.jspecify.annotations.NullMarked;
