// The panel of a node: what it is, where it stands, what it takes part in, speaks of and does.
graphkit.nodePanel = (() => {
  const { acts, cards, data, differing, dom, facts, filters, lists, looks, said, standing, state, view } = graphkit;
  const { el, own } = dom;
  const FIRST = 8;
  const FEW = 3; // so few lines are open from the start
  const CARDS = 5;

  const LONG_NAME = 90; // letters from which a heading is smaller
  const title = ({ name }) => {
    const made = own(name, "h2");
    made.classList.toggle("long", name.length > LONG_NAME);
    return made;
  };

  const kind = (node) => {
    const style = data.typeOf(node);
    const ties = data.neighbours(node.id).length;
    const day = node.date ? ` · ${said.dayInWords(node.date)}` : "";
    return el("p", { className: "kind" }, dom.icon(style), el("span", {}, style.one, day, ` · ${dom.count(ties, "neighbour", "neighbours")} `, style.encounter ? acts.stage(node.id) : null));
  };

  const also = (node) => {
    const names = node.alt_labels.filter((label) => label !== node.name);
    if (!names.length) return null;
    return el("p", { className: "also" }, "Also: ", names.flatMap((label, place) => (place ? [" · ", own(label)] : [own(label)])));
  };

  // Under what codes and addresses others know it: a word for each, with all codes of one kind.
  const elsewhere = (node) => {
    const codes = new Map();
    for (const code of node.codes) {
      const cut = code.lastIndexOf(" ");
      codes.set(code.slice(0, cut), [...(codes.get(code.slice(0, cut)) || []), code.slice(cut + 1)]);
    }
    const links = node.same_as.map((address) => dom.link(address)).filter(Boolean);
    for (const link of links) {
      const isItem = link.host === "www.wikidata.org";
      link.textContent = isItem ? `Wikidata ${link.pathname.split("/").pop()}` : link.host;
    }
    const parts = [...links, ...[...codes].map(([called, some]) => `${called} ${some.join(", ")}`)];
    if (!parts.length) return null;
    return el("p", { className: "also elsewhere" }, "Elsewhere: ", parts.flatMap((part, place) => (place ? [" · ", part] : [part])));
  };

  const actions = (node) => {
    const { only, path } = state.get();
    const more = view.hiddenNeighbours(node.id).length;
    const alone = only === node.id;
    const begins = path?.from === node.id && !path.to;
    return el("div", { className: "actions" },
      more ? el("button", { id: "expand", onclick: () => view.expand(node.id) }, more > view.EXPANSION ? `Bring in ${view.EXPANSION} of ${dom.count(more, "neighbour", "neighbours")}` : `Bring in ${dom.count(more, "neighbour", "neighbours")}`) : null,
      el("button", { id: "only", "aria-pressed": String(alone), onclick: () => state.set({ only: alone ? null : node.id }) }, "Only this neighbourhood"),
      el("button", { id: "path-from", "aria-pressed": String(begins), onclick: () => (begins ? state.set({ path: null }) : view.startPath(node.id)) }, "Path from here"));
  };

  // Lines that no other part of the panel tells, by relation.
  const isLeft = (edge, id, isEncounter) => {
    if (data.familyOf(edge.relation).acts || facts.tells(edge, id)) return false;
    const other = data.nodeById.get(edge.from === id ? edge.to : edge.from);
    return isEncounter || !data.typeOf(other).encounter;
  };

  const groupsOf = (id, edges) => {
    const groups = new Map();
    for (const edge of edges) {
      const outgoing = edge.from === id || !data.isDirected(edge);
      const words = outgoing ? edge.words : data.inverseOf(edge.relation) || `← ${edge.words}`;
      groups.has(words) ? groups.get(words).push(edge) : groups.set(words, [edge]);
    }
    const rank = (edge) => data.nodeById.get(edge.from === id ? edge.to : edge.from).rank;
    const family = (found) => data.families.indexOf(data.familyOf(found[0].relation));
    for (const found of groups.values()) found.sort((a, b) => b.weight - a.weight || rank(a) - rank(b));
    return [...groups].sort(([one, a], [two, b]) => family(a) - family(b) || b.length - a.length || one.localeCompare(two));
  };

  const row = (edge, id, open) => {
    const other = edge.from === id ? edge.to : edge.from;
    const places = data.placesOf(edge.statements);
    const summary = [dom.icon(data.typeOf(data.nodeById.get(other))), el("span", { className: "grow" }, own(data.nameOf(other))), ...cards.badgesOf(edge),
      el("span", { className: "number" }, (said.count(said.inside(places)) || said.count(places)).toLocaleString("en"))];
    return el("li", {}, lists.folding(summary, () => cards.sentences(places, { node: id, first: CARDS }), open), cards.arrow(other));
  };

  const ties = (id, isEncounter) => {
    const left = data.edgesAt(id).filter((edge) => isLeft(edge, id, isEncounter));
    const open = left.length <= FEW;
    return groupsOf(id, left).flatMap(([words, edges]) => {
      const makers = (found) => found.map((edge) => () => row(edge, id, open));
      const living = edges.filter(filters.edgeLives);
      const rest = edges.filter((edge) => !filters.edgeLives(edge));
      return [lists.heading(dom.stroke(looks.colourOfFamily(data.familyOf(edges[0].relation))), `${words} (${living.length || rest.length})`), ...lists.withOutside(makers(living), makers(rest), FIRST)];
    });
  };

  // All sentences of a meeting, each once, with all that was read in it.
  const sentences = (id, places) => (places.length ? [lists.heading(`Sentences (${said.count(said.inside(places)).toLocaleString("en")})`), ...cards.sentences(places, { node: id })] : []);

  const ofEncounter = (id, places) => [
    ...differing.ofEncounter(id),
    ...differing.ofTies(id),
    ...acts.topics(id, places),
    ...acts.kinds(id, places),
    ...sentences(id, places),
    ...ties(id, true),
    ...acts.sources(id, places),
  ];

  const ofOther = (node, places) => [
    ...differing.ofTies(node.id),
    ...acts.meetings(node.id, places),
    ...ties(node.id, false),
    ...(data.typeOf(node).leafy ? acts.actors(node.id, places) : acts.topics(node.id, places)),
    ...acts.kinds(node.id, places),
    ...acts.sources(node.id, places),
  ];

  const content = (node) => {
    const places = data.placesAround(node.id);
    const head = [title(node), kind(node), also(node), elsewhere(node), actions(node), facts.of(node)];
    if (data.typeOf(node).encounter) return [...head, ...ofEncounter(node.id, places), ...standing.of(node)];
    return [...head, ...standing.of(node), ...ofOther(node, places)];
  };

  return { actions, content };
})();
