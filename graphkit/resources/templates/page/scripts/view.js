// Which nodes and edges are drawn: a function of the data and the state.
graphkit.view = (() => {
  const { data, filters, paths, state } = graphkit;
  const FEWEST_LINES = 250; // fewer are always drawn all
  const LINES_PER_NODE = 2; // of more, so many for each node
  const MOST_NODES = 1000; // beyond that nobody sees anything, and drawing takes seconds
  const EXPANSION = 100; // neighbours brought in at once, the weightiest
  const COMPANY = 12; // neighbours that come along with a node nobody else is tied to

  // The nodes in the order they are drawn: those of the first view, then by weight.
  const order = data.once(() => {
    const first = new Set(data.first);
    return [...data.first.map((id) => data.nodeById.get(id)), ...data.nodes.filter((node) => !first.has(node.id))];
  });

  const selectedEnds = ({ selected }) => {
    if (!selected) return [];
    if (selected.node) return [selected.node];
    const edge = data.edgeById.get(selected.edge);
    return [edge.from, edge.to];
  };

  // Made once for each path: they are asked of every line.
  const ofPath = (make) => {
    let kept = { hops: undefined };
    return () => {
      const hops = paths.current();
      if (kept.hops !== hops) kept = { hops, found: new Set((hops || []).flatMap(make)) };
      return kept.found;
    };
  };
  const pathEdges = ofPath(({ edges }) => edges.map((edge) => edge.id));
  const pathNodes = ofPath(({ from, to }) => [from, to]);

  // What is drawn whatever the filters say.
  const wanted = (now) => new Set([...selectedEnds(now), ...pathNodes(), ...(now.only ? [now.only] : [])]);

  const isOpen = (node, now) => !now.hiddenTypes.has(node.type) && filters.nodeLives(node);

  const chosen = (now, always) => {
    const near = now.only && new Set([now.only, ...data.neighbours(now.only)]);
    const found = new Set();
    let room = near ? MOST_NODES : Math.min(now.budget, MOST_NODES);
    for (const node of order()) {
      const open = isOpen(node, now);
      const counted = open && room > 0 && (!near || near.has(node.id));
      if (counted) room -= 1;
      if (counted || always.has(node.id) || (open && !near && now.added.has(node.id))) found.add(node.id);
    }
    return found;
  };

  // A joint act is drawn from its meeting; from each participant only where
  // the meeting is not drawn or the participant is selected.
  const repeats = (edge, drawn) => edge.carriers.length > 0 && edge.carriers.every((id) => drawn.has(id));
  const isAt = (edge, id) => edge.from === id || edge.to === id;

  // Of many lines the weightiest, and the weightiest of each node, so that none stands alone.
  const legible = (edges, asked, drawn) => {
    const room = Math.max(FEWEST_LINES, LINES_PER_NODE * drawn.size);
    if (edges.length <= room) return edges;
    const tied = new Set();
    const kept = new Set();
    const byWeight = [...edges].sort((a, b) => b.weight - a.weight || a.number - b.number);
    for (const edge of byWeight) {
      if (!asked(edge) && tied.has(edge.from) && tied.has(edge.to)) continue;
      kept.add(edge);
      tied.add(edge.from).add(edge.to);
    }
    for (const edge of byWeight) if (kept.size < room) kept.add(edge);
    return edges.filter((edge) => kept.has(edge));
  };

  const edgesAmong = (drawn, now) => {
    const onPath = pathEdges();
    const asked = (edge) => edge.id === now.selected?.edge || onPath.has(edge.id) || isAt(edge, now.selected?.node);
    const isDrawn = new Uint8Array(data.nodes.length);
    for (const id of drawn) isDrawn[data.nodeById.get(id).rank] = 1;
    const { from, to } = data.ends;
    const found = data.edges.filter((edge) => {
      if (!isDrawn[from[edge.number]] || !isDrawn[to[edge.number]]) return false;
      const shown = edge.id === now.selected?.edge || onPath.has(edge.id);
      return shown || (filters.edgeLives(edge) && (asked(edge) || !repeats(edge, drawn)));
    });
    const edges = now.only ? found : legible(found, asked, drawn);
    return { edges, among: found.length };
  };

  const compute = () => {
    const now = state.get();
    const always = wanted(now);
    const drawn = chosen(now, always);
    const { edges, among } = edgesAmong(drawn, now);
    const tied = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
    const stays = (node) => drawn.has(node.id) && (tied.has(node.id) || always.has(node.id) || now.added.has(node.id) || !data.edgesAt(node.id).length);
    return { nodes: data.nodes.filter(stays), edges, among };
  };

  let kept = null;
  state.listen(() => { kept = null; });
  const current = () => (kept ??= compute());
  const drawnIds = () => new Set(current().nodes.map((node) => node.id));

  // Neighbours that a filter does not forbid and that are not drawn yet, the weightiest first.
  const hiddenNeighbours = (id) => {
    const now = state.get();
    const drawn = drawnIds();
    const near = new Set(data.edgesAt(id).filter(filters.edgeLives).map((edge) => (edge.from === id ? edge.to : edge.from)));
    return [...near].map((other) => data.nodeById.get(other))
      .filter((node) => !drawn.has(node.id) && !now.hiddenTypes.has(node.type))
      .sort((a, b) => a.rank - b.rank);
  };

  const withAdded = (nodes) => new Set([...state.get().added, ...nodes.map((node) => node.id)]);

  const expand = (id) => state.set({ added: withAdded([data.nodeById.get(id), ...hiddenNeighbours(id).slice(0, EXPANSION)]), only: null });

  // How many nodes could still be drawn, and a step towards that.
  const waiting = () => {
    const now = state.get();
    const open = data.nodes.filter((node) => isOpen(node, now)).length;
    return now.only ? 0 : Math.max(0, Math.min(open, MOST_NODES) - Math.max(now.budget, current().nodes.length));
  };
  const drawMore = (number) => state.set({ budget: Math.min(state.get().budget + number, MOST_NODES) });

  // A path begins at a node and ends at the next one that is selected.
  const isAwaited = (id, path) => path && !path.to && path.from !== id;
  const startPath = (id) => state.set({ path: { from: id, to: null } });

  // One step back: a path that waits for its end, then the selection, then the path.
  const back = () => {
    const { path, selected } = state.get();
    if (path && (!path.to || !selected)) state.set({ path: null });
    else state.set({ selected: null });
  };

  // Select a node or an edge, and bring in what has to be drawn for that.
  const select = (choice) => {
    if (choice === null) return state.set({ selected: null });
    const known = choice.node ? data.nodeById.get(choice.node) : data.edgeById.get(choice.edge);
    if (!known) return undefined;
    const now = state.get();
    if (choice.node && isAwaited(choice.node, now.path)) return state.set({ path: { ...now.path, to: choice.node }, selected: null, only: null });
    const ends = (choice.node ? [choice.node] : [known.from, known.to]).map((id) => data.nodeById.get(id));
    const drawn = drawnIds();
    const missing = ends.filter((node) => !drawn.has(node.id));
    const lonely = choice.node && missing.length && !data.neighbours(choice.node).some((id) => drawn.has(id));
    const company = lonely ? hiddenNeighbours(choice.node).slice(0, COMPANY) : [];
    return state.set({
      selected: choice.node ? { node: choice.node } : { edge: choice.edge },
      ...(missing.length || company.length ? { added: withAdded([...missing, ...company]) } : {}),
      ...(now.only && missing.length ? { only: null } : {}),
    });
  };

  return { EXPANSION, back, current, drawMore, expand, hiddenNeighbours, pathEdges, pathNodes, select, selectedEnds: () => selectedEnds(state.get()), startPath, waiting };
})();
