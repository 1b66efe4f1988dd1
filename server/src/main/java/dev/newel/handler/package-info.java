/// What a Java class sees that a design names as a `handler`. Classes outside of Newel are compiled
/// against this package and no other.
@NullMarked
package dev.newel.handler;

import org.jspecify.annotations.NullMarked;
