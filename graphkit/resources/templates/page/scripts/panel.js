// The panel: what the selected node or edge is, and every sentence that says so.
graphkit.panel = (() => {
  const { cards, data, dom, looks, state, view } = graphkit;
  const { el, own } = dom;
  const holder = document.getElementById("panel");
  const ENCOUNTERS = new Set(["Meeting", "Call", "Visit", "Event"]);
  const FEW = 3;
  const LONG = 8;
  const TOP = 8;

  const heading = (text, ...more) => el("h3", {}, text, ...more);
  const icon = (id) => dom.icon(data.typeOf(data.nodeById.get(id)));

  const kindOf = (node) => {
    const style = data.typeOf(node);
    const ties = data.neighbours(node.id).length;
    return el("p", { className: "kind" }, dom.icon(style), style.one, node.date ? ` · ${node.date}` : "", ` · ${dom.count(ties, "neighbour", "neighbours")}`);
  };

  const also = (node) => {
    const names = node.alt_labels.filter((label) => label !== node.name);
    if (!names.length) return null;
    return el("p", { className: "also" }, "Also: ", names.flatMap((label, place) => (place ? [" · ", own(label)] : [own(label)])));
  };

  const actions = (node) => {
    const more = view.hiddenNeighbours(node.id).length;
    const alone = state.get().only === node.id;
    return el("div", { className: "actions" },
      more ? el("button", { id: "expand", onclick: () => view.expand(node.id) }, `Bring in ${dom.count(more, "neighbour", "neighbours")}`) : null,
      el("button", { id: "only", "aria-pressed": String(alone), onclick: () => state.set({ only: alone ? null : node.id }) }, "Only this neighbourhood"));
  };

  const others = (id, relation, outgoing) =>
    data.edgesAt(id)
      .filter((edge) => edge.relation === relation && (outgoing ? edge.from === id : edge.to === id))
      .filter((edge) => edge.polarity !== "Negative" && edge.modality === "Asserted")
      .map((edge) => (outgoing ? edge.to : edge.from));

  const fact = (label, ids) => (ids.length ? [el("dt", {}, label), el("dd", {}, el("ul", {}, [...new Set(ids)].map((id) => el("li", {}, cards.name(id)))))] : []);

  const valueFacts = (id, predicate, label) => {
    const values = data.recordsIn(id).filter((record) => record.subject === id && record.predicate === predicate && record.value);
    const texts = [...new Set(values.map((record) => record.value))];
    return texts.length ? [el("dt", {}, label), el("dd", {}, texts.join(" · "))] : [];
  };

  const facts = (node) => {
    const { id } = node;
    const rows = [
      ...fact("Office", others(id, "gk:holdsOffice", true)),
      ...fact("Held by", others(id, "gk:holdsOffice", false)),
      ...fact("Represents", others(id, "gk:represents", true)),
      ...fact("Of", others(id, "gk:officeOf", true)),
      ...valueFacts(id, "gk:heldOn", "Date"),
      ...fact("Place", others(id, "gk:heldAt", true)),
      ...fact("On the sidelines of", others(id, "gk:onSidelinesOf", true)),
      ...fact("Chair", others(id, "gk:chaired", false)),
      ...fact("Participants", others(id, "gk:participatedIn", false)),
      ...(ENCOUNTERS.has(node.type) ? fact("Topics", others(id, "gk:discussed", true)) : []),
      ...fact("Part of the topic", others(id, "skos:broader", true)),
      ...fact("Member of", others(id, "gk:memberOf", true)),
    ];
    return rows.length ? el("dl", { className: "facts" }, rows) : null;
  };

  // A row that opens to the sentences behind one edge; they are built when it is opened.
  const edgeRow = (edge, id, open) => {
    const other = edge.from === id ? edge.to : edge.from;
    const found = data.recordsOfEdge(edge);
    const marks = [
      edge.polarity === "Negative" ? el("span", { className: "badge denied" }, "denied") : null,
      edge.modality === "Asserted" ? null : el("span", { className: "badge planned" }, data.modalityOf(edge.modality)),
    ];
    const body = el("div", {});
    const fill = () => body.childElementCount || body.append(...cards.cardsOf(found, id));
    const row = el("details", { open },
      el("summary", {}, icon(other), el("span", { className: "grow" }, own(data.nameOf(other))), marks, el("span", { className: "number" }, found.length)),
      body);
    row.addEventListener("toggle", () => row.open && fill());
    if (open) fill();
    return el("li", {}, row, cards.arrow(other));
  };

  // A long list shows its first rows and a button for the rest.
  const list = (rows) => {
    const made = el("ul", { className: "rows" }, rows.slice(0, LONG).map((row) => row()));
    if (rows.length <= LONG) return [made];
    const more = el("button", { className: "rest", onclick: () => {
      const [next, ...others] = rows.slice(LONG).map((row) => row());
      made.append(next, ...others);
      more.remove();
      next.querySelector("summary").focus();
    } }, `Show ${rows.length - LONG} more`);
    return [made, more];
  };

  const groupsOf = (id) => {
    const groups = new Map();
    for (const edge of data.edgesAt(id)) {
      const outgoing = edge.from === id || !data.isDirected(edge);
      const words = outgoing ? edge.words : data.inverseOf(edge.relation) || `← ${edge.words}`;
      if (!groups.has(words)) groups.set(words, []);
      groups.get(words).push(edge);
    }
    const weight = (edge) => data.nodeById.get(edge.from === id ? edge.to : edge.from).rank;
    const family = (edges) => data.families.indexOf(data.familyOf(edges[0].relation));
    for (const edges of groups.values()) edges.sort((a, b) => b.weight - a.weight || weight(a) - weight(b));
    return [...groups].sort(([one, a], [two, b]) => family(a) - family(b) || b.length - a.length || one.localeCompare(two));
  };

  const ties = (id) => {
    const groups = groupsOf(id);
    const few = groups.reduce((total, [, edges]) => total + edges.length, 0) <= FEW;
    return groups.flatMap(([words, edges], group) => [
      heading(`${words} (${edges.length})`),
      ...list(edges.map((edge, row) => () => edgeRow(edge, id, few || group + row === 0))),
    ]);
  };

  // All sentences of a meeting, each once, with all that was read in it.
  const sentencesOf = (node) => {
    if (!ENCOUNTERS.has(node.type)) return [];
    const found = cards.cardsOf(data.recordsIn(node.id), node.id);
    return found.length ? [heading(`Sentences (${found.length})`), ...found] : [];
  };

  const ofNode = (node) => [
    own(node.name, "h2"),
    kindOf(node),
    also(node),
    actions(node),
    facts(node),
    ...sentencesOf(node),
    ...ties(node.id),
  ];

  const between = (edge) =>
    data.edgesAt(edge.from)
      .filter((other) => other !== edge && [other.from, other.to].sort().join("\n") === [edge.from, edge.to].sort().join("\n"));

  const endsOf = (edge) => {
    const family = data.familyOf(edge.relation);
    return el("h2", { className: "ends" }, cards.name(edge.from, icon(edge.from)),
      el("span", { className: "kind" }, dom.stroke(looks.colourOfFamily(family), { dashed: edge.modality !== "Asserted", bar: edge.polarity === "Negative" }),
        `${edge.polarity === "Negative" ? "not: " : ""}${edge.words}`),
      cards.name(edge.to, icon(edge.to)));
  };

  const section = (edge, title) => {
    const found = data.recordsOfEdge(edge);
    const said = found.length ? cards.cardsOf(found) : [el("p", { className: "lead" }, "No sentence was handed over with this edge.")];
    return [heading(title, edge.polarity === "Negative" ? " · denied" : "", edge.modality === "Asserted" ? "" : ` · ${data.modalityOf(edge.modality)}`), ...said];
  };

  const ofEdge = (edge) => {
    const found = data.recordsOfEdge(edge);
    const sentences = new Set(found.map((record) => `${record.document} ${record.sentence}`)).size;
    const sources = new Set(found.map((record) => record.document)).size;
    return [
      endsOf(edge),
      found.length ? el("p", { className: "lead" }, `${dom.count(sentences, "sentence", "sentences")} in ${dom.count(sources, "document", "documents")}`) : null,
      ...section(edge, "Sentences"),
      ...between(edge).flatMap((other) => section(other, `Also: ${other.from === edge.from || !data.isDirected(other) ? other.words : data.inverseOf(other.relation) || `← ${other.words}`}`)),
    ];
  };

  const mostTied = () => {
    const types = data.types.filter((type) => data.nodes.some((node) => node.type === type.id && type.first));
    return types.slice(0, 1).flatMap((type) => {
      const top = data.nodes.filter((node) => node.type === type.id && node.strength > 0).slice(0, TOP);
      if (!top.length) return [];
      return [heading(`Most mentioned ${type.many.toLowerCase()}`),
        el("ul", { className: "plain" }, top.map((node) =>
          el("li", {}, dom.icon(type), el("span", { className: "grow" }, cards.name(node.id)), el("span", { className: "number" }, dom.count(node.strength, "link", "links")))))];
    });
  };

  const sources = () => {
    if (!data.documents.length) return [];
    return [heading(dom.count(data.documents.length, "document", "documents")),
      el("ul", {}, data.documents.map((source) =>
        el("li", { className: "card" }, own(source.title, "strong"),
          el("p", { className: "meta" }, own([source.publisher, source.issued].filter(Boolean).join(" · ")), " ",
            source.url ? dom.link(source.url, "Source ↗") : null))))];
  };

  const overview = () => [
    el("h2", {}, "What this shows"),
    el("p", { className: "lead" }, data.nodes.length
      ? "Each line stands for sentences in the documents. Select a line to read them, a node to see all that is said of it."
      : "No person, meeting or topic was found in the documents."),
    ...mostTied(),
    ...sources(),
  ];

  const update = () => {
    const { selected } = state.get();
    const content = !selected ? overview()
      : selected.node ? ofNode(data.nodeById.get(selected.node))
      : ofEdge(data.edgeById.get(selected.edge));
    holder.replaceChildren(...content.filter(Boolean));
  };

  const start = () => {
    update();
    state.listen((now, changed) => {
      if (changed.has("shown") && changed.size === 1) return;
      const place = holder.scrollTop;
      update();
      holder.scrollTop = changed.has("selected") ? 0 : place;
    });
  };

  return { start };
})();
