package dev.newel.handler;

/// Does what an operation of a design does, where effects cannot say it.
///
/// The design names it, `handler: invoiceExport`; the class is `InvoiceExport`, in any package, and
/// has a public constructor without parameters. There is one object of it for as long as a design
/// is served, and many threads call it at once.
///
/// Access, input, limits, guards and the idempotency key are judged before it is called; rules of
/// rows, events and the audit record come after it, in the same transaction.
@FunctionalInterface
public interface Handler {
  /// Does it and says what is answered.
  ///
  /// Whatever is thrown takes back everything that the request has done. [Refused] answers with an
  /// error of the design; anything else answers 500 and is logged.
  ///
  /// @throws Exception whatever went wrong
  Reply handle(Request request) throws Exception;
}
