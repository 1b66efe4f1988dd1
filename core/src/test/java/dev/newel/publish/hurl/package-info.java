/// Tests of the collection of requests.
@NullMarked
package dev.newel.publish.hurl;

import org.jspecify.annotations.NullMarked;
