// Makes requests of the forms of the reference and tells what came back.

/** What a form asks for: method, path with its query, headers and body. */
export function requestOf(form) {
  let path = form.dataset.path;
  const query = new URLSearchParams();
  const headers = new Headers();
  for (const field of form.querySelectorAll("[data-in]")) {
    const value = field.value;
    if (field.dataset.in === "path") {
      path = path.replace("{" + field.name + "}", encodeURIComponent(value));
    } else if (value !== "" && field.dataset.in === "query") {
      query.append(field.name, value);
    } else if (value !== "") {
      headers.set(field.name, value);
    }
  }
  const parts = form.querySelectorAll("[data-part]");
  const text = form.querySelector("textarea[data-media]");
  const written = text && text.value.trim() !== "" ? text.value : undefined;
  if (written !== undefined) {
    headers.set("Content-Type", text.dataset.media);
  }
  const body = parts.length > 0 ? formOf(parts) : written;
  const asked = query.toString();
  return { method: form.dataset.method, path: asked ? path + "?" + asked : path, headers, body };
}

/** The form of what was written and chosen; the browser says where its parts end. */
function formOf(parts) {
  const body = new FormData();
  for (const part of parts) {
    if (part.files) {
      [...part.files].forEach((file) => body.append(part.name, file));
    } else if (part.value !== "") {
      body.append(part.name, part.value);
    }
  }
  return body;
}

/** Sends it; gives status, headers and text of the answer. */
export async function send({ method, path, headers, body }) {
  const answer = await fetch(path, { method, headers, body, cache: "no-store", redirect: "manual" });
  const text = await answer.text();
  return {
    status: (answer.status + " " + answer.statusText).trim(),
    good: answer.ok,
    headers: [...answer.headers].map(([name, value]) => name + ": " + value).join("\n"),
    text: pretty(text),
  };
}

/** The same request for a terminal. The token stands in a variable, so that no page shows it. */
export function curl({ method, path, headers, body }, scheme) {
  const words = ["curl -i -X " + method, quoted(location.origin + path)];
  for (const [name, value] of headers) {
    words.push(
      name === "authorization"
        ? `-H "Authorization: ${scheme} $TOKEN"`
        : "-H " + quoted(name + ": " + value),
    );
  }
  if (body instanceof FormData) {
    for (const [name, value] of body) {
      const isFile = value instanceof File;
      words.push((isFile ? "-F " : "--form-string ") + quoted(name + "=" + (isFile ? "@" + value.name : value)));
    }
  } else if (body !== undefined) {
    words.push("--data-binary " + quoted(body));
  }
  return words.join(" \\\n  ");
}

function quoted(text) {
  return "'" + text.replaceAll("'", "'\\''") + "'";
}

export function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
