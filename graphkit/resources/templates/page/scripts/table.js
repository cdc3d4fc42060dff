// The same nodes as a table: to read, to sort, and for those who cannot see the drawing.
graphkit.table = (() => {
  const { cards, data, dom, state, view } = graphkit;
  const { el } = dom;
  const holder = document.getElementById("table");
  const COLUMNS = [
    { key: "name", title: "Name", value: (node) => node.name },
    { key: "type", title: "Type", value: (node) => data.typeOf(node).one },
    { key: "ties", title: "Neighbours", value: (node) => data.neighbours(node.id).length, number: true },
    { key: "strength", title: "Links", value: (node) => node.strength, number: true },
  ];
  let order = { key: "strength", down: true };

  const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b, "en"));

  const sorted = (nodes) => {
    const { value } = COLUMNS.find(({ key }) => key === order.key);
    return [...nodes].sort((a, b) => compare(value(a), value(b)) * (order.down ? -1 : 1) || a.rank - b.rank);
  };

  const sortBy = ({ key, number }) => {
    order = { key, down: order.key === key ? !order.down : Boolean(number) };
    update();
    holder.querySelector(`[data-key="${key}"]`).focus();
  };

  const head = (column) => {
    const chosen = column.key === order.key;
    return el("th", { scope: "col", className: column.number ? "number" : "", "aria-sort": chosen ? (order.down ? "descending" : "ascending") : "none" },
      el("button", { "data-key": column.key, onclick: () => sortBy(column) }, `${column.title}${chosen ? (order.down ? " ↓" : " ↑") : ""}`));
  };

  const row = (node) =>
    el("tr", {},
      el("th", { scope: "row" }, cards.name(node.id)),
      COLUMNS.slice(1).map((column) => el("td", { className: column.number ? "number" : "" }, String(column.value(node)))));

  const update = () => {
    holder.hidden = state.get().shown !== "table";
    if (holder.hidden) return;
    const { nodes } = view.current();
    holder.replaceChildren(el("table", {},
      el("caption", {}, "The nodes that are drawn. Select a name to see what is said of it."),
      el("thead", {}, el("tr", {}, COLUMNS.map(head))),
      el("tbody", {}, sorted(nodes).map(row))));
  };

  const start = () => {
    update();
    state.listen(update);
  };

  return { start };
})();
