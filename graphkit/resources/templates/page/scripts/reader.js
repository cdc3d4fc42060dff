// The drawing in words: a list of the drawn nodes, each with its lines, beside the canvas and
// in step with it. Out of sight until the keyboard enters it. What is selected is said aloud.
graphkit.reader = (() => {
  const { data, dom, filters, state, view } = graphkit;
  const { el } = dom;
  const MOST_NODES = 100; // listed; the table has all
  const MOST_LINES = 6; // of each
  const WAIT = 150; // milliseconds; a list can wait, a click cannot
  const holder = document.getElementById("reader");
  const said = document.getElementById("said");
  let lines = new Map(); // drawn lines by node

  const kind = (node) => data.typeOf(node).one.toLowerCase();
  const sentences = (edge) => dom.count(filters.sentencesAt(data.placesOf(edge.statements)), "sentence", "sentences");
  const manner = (edge) => (edge.modality === "Asserted" ? "" : `, ${data.modalityOf(edge.modality)}`);

  // A line as seen from one of its ends: "met Tor Berg (2 sentences)".
  const lineWords = (edge, id) => {
    const outgoing = edge.from === id || !data.isDirected(edge);
    const words = outgoing ? edge.words : data.inverseOf(edge.relation) || `${edge.words}, said from the other end:`;
    return [`${edge.polarity === "Negative" ? "not: " : ""}${words} `, dom.own(data.nameOf(edge.from === id ? edge.to : edge.from)), ` (${sentences(edge)}${manner(edge)})`];
  };

  const button = (key, chosen, action, ...words) =>
    el("button", { "data-key": key, tabIndex: -1, "aria-current": String(chosen), onclick: action }, ...words);

  const lineRow = (edge, id) =>
    el("li", {}, button(`${id} ${edge.id}`, state.get().selected?.edge === edge.id, () => view.select({ edge: edge.id }), ...lineWords(edge, id)));

  const nodeRow = (node) => {
    const own = lines.get(node.id) ?? [];
    const rows = own.slice(0, MOST_LINES).map((edge) => lineRow(edge, node.id));
    if (own.length > MOST_LINES) rows.push(el("li", {}, `and ${dom.count(own.length - MOST_LINES, "more line", "more lines")}`));
    return el("li", {},
      button(node.id, state.get().selected?.node === node.id, () => view.select({ node: node.id }), dom.own(node.name), `, ${kind(node)}`),
      rows.length ? el("ul", {}, rows) : null);
  };

  const linesByNode = (edges) => {
    const found = new Map();
    for (const edge of [...edges].sort((a, b) => b.weight - a.weight || a.number - b.number)) {
      for (const id of new Set([edge.from, edge.to])) found.has(id) ? found.get(id).push(edge) : found.set(id, [edge]);
    }
    return found;
  };

  const buttons = () => [...holder.querySelectorAll("button")];

  // One of the buttons is in the order of Tab; the arrow keys go to the others.
  const enter = (chosen) => {
    for (const each of buttons()) each.tabIndex = each === chosen ? 0 : -1;
  };

  let timer = null;
  const build = () => {
    timer = null;
    holder.hidden = state.get().shown !== "graph" || !view.current().nodes.length;
    if (holder.hidden) return;
    const { nodes, edges } = view.current();
    lines = linesByNode(edges);
    const rest = nodes.length - MOST_NODES;
    holder.replaceChildren(
      el("p", {}, "The drawing in words. Up and down go through it, Enter selects, Escape leaves."),
      el("ul", {}, nodes.slice(0, MOST_NODES).map(nodeRow)),
      ...(rest > 0 ? [el("p", {}, `and ${dom.count(rest, "more node", "more nodes")}: the table has all of them.`)] : []));
    enter(holder.querySelector('[aria-current="true"]') ?? buttons()[0]);
  };

  const tell = ({ selected }) => {
    if (!selected) return "Nothing is selected.";
    if (selected.node) {
      const node = data.nodeById.get(selected.node);
      return `${node.name}, ${kind(node)}, ${dom.count(data.neighbours(node.id).length, "neighbour", "neighbours")}.`;
    }
    const edge = data.edgeById.get(selected.edge);
    return `${data.nameOf(edge.from)} – ${edge.polarity === "Negative" ? "not: " : ""}${edge.words} – ${data.nameOf(edge.to)}, ${sentences(edge)}${manner(edge)}.`;
  };

  const go = (to) => {
    const all = buttons();
    const place = all.indexOf(document.activeElement);
    const next = all[Math.min(Math.max(to(place, all.length - 1), 0), all.length - 1)];
    enter(next);
    next.focus();
  };
  const KEYS = {
    ArrowDown: () => go((place) => place + 1),
    ArrowUp: () => go((place) => place - 1),
    Home: () => go(() => 0),
    End: () => go((place, end) => end),
    Escape: () => document.getElementById("graph").focus(),
  };
  const press = (event) => {
    if (!(event.key in KEYS) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    KEYS[event.key]();
  };

  const start = () => {
    build();
    holder.addEventListener("keydown", press);
    state.listen((now, changed) => {
      timer ??= setTimeout(build, WAIT);
      if (changed.has("selected")) said.textContent = tell(now);
    });
  };

  return { start };
})();
