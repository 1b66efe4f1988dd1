/// What the server needs to serve, and whether it is there.
@NullMarked
package dev.newel.serve.health;

import org.jspecify.annotations.NullMarked;
