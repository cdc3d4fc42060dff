// What the keyboard does in the drawing: everything that a mouse can do there.
graphkit.keys = (() => {
  const { data, render, state, view } = graphkit;
  const holder = document.getElementById("graph");
  const PAN = 80; // pixels
  const NEARER = 1.25;

  const next = (list, current, by) => list[current < 0 ? (by > 0 ? 0 : list.length - 1) : (current + by + list.length) % list.length];

  const stepNode = (by) => {
    const ids = render.drawn.nodes.map((node) => node.id);
    if (ids.length) view.select({ node: next(ids, ids.indexOf(state.get().selected?.node), by) });
  };

  // The lines of the selected node; once one of them is selected, still of that node.
  let around = null;
  const stepLine = (by) => {
    const { selected } = state.get();
    const [first] = view.selectedEnds();
    if (selected?.node || !view.selectedEnds().includes(around)) around = first ?? null;
    const edges = render.drawn.edges.filter((edge) => !around || edge.from === around || edge.to === around);
    if (edges.length) view.select({ edge: next(edges.map(({ id }) => id), edges.findIndex(({ id }) => id === selected?.edge), by) });
  };

  const zoom = (factor) => render.network.moveTo({ scale: render.network.getScale() * factor });
  const pan = (x, y) => {
    const { x: left, y: top } = render.network.getViewPosition();
    const scale = render.network.getScale();
    render.network.moveTo({ position: { x: left + (x * PAN) / scale, y: top + (y * PAN) / scale } });
  };

  const withNode = (action) => () => {
    const id = state.get().selected?.node;
    if (id && data.nodeById.has(id)) action(id);
  };

  const PLAIN = {
    ArrowRight: () => stepNode(1),
    ArrowDown: () => stepNode(1),
    ArrowLeft: () => stepNode(-1),
    ArrowUp: () => stepNode(-1),
    l: () => stepLine(1),
    L: () => stepLine(-1),
    Enter: () => document.getElementById("panel").focus(),
    e: withNode(view.expand),
    o: withNode((id) => state.set({ only: state.get().only === id ? null : id })),
    p: withNode(view.startPath),
    "+": () => zoom(NEARER),
    "=": () => zoom(NEARER),
    "-": () => zoom(1 / NEARER),
    0: () => render.fit(),
    Escape: () => view.back(),
  };
  const SHIFTED = { ArrowRight: () => pan(1, 0), ArrowLeft: () => pan(-1, 0), ArrowUp: () => pan(0, -1), ArrowDown: () => pan(0, 1) };

  const press = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const action = (event.shiftKey && SHIFTED[event.key]) || PLAIN[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };

  return { start: () => holder.addEventListener("keydown", press) };
})();
