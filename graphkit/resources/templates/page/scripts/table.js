// What is drawn as tables: to read, to sort, and for those who cannot see the drawing.
graphkit.table = (() => {
  const { cards, data, dom, ranks, said, state, view } = graphkit;
  const { el, own } = dom;
  const holder = document.getElementById("table");
  const STEP = 200;
  const collator = new Intl.Collator("en");

  const kindInWords = (edge) => {
    if (edge.polarity === "Negative") return "denied";
    return edge.modality === "Asserted" ? "as a fact" : data.modalityOf(edge.modality);
  };
  const placesOf = (edge) => said.inside(data.placesOf(edge.statements));
  const lineButton = (edge) => el("button", { className: "plain-button", onclick: () => view.select({ edge: edge.id }) }, own(edge.words));

  // A rank is among the nodes of the same type; the first comes first.
  const rankColumn = (measure) => ({
    key: `rank-${measure.name}`, title: `Rank: ${measure.name}`, number: true, up: true,
    value: (node) => ranks.rankOf(node, measure)?.rank ?? null,
  });

  const NODES = {
    id: "nodes",
    rows: () => view.current().nodes,
    order: { key: "strength", down: true },
    caption: "The nodes that are drawn; ranks are among those of the same type. Select a name to see what is said of it.",
    last: (a, b) => a.rank - b.rank,
    columns: [
      { key: "name", title: "Name", value: (node) => node.name, cell: (node) => cards.name(node.id) },
      { key: "type", title: "Type", value: (node) => data.typeOf(node).one },
      { key: "date", title: "Date", className: "day", value: (node) => (node.date ? said.dayInWords(node.date) : null) },
      { key: "ties", title: "Neighbours", value: (node) => data.neighbours(node.id).length, number: true },
      { key: "strength", title: "Links", value: (node) => node.strength, number: true },
      ...ranks.measures.slice(1).map(rankColumn),
      { key: "community", title: "Community", number: true, up: true, value: (node) => (node.community === null ? null : node.community + 1) },
    ],
  };

  const LINES = {
    id: "lines",
    rows: () => view.current().edges,
    order: { key: "sentences", down: true },
    caption: "The lines that are drawn, with the sentences that pass the filters. Select a relation to read them.",
    last: (a, b) => a.number - b.number,
    columns: [
      { key: "from", title: "From", value: (edge) => data.nameOf(edge.from), cell: (edge) => cards.name(edge.from) },
      { key: "words", title: "Relation", value: (edge) => edge.words, cell: lineButton },
      { key: "to", title: "To", value: (edge) => data.nameOf(edge.to), cell: (edge) => cards.name(edge.to) },
      { key: "kind", title: "How", className: "day", value: kindInWords },
      { key: "sentences", title: "Sentences", value: (edge) => said.count(placesOf(edge)), number: true },
      { key: "documents", title: "Documents", value: (edge) => said.documentsIn(placesOf(edge)), number: true },
      { key: "first", title: "First", className: "day", value: (edge) => said.period(placesOf(edge))?.first ?? null },
      { key: "last", title: "Last", className: "day", value: (edge) => said.period(placesOf(edge))?.last ?? null },
    ],
  };

  let shown = NODES;
  let room = STEP;

  // Nothing comes last, whichever way the rest is sorted.
  const compare = (a, b, down) => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return (typeof a === "number" ? a - b : collator.compare(a, b)) * (down ? -1 : 1);
  };

  const sorted = (rows) => {
    const { key, down } = shown.order;
    const column = shown.columns.find((each) => each.key === key);
    const values = new Map(rows.map((row) => [row, column.value(row)]));
    return [...rows].sort((a, b) => compare(values.get(a), values.get(b), down) || shown.last(a, b));
  };

  const sortBy = ({ key, number, up }) => {
    const { order } = shown;
    shown.order = { key, down: order.key === key ? !order.down : Boolean(number && !up) };
    update();
    holder.querySelector(`[data-key="${CSS.escape(key)}"]`).focus();
  };

  const head = (column) => {
    const { key, down } = shown.order;
    const chosen = column.key === key;
    return el("th", { scope: "col", className: classOf(column), "aria-sort": chosen ? (down ? "descending" : "ascending") : "none" },
      el("button", { "data-key": column.key, onclick: () => sortBy(column) }, `${column.title}${chosen ? (down ? " ↓" : " ↑") : ""}`));
  };

  const written = (value) => (value === null ? "–" : typeof value === "number" ? value.toLocaleString("en") : own(value));
  const classOf = ({ className, number }) => className ?? (number ? "number" : "");
  const cell = (column, row, place) => {
    const content = column.cell ? column.cell(row) : written(column.value(row));
    return place ? el("td", { className: classOf(column) }, content) : el("th", { scope: "row" }, content);
  };

  // Columns in which no row has anything are left out.
  const used = (rows) => shown.columns.filter((column, place) => !place || rows.some((row) => column.value(row) !== null));

  const choice = (table, number, text) =>
    el("button", { "data-table": table.id, "aria-pressed": String(shown === table), onclick: () => choose(table) }, `${text} (${number.toLocaleString("en")})`);

  const choose = (table) => {
    shown = table;
    room = STEP;
    update();
    holder.scrollTop = 0;
    holder.querySelector(`[data-table="${table.id}"]`).focus();
  };

  const more = (rest, body, rows, columns) => {
    if (rest <= 0) return null;
    const button = el("button", { className: "rest", onclick: () => {
      const next = rows.slice(room, room + STEP).map((row) => line(row, columns));
      body.append(...next);
      room += STEP;
      button.replaceWith(...[more(rows.length - room, body, rows, columns)].filter(Boolean));
      next[0].querySelector("a, button").focus({ preventScroll: true });
    } }, rest > STEP ? `Show ${STEP} more of ${rest.toLocaleString("en")}` : `Show ${rest} more`);
    return button;
  };

  const line = (row, columns) => el("tr", {}, columns.map((column, place) => cell(column, row, place)));

  const update = () => {
    holder.hidden = state.get().shown !== "table";
    if (holder.hidden) return;
    const { nodes, edges } = view.current();
    const rows = sorted(shown.rows());
    const columns = used(rows);
    const body = el("tbody", {}, rows.slice(0, room).map((row) => line(row, columns)));
    const place = holder.scrollTop;
    holder.replaceChildren(
      el("div", { className: "head", role: "group", "aria-label": "Which table" }, choice(NODES, nodes.length, "Nodes"), choice(LINES, edges.length, "Lines")),
      el("table", {}, el("caption", {}, shown.caption), el("thead", {}, el("tr", {}, columns.map(head))), body),
      ...[more(rows.length - room, body, rows, columns)].filter(Boolean));
    holder.scrollTop = place;
  };

  const start = () => {
    update();
    state.listen((now, changed) => ([...changed].every((key) => key === "theme" || key === "colour" || key === "size") ? null : update()));
  };

  return { start };
})();
