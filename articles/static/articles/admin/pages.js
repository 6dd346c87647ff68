/**
 * Dragging on the page list: a piece is let go of before another, behind the last, or among those that wait; the same
 * form is sent as by the buttons, with what the screen showed of the page. Without this script the buttons do it all.
 */
"use strict";
{
  const form = document.getElementById("drag");
  const pieces = document.querySelectorAll(".makeup-piece[draggable]");
  let dragged = null;

  /** Find the piece of a list before which the pointer is; none where it is behind the last. */
  const pieceBelow = (list, y) =>
    [...list.querySelectorAll(".makeup-piece")].find((piece) => {
      const box = piece.getBoundingClientRect();
      return piece !== dragged && y < box.top + box.height / 2;
    });

  /** Take away the marks of where a piece would come to stand. */
  const unmark = () => {
    for (const name of ["is-over", "is-before"]) {
      document.querySelectorAll(`.${name}`).forEach((element) => element.classList.remove(name));
    }
  };

  /** Send where a piece was let go of. */
  const send = (list, before) => {
    const others = [...list.querySelectorAll(".makeup-piece")].filter((piece) => piece !== dragged);
    const told = {
      article: dragged.dataset.article,
      stood: dragged.dataset.stood,
      to: list.dataset.page,
      position: list.dataset.page && before ? others.indexOf(before) + 1 : "",
      act: list.dataset.page ? "place" : "off",
    };
    for (const [name, value] of Object.entries(told)) {
      form.elements[name].value = value;
    }
    form.submit();
  };

  const start = (event) => {
    dragged = event.currentTarget;
    dragged.classList.add("is-dragged");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.article);
  };

  const end = () => {
    unmark();
    dragged?.classList.remove("is-dragged");
    dragged = null;
  };

  const over = (event) => {
    if (!dragged) {
      return;
    }
    event.preventDefault();
    unmark();
    event.currentTarget.classList.add("is-over");
    pieceBelow(event.currentTarget, event.clientY)?.classList.add("is-before");
  };

  const drop = (event) => {
    const list = event.currentTarget;
    if (!dragged) {
      return;
    }
    event.preventDefault();
    const before = pieceBelow(list, event.clientY);
    unmark();
    if (list.dataset.page || dragged.dataset.stood) {
      send(list, before);
    }
  };

  if (form) {
    for (const piece of pieces) {
      piece.addEventListener("dragstart", start);
      piece.addEventListener("dragend", end);
    }
    for (const list of document.querySelectorAll(".makeup-pieces")) {
      list.addEventListener("dragover", over);
      list.addEventListener("drop", drop);
    }
  }
}
