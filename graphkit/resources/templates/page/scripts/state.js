// What the user has chosen, in one object. All that shows it listens here.
graphkit.state = (() => {
  const { data } = graphkit;
  const hiddenAtFirst = () => new Set(data.types.filter((type) => !type.first).map((type) => type.id));
  const initial = () => ({
    brought: new Set(data.first), // nodes that are drawn if the filters let them
    hiddenTypes: data.first.length === data.nodes.length ? new Set() : hiddenAtFirst(),
    hiddenRelations: new Set(),
    only: null, // a node whose neighbourhood alone is drawn
    physics: false,
    selected: null, // {node: id} or {edge: id}
    table: false,
  });

  const listeners = [];
  const state = initial();

  const set = (changes) => {
    Object.assign(state, changes);
    for (const listener of listeners) listener(state, new Set(Object.keys(changes)));
  };

  return {
    get: () => state,
    listen: (listener) => listeners.push(listener),
    reset: () => set(initial()),
    set,
  };
})();
