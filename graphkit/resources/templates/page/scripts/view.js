// Which nodes and edges are drawn: a function of the data and the state.
graphkit.view = (() => {
  const { data, state } = graphkit;
  const COMPANY = 12; // neighbours that come along with a node nobody else is tied to

  const selectedEnds = ({ selected }) => {
    if (!selected) return [];
    if (selected.node) return [selected.node];
    const edge = data.edgeById.get(selected.edge);
    return [edge.from, edge.to];
  };

  const drawnNodes = (now) => {
    const near = now.only && new Set([now.only, ...data.neighbours(now.only)]);
    const always = new Set(selectedEnds(now));
    const candidates = near || new Set([...now.brought, ...always]);
    return data.nodes.filter(
      (node) => candidates.has(node.id) && (!now.hiddenTypes.has(node.type) || always.has(node.id) || node.id === now.only),
    );
  };

  // A joint act is drawn from its meeting; from each participant only where
  // the meeting is not drawn or the participant is selected.
  const repeats = (edge, drawn) => edge.carriers.length > 0 && edge.carriers.every((id) => drawn.has(id));
  const isAt = (edge, id) => edge.from === id || edge.to === id;

  const drawnEdges = (now, drawn) =>
    data.edges.filter(
      (edge) =>
        drawn.has(edge.from) && drawn.has(edge.to) &&
        (edge.id === now.selected?.edge || (!now.hiddenRelations.has(edge.relation) && (isAt(edge, now.selected?.node) || !repeats(edge, drawn)))),
    );

  const current = () => {
    const now = state.get();
    const nodes = drawnNodes(now);
    return { nodes, edges: drawnEdges(now, new Set(nodes.map((node) => node.id))) };
  };

  // Neighbours that a filter does not forbid and that are not drawn yet, the weightiest first.
  const hiddenNeighbours = (id) => {
    const now = state.get();
    const drawn = new Set(drawnNodes(now).map((node) => node.id));
    return data.neighbours(id)
      .map((other) => data.nodeById.get(other))
      .filter((node) => !drawn.has(node.id) && !now.hiddenTypes.has(node.type))
      .sort((a, b) => a.rank - b.rank);
  };

  const bring = (nodes) => new Set([...state.get().brought, ...nodes.map((node) => node.id)]);

  const expand = (id) => state.set({ brought: bring([data.nodeById.get(id), ...hiddenNeighbours(id)]), only: null });

  // Select a node or an edge, and bring in what has to be drawn for that.
  const select = (choice) => {
    if (choice === null) return state.set({ selected: null });
    const now = state.get();
    const known = choice.node ? data.nodeById.get(choice.node) : data.edgeById.get(choice.edge);
    if (!known) return undefined;
    const wanted = (choice.node ? [choice.node] : [known.from, known.to]).map((id) => data.nodeById.get(id));
    const drawn = new Set(drawnNodes(now).map((node) => node.id));
    const lonely = choice.node && !drawn.has(choice.node) && !data.neighbours(choice.node).some((id) => drawn.has(id));
    const company = lonely ? hiddenNeighbours(choice.node).slice(0, COMPANY) : [];
    const leaves = now.only && wanted.some((node) => !drawn.has(node.id));
    return state.set({
      selected: choice.node ? { node: choice.node } : { edge: choice.edge },
      brought: bring([...wanted, ...company]),
      ...(leaves ? { only: null } : {}),
    });
  };

  return { current, expand, hiddenNeighbours, select, selectedEnds: () => selectedEnds(state.get()) };
})();
