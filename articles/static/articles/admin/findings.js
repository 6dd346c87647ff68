/**
 * Leads from a finding of proof-reading to its place in the form: the field is focused, and the characters are selected.
 * Without this script the link leads to the field, and the Enter key in a reason does nothing of its own.
 */
"use strict";
{
  /** Tell where a finding stands by now: what was typed since may have moved it; the nearest place with its words. */
  const placeOf = (text, words, start) => {
    let found = -1;
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
      if (found < 0 || Math.abs(at - start) < Math.abs(found - start)) found = at;
    return found;
  };

  const lead = (event) => {
    const link = event.target.closest("a.finding-place[data-field]");
    const field = link && document.getElementById(link.dataset.field);
    if (!field) return;
    event.preventDefault();
    const start = Number(link.dataset.start);
    const length = Number(link.dataset.end) - start;
    const words = link.dataset.words;
    const at = placeOf(field.value, words, start);
    field.scrollIntoView({ block: "center" });
    if (at < 0) return field.focus();
    field.setSelectionRange(at, at);
    field.blur(); // so that focusing scrolls to the place within the field
    field.focus();
    field.setSelectionRange(at, at + length);
  };

  /** Let the Enter key in a reason press the button beside it, not the first one of the form. */
  const give = (event) => {
    const reason = event.key === "Enter" && !event.isComposing && event.target.closest(".finding-waive input");
    if (!reason) return;
    event.preventDefault();
    reason.form.requestSubmit(reason.parentElement.querySelector("button"));
  };

  const findings = document.getElementById("findings");
  findings?.addEventListener("click", lead);
  findings?.addEventListener("keydown", give);
}
