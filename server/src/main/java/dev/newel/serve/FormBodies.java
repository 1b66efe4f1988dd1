package dev.newel.serve;

import dev.newel.design.api.Input;
import dev.newel.serve.file.FormReader;
import dev.newel.serve.file.UnfitFormException;
import dev.newel.serve.http.HttpAnswer;
import java.io.IOException;
import java.util.Map;

/// Takes the forms with files of requests.
final class FormBodies {
  private final FormReader reader;

  FormBodies(FormReader reader) {
    this.reader = reader;
  }

  /// Takes the form of a request whose operation wants one; its body stands for what it says, so
  /// that a form that comes again is known whatever stands between its parts.
  void take(Exchange exchange, Input input) throws IOException {
    if (!FormReader.isForm(exchange.request.header("Content-Type"))) {
      exchange.headers.add(
          new HttpAnswer.Header(
              exchange.request.method().equals("PATCH") ? "Accept-Patch" : "Accept-Post",
              input.media()));
      throw Refusal.of("UNSUPPORTED_TYPE");
    }
    try {
      var form = reader.read(exchange.request, input);
      exchange.form = form;
      exchange.body = form.digest();
    } catch (UnfitFormException e) {
      throw e.isTooBig()
          ? Refusal.of("TOO_BIG", Map.of("max", e.most()))
          : Refusal.of("MALFORMED", Map.of("problem", e.problem()));
    }
  }

  /// Forgets the files of a request that is over; what its transaction has taken stays.
  static void forget(Exchange exchange) {
    var form = exchange.form;
    if (form != null) {
      exchange.form = null;
      form.close();
    }
  }
}
