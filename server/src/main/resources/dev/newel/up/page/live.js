// Follows the design: when it has changed, the content of the page is fetched again and put in place.

const RETRY_MILLISECONDS = 1000;

const news = () => document.getElementById("news");

/** Whether somebody is writing into a form here, whose words must not be lost. */
const isBusy = () => document.querySelector("main form[data-touched]") !== null;

document.addEventListener("input", (event) => {
  event.target.form?.setAttribute("data-touched", "");
});

async function follow() {
  let known = document.body.dataset.number;
  for (;;) {
    try {
      const answer = await fetch("/.newel/news?not=" + known, { cache: "no-store" });
      const { number } = await answer.json();
      if (String(number) !== known) {
        known = String(number);
        await take();
      }
    } catch {
      news().textContent = "The server does not answer. This page goes on asking.";
      await new Promise((done) => setTimeout(done, RETRY_MILLISECONDS));
    }
  }
}

async function take() {
  if (isBusy()) {
    offer();
    return;
  }
  await show();
}

/** Leaves it to the reader when the page changes. */
function offer() {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Show the changed design";
  button.addEventListener("click", show);
  news().replaceChildren("The design has changed. ", button);
}

async function show() {
  const answer = await fetch(location.href, { cache: "no-store" });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const open = [...document.querySelectorAll("details[open][id]")].map((each) => each.id);
  for (const part of ["header", "main"]) {
    document.querySelector(part).replaceWith(fresh.querySelector(part));
  }
  document.title = fresh.title;
  document.body.dataset.number = fresh.body.dataset.number;
  for (const id of open) {
    document.getElementById(id)?.setAttribute("open", "");
  }
  news().textContent = "The design has changed; this is the page of it now.";
  document.dispatchEvent(new Event("newel-shown"));
}

follow();
