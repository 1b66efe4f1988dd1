/// A durable PostgreSQL that needs no installation: unpacked, initialised, started and stopped by
/// Newel itself.
@NullMarked
package dev.newel.serve.store.embedded;

import org.jspecify.annotations.NullMarked;
