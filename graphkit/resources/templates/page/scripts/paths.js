// The shortest way between two nodes, over lines that the filters let through.
graphkit.paths = (() => {
  const { data, filters, state } = graphkit;

  const usable = (edge) => filters.edgeLives(edge);
  const enters = (node, target) => node.id === target || !state.get().hiddenTypes.has(node.type);
  const other = (edge, id) => (edge.from === id ? edge.to : edge.from);

  // Breadth first: how many steps each node is from the start, until the target is met.
  const steps = (from, to) => {
    const far = new Map([[from, 0]]);
    let rim = [from];
    while (rim.length && !far.has(to)) {
      const next = [];
      for (const id of rim) {
        for (const edge of data.edgesAt(id)) {
          const step = other(edge, id);
          if (far.has(step) || !usable(edge) || !enters(data.nodeById.get(step), to)) continue;
          far.set(step, far.get(id) + 1);
          next.push(step);
        }
      }
      rim = next;
    }
    return far;
  };

  const tie = (a, b) => data.edgesAt(a).filter((edge) => other(edge, a) === b && usable(edge)).sort((x, y) => y.weight - x.weight || x.number - y.number);

  // Of several ways of the same length the one said most often, step by step from the end.
  const find = ({ from, to }) => {
    if (!from || !to || from === to) return null;
    const far = steps(from, to);
    if (!far.has(to)) return [];
    const hops = [];
    for (let id = to; id !== from; ) {
      const before = data.neighbours(id)
        .filter((near) => far.get(near) === far.get(id) - 1)
        .map((near) => ({ near, edges: tie(near, id) }))
        .filter(({ edges }) => edges.length)
        .sort((a, b) => weightOf(b.edges) - weightOf(a.edges) || data.nodeById.get(a.near).rank - data.nodeById.get(b.near).rank)[0];
      hops.unshift({ from: before.near, to: id, edges: before.edges });
      id = before.near;
    }
    return hops;
  };

  const weightOf = (edges) => edges.reduce((sum, edge) => sum + edge.weight, 0);

  let kept = { key: null, hops: null };
  // The hops of the path asked for; null where none is, an empty list where there is no way.
  const current = () => {
    const { path, hiddenTypes } = state.get();
    if (!path) return null;
    const key = [path.from, path.to, hiddenTypes, filters.version()];
    if (!kept.key || kept.key.some((part, place) => part !== key[place])) kept = { key, hops: find(path) };
    return kept.hops;
  };

  return { current };
})();
