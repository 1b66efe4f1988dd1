/// Tests of the collection of requests.
@NullMarked
package dev.newel.publish.postman;

import org.jspecify.annotations.NullMarked;
