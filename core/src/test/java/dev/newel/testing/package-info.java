/// Support that the tests of both modules share: golden files and scenarios.
@NullMarked
package dev.newel.testing;

import org.jspecify.annotations.NullMarked;
