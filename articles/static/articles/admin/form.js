/**
 * What the form of a piece does while somebody types: it keeps what is typed as a draft, tells who else has the piece
 * open, lets one log in again without leaving the page, and asks before a text is left unsaved. Without this script all
 * of it happens when a button is pressed. The words are the page's (`_unsaved.html`); none stands here.
 */
"use strict";
{
  const KEEP_EVERY = 3000; // milliseconds
  const BEAT_EVERY = 20000;
  const SENT_ONCE = 10000; // a second click within it is none; the server refuses what is sent twice in any case

  const desk = document.getElementById("desk");
  const form = document.getElementById("article_form");

  /** Read what is typed, without the token, which is the session's. */
  const typed = () => {
    const data = new FormData(form);
    data.delete("csrfmiddlewaretoken");
    return data;
  };
  const asText = (data) => JSON.stringify([...data]);

  /** Read the token from its cookie: a login, here or in another window, has renewed it. */
  const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";

  const renewTokens = () => {
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token() || field.value;
  };

  /** Send a form's data; gives nothing where the newsroom cannot be reached. */
  const post = (address, data) =>
    fetch(address, { method: "POST", body: data, headers: { "X-CSRFToken": token() }, redirect: "manual" }).catch(
      () => null,
    );

  const say = (text) => {
    document.getElementById("desk-kept").textContent = text;
  };

  // Logging in again ------------------------------------------------------------------------------------------

  const dialog = document.getElementById("desk-login");
  const loginForm = dialog?.querySelector("form");

  /** Send what belongs to a session, and where it has expired show the login; tells the answer of a session that stands. */
  const ask = async (address, data) => {
    let answer = await post(address, data);
    if (answer?.status === 401 || answer?.status === 403) {
      const known = await fetch(desk.dataset.login) // which brings the cookie of the token
        .then((response) => response.json())
        .catch(() => ({}));
      renewTokens();
      if (known.user === "" && !dialog.open) {
        dialog.showModal();
        dialog.focus(); // and none of its fields, which would take what is being typed
      }
      answer = known.user ? await post(address, data) : null; // logged in meanwhile, here or in another window
      if (known.user !== undefined) return answer;
    }
    if (!answer) say(desk.dataset.offline);
    return answer;
  };

  const logIn = async (event) => {
    event.preventDefault();
    const answer = await post(desk.dataset.login, new FormData(loginForm));
    const told = (await answer?.json().catch(() => null)) ?? { said: [desk.dataset.offline] };
    const errors = loginForm.querySelector(".errorlist");
    errors.replaceChildren(...(told.said ?? []).map((text) => Object.assign(document.createElement("li"), { textContent: text })));
    errors.hidden = !told.said;
    loginForm.elements["login-password"].value = "";
    if (told.said) return;
    renewTokens();
    dialog.close();
    keep();
  };

  // Drafts ----------------------------------------------------------------------------------------------------

  let saved = null; // what the page came with; nothing where that is not saved yet
  let kept = null; // what was kept last
  let isLeaving = false;
  let sentAt = -Infinity;

  const isUnsaved = () => asText(typed()) !== saved;

  /** Keep what is typed, if it is other than what was kept last; what could not be kept is tried again. */
  const keep = async () => {
    const data = typed();
    const text = asText(data);
    if (text === kept || isLeaving || dialog.open) return;
    const answer = await ask(desk.dataset.keep, data);
    if (!answer || answer.status === 429) return;
    const told = await answer.json().catch(() => (answer.status === 413 ? { said: desk.dataset.large } : {}));
    if (answer.ok || answer.status === 413) kept = text;
    if (told.said) say(told.said);
  };

  // Who else is here ------------------------------------------------------------------------------------------

  const beat = async () => {
    if (dialog.open) return;
    const data = new FormData();
    data.set("form_key", form.elements.form_key.value);
    const answer = await ask(desk.dataset.presence, data);
    if (!answer?.ok) return;
    const { notices } = await answer.json();
    const list = document.getElementById("desk-notices");
    const now = [...list.children].map((item) => item.textContent);
    if (now.join("\n") === notices.join("\n")) return; // read out once
    list.replaceChildren(...notices.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
  };

  const leave = () => {
    const data = new FormData();
    data.set("form_key", form.elements.form_key.value);
    data.set("closed", "1");
    data.set("csrfmiddlewaretoken", token());
    navigator.sendBeacon(desk.dataset.presence, data);
  };

  // Rows of bylines -------------------------------------------------------------------------------------------

  const rows = document.querySelector("#bylines ol");

  /** Add an empty row at the end; the admin's own scripts make its search boxes. */
  const addRow = () => {
    const numbers = [...rows.children].map((row) => Number(row.dataset.row.replace("n", "")));
    const made = document.querySelector("#bylines template").content.cloneNode(true).firstElementChild;
    made.dataset.row = `n${Math.max(0, ...numbers) + 1}`;
    for (const part of made.querySelectorAll("[id], [name], [for], [value]"))
      for (const name of ["id", "name", "for", "value"])
        if (part.hasAttribute(name))
          part.setAttribute(name, part.getAttribute(name).replace(/(bylines-|^\w+ )row\b/, `$1${made.dataset.row}`));
    rows.append(made);
    made.dispatchEvent(new CustomEvent("formset:added", { bubbles: true }));
    made.querySelector("select").focus();
  };

  /** Do what a button of the list says. The rows' names stay: their order is that in which they stand. */
  const arrange = (event) => {
    const button = event.target.closest("[name=_row]");
    if (!button) return;
    event.preventDefault();
    const row = button.closest("li");
    const [verb] = button.value.split(" ");
    if (verb === "add") return addRow();
    if (verb === "remove") {
      const next = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      (next?.querySelector("[value^=remove]") ?? document.querySelector("#bylines > button")).focus();
    }
    if (verb === "up") row.previousElementSibling?.before(row);
    if (verb === "down") row.nextElementSibling?.after(row);
    if (verb !== "remove") button.focus();
  };

  // The page --------------------------------------------------------------------------------------------------

  if (desk && form?.elements.form_key) {
    window.addEventListener("load", () => {
      const text = asText(typed());
      kept = text;
      saved = desk.dataset.unsaved ? null : text;
      setInterval(keep, KEEP_EVERY);
      if (!desk.dataset.presence) return;
      setInterval(beat, BEAT_EVERY);
      beat(); // the page may have been made before the window that it takes the place of was closed
    });
    form.addEventListener("submit", (event) => {
      if (event.timeStamp - sentAt < SENT_ONCE) return event.preventDefault();
      sentAt = event.timeStamp;
      renewTokens();
      isLeaving = true;
    });
    desk.addEventListener("submit", (event) => {
      if (event.target.matches(".desk-restored")) isLeaving = true;
    });
    loginForm.addEventListener("submit", logIn);
    rows?.parentElement.addEventListener("click", arrange);
    window.addEventListener("beforeunload", (event) => {
      if (!isLeaving && isUnsaved()) event.preventDefault();
    });
    window.addEventListener("pageshow", () => {
      isLeaving = false;
      sentAt = -Infinity; // back from where the form was sent
    });
    if (desk.dataset.presence) window.addEventListener("pagehide", leave);
  }
}
