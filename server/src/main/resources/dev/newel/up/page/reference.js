// The forms of the reference: log in, and try an operation.

import { curl, requestOf, send } from "./requests.js";

const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** Kept here and nowhere else: it is gone with the page. */
let token;

const loginForm = () => document.getElementById("login-form");
const scheme = () => loginForm()?.dataset.scheme ?? "Bearer";

/** The first access token in an answer, wherever the design puts it. */
function tokenIn(value) {
  if (typeof value === "string") {
    return TOKEN.test(value) ? value : undefined;
  }
  if (value === null || typeof value !== "object") {
    return undefined;
  }
  for (const inner of Object.values(value)) {
    const found = tokenIn(inner);
    if (found) {
      return found;
    }
  }
  return undefined;
}

function take(text) {
  try {
    const found = tokenIn(JSON.parse(text));
    if (found) {
      token = found;
      say("You are logged in. The token stays in the memory of this page.");
      return true;
    }
  } catch {
    // No JSON, no token.
  }
  return false;
}

function say(words) {
  const who = document.getElementById("who");
  if (who) {
    who.textContent = words;
  }
}

/** The example of a login with what was typed in its places. */
function filled(form) {
  const body = JSON.parse(form.dataset.example);
  for (const field of form.querySelectorAll("input[name]")) {
    const names = field.name.split(".");
    const last = names.pop();
    names.reduce((inner, name) => inner[name], body)[last] = field.value;
  }
  return JSON.stringify(body);
}

async function logIn(form) {
  const headers = new Headers({ "Content-Type": form.dataset.media });
  const request = { method: form.dataset.method, path: form.dataset.path, headers, body: filled(form) };
  try {
    const answer = await send(request);
    if (!answer.good || !take(answer.text)) {
      say("Nobody is logged in: " + answer.status + ". " + answer.text);
    }
  } catch (error) {
    say("The server does not answer: " + error.message);
  }
}

async function attempt(form) {
  const request = requestOf(form);
  if (token && form.dataset.secured === "true") {
    request.headers.set("Authorization", scheme() + " " + token);
  }
  const place = form.parentElement.querySelector(".answer");
  try {
    const answer = await send(request);
    place.replaceChildren(
      ...part("Answer", answer.status + "\n" + answer.headers),
      ...(answer.text ? part("Body", answer.text) : []),
      ...part("The same in a terminal", curl(request, scheme())),
    );
    if (form.closest("details").id.startsWith("identity.")) {
      take(answer.text);
    }
  } catch (error) {
    place.replaceChildren(...part("No answer", error.message));
  }
}

function part(title, text) {
  const heading = document.createElement("h3");
  heading.textContent = title;
  const box = document.createElement("pre");
  box.tabIndex = 0;
  box.textContent = text;
  return [heading, box];
}

function openNamed() {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named instanceof HTMLDetailsElement) {
    named.open = true;
  }
}

document.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.target === loginForm()) {
    logIn(event.target);
  } else {
    attempt(event.target);
  }
});
document.addEventListener("click", (event) => {
  if (event.target.id === "forget") {
    token = undefined;
    say("Nobody is logged in.");
  }
});
document.addEventListener("newel-shown", () => {
  if (token) {
    say("You are logged in. The token stays in the memory of this page.");
  }
});
addEventListener("hashchange", openNamed);
openNamed();
