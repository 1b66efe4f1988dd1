/// Where rows live: the address of a PostgreSQL, a pool of connections to it, transactions and the
/// faults they end in.
@NullMarked
package dev.newel.serve.store;

import org.jspecify.annotations.NullMarked;
