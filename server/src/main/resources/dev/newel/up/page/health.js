// Asks the server how it is.

import { pretty } from "./requests.js";

async function ask(section) {
  const state = section.querySelector(".state");
  const body = section.querySelector("pre");
  try {
    const answer = await fetch(section.dataset.path, { cache: "no-store" });
    state.textContent = answer.status + (answer.ok ? ", healthy" : ", not healthy");
    body.textContent = pretty(await answer.text());
    body.hidden = false;
  } catch (error) {
    state.textContent = "No answer: " + error.message;
    body.hidden = true;
  }
}

function askAll() {
  document.querySelectorAll("section.health").forEach(ask);
}

document.addEventListener("click", (event) => {
  if (event.target.id === "ask") {
    askAll();
  }
});
document.addEventListener("newel-shown", askAll);
askAll();
