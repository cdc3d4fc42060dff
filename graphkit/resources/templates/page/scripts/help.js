// The keys, in a window of its own: `?` opens it, Escape closes it.
graphkit.help = (() => {
  const { dom } = graphkit;
  const { el } = dom;
  const opener = document.getElementById("keys");
  const holder = document.getElementById("help");
  const KEYS = [
    ["Anywhere", [["/", "search"], ["?", "these keys"], ["Tab", "to the next control"]]],
    ["In the search", [["↓ ↑", "through what was found"], ["Enter", "take it"], ["Esc", "close the list, then empty the box"]]],
    ["In the drawing", [
      ["→ ←", "to the next or last node, the weightiest first"],
      ["L", "to the next line of what is selected; Shift L goes back"],
      ["Enter", "to the details"],
      ["E", "bring in the neighbours of the selected node"],
      ["O", "only its neighbourhood, or all again"],
      ["P", "a path from it to the node that is selected next"],
      ["+ −", "nearer, farther"],
      ["Shift → ← ↑ ↓", "move the picture"],
      ["0", "fit the picture to the window"],
      ["Esc", "give up a path, then select nothing"],
    ]],
    ["In the drawing in words, which comes next with Tab", [["↓ ↑ Home End", "through nodes and their lines"], ["Enter", "select"], ["Esc", "back to the drawing"]]],
    ["On a slider, such as the ends of the time", [["← →", "by one step"], ["Home End", "to its ends"]]],
  ];

  const row = ([keys, says]) => [el("dt", {}, el("kbd", {}, keys)), el("dd", {}, says)];

  const build = () => holder.replaceChildren(
    el("h2", { id: "help-title" }, "Keys"),
    ...KEYS.flatMap(([where, rows]) => [el("h3", {}, where), el("dl", {}, rows.flatMap(row))]),
    el("button", { onclick: () => holder.close() }, "Close"));

  const show = () => {
    if (!holder.childElementCount) build();
    if (!holder.open) holder.showModal();
  };

  const press = (event) => {
    if (event.key !== "?" || dom.isTyping(document.activeElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    show();
  };

  const start = () => {
    opener.addEventListener("click", show);
    document.addEventListener("keydown", press);
    holder.addEventListener("click", ({ target }) => target === holder && holder.close()); // beside it
  };

  return { start };
})();
