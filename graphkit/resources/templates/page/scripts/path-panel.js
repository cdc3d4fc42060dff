// The panel of a path: its steps, each with the sentence that says it.
graphkit.pathPanel = (() => {
  const { cards, data, dom, filters, linePanel, lists, paths, said, state, view } = graphkit;
  const { el } = dom;

  const icon = (id) => dom.icon(data.typeOf(data.nodeById.get(id)));
  const isPending = () => Boolean(state.get().path && !state.get().path.to);

  // What to do while the second node is still to be chosen.
  const notice = () =>
    el("div", { className: "notice", role: "status" },
      el("p", {}, "Path from ", cards.name(state.get().path.from), ": now select the node it leads to, in the drawing, the search or a list."),
      el("button", { id: "path-cancel", onclick: () => state.set({ path: null }) }, "Cancel"), " ", el("kbd", {}, "Esc"));

  // Of all sentences of a step the one that is surest; asserted before planned.
  const best = (edge) => {
    const places = data.placesOf(edge.statements);
    const passing = said.inside(places);
    const among = passing.length ? passing : places;
    const worth = (place) => data.columns.confidence[place];
    return [...among].sort((a, b) => worth(b) - worth(a) || said.compare(a, b)).slice(0, 1);
  };

  const isPlain = (edge) => edge.modality === "Asserted" && edge.polarity !== "Negative";
  const strongest = (edges) => edges.find(isPlain) ?? edges[0];

  const more = (edges, shown) => {
    const total = said.count(edges.flatMap((edge) => data.placesOf(edge.statements)));
    const edge = strongest(edges);
    return total > shown ? el("button", { className: "rest", onclick: () => view.select({ edge: edge.id }) }, `All ${dom.count(total, "sentence", "sentences")} between them`) : null;
  };

  const step = ({ from, to, edges }) => {
    const edge = strongest(edges);
    const forth = edge.from === from || !data.isDirected(edge);
    const words = forth ? edge.words : data.inverseOf(edge.relation) || edge.words;
    const others = edges.length > 1 ? el("small", {}, `and ${dom.count(edges.length - 1, "other line", "other lines")}`) : null;
    const place = best(edge);
    return el("li", { className: "step" },
      el("h3", {}, cards.name(from, icon(from))),
      el("p", { className: "hop" }, linePanel.stroke(edge), `${forth ? "→" : "←"} ${edge.polarity === "Negative" ? "not: " : ""}${words} `, cards.name(to), " ", cards.badgesOf(edge), others),
      cards.sentences(place),
      more(edges, place.length));
  };

  const last = (id) => el("li", { className: "step" }, el("h3", {}, cards.name(id, icon(id))));

  const nothing = () => {
    const { hiddenTypes } = state.get();
    const kept = filters.isActive() || hiddenTypes.size;
    return [
      el("p", { className: "lead" }, kept ? "No way under these filters: nothing that is shown ties the two, not even through others." : "No way: nothing in the documents ties the two, not even through others."),
      hiddenTypes.size ? el("p", { className: "lead" }, `A way leads only through types that are ticked in the legend. Left out: ${data.types.filter(({ id }) => hiddenTypes.has(id)).map(({ many }) => many.toLowerCase()).join(", ")}.`) : null,
    ];
  };

  const actions = ({ to }) =>
    el("div", { className: "actions" },
      el("button", { id: "path-clear", onclick: () => state.set({ path: null }) }, "Clear the path"),
      el("button", { onclick: () => view.startPath(to) }, "Go on from here"));

  const content = () => {
    const { path } = state.get();
    const hops = paths.current() ?? [];
    const head = [
      el("h2", {}, "Shortest path"),
      el("p", { className: "lead" }, "From ", cards.name(path.from), " to ", cards.name(path.to), hops.length ? `: ${dom.count(hops.length, "step", "steps")}` : ""),
      actions(path),
    ];
    return hops.length ? [...head, el("ol", { className: "steps" }, hops.map(step), last(path.to))] : [...head, ...nothing()];
  };

  // From a node on the way, back to the way.
  const back = () => el("button", { className: "rest", id: "path-back", onclick: () => view.select(null) }, "← Back to the path");

  return { back, content, isPending, notice };
})();
