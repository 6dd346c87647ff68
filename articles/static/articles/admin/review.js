/**
 * What 审读 does in a browser: a single key presses a button, an opinion that is being typed is not lost by leaving the
 * page, and a button is pressed once. Without this script the buttons and their access keys do all of it.
 */
"use strict";
{
  const SENT_ONCE = 10000; // milliseconds; a second press within it is none
  const OFF = "desk-keys-off"; // what the browser remembers of who wants no single keys

  const form = document.getElementById("sign");
  const opinion = document.getElementById("opinion");
  const keys = document.getElementById("keys");

  // The opinion -----------------------------------------------------------------------------------------------

  const kept = `desk-opinion-${form?.dataset.original}`; // in this window alone, until it is sent

  const keep = () => {
    if (opinion.value) sessionStorage.setItem(kept, opinion.value);
    else sessionStorage.removeItem(kept);
  };

  // The keys --------------------------------------------------------------------------------------------------

  const isOn = () => (keys ? keys.checked : localStorage.getItem(OFF) === null);
  const isTyping = (target) => target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");

  const press = (event) => {
    if (event.ctrlKey && event.key === "Enter" && event.target === opinion) {
      document.querySelector(".sign-bar button")?.click();
    }
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing) return;
    if (event.key === "Escape" && event.target === opinion) return opinion.blur(); // to the keys again
    if (!isOn() || isTyping(event.target)) return;
    const pressed = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!pressed) return;
    event.preventDefault(); // the key is not typed into the field that may take the focus
    pressed.click();
  };

  // The page --------------------------------------------------------------------------------------------------

  let sentAt = -Infinity;
  const sendOnce = (event) => {
    if (event.timeStamp - sentAt < SENT_ONCE) return event.preventDefault();
    sentAt = event.timeStamp;
    if (event.target === form) sessionStorage.removeItem(kept);
  };

  if (form) {
    if (opinion) {
      opinion.value ||= sessionStorage.getItem(kept) ?? "";
      opinion.addEventListener("input", keep);
    }
    if (keys) {
      keys.closest("[hidden]").hidden = false;
      keys.checked = localStorage.getItem(OFF) === null;
      keys.addEventListener("change", () => (keys.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")));
    }
    document.addEventListener("keydown", press);
    for (const sent of document.querySelectorAll(".read-desk form")) sent.addEventListener("submit", sendOnce);
    window.addEventListener("pageshow", () => (sentAt = -Infinity)); // back from where it was sent
  }
}
