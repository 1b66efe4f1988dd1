/// What tests of the server share: the storefront on a schema of its own, and a client.
@NullMarked
package dev.newel.serve.testing;

import org.jspecify.annotations.NullMarked;
