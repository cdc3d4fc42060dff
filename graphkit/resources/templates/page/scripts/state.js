// What the user has chosen, in one object. All that shows it listens here.
graphkit.state = (() => {
  const { data } = graphkit;
  const whole = data.first.length === data.nodes.length;
  const hiddenAtFirst = () => new Set(whole ? [] : data.types.filter((type) => !type.first).map((type) => type.id));

  const initial = () => ({
    budget: data.first.length, // so many nodes are drawn, the weightiest that the filters let through
    added: new Set(), // nodes asked for one by one
    hiddenTypes: hiddenAtFirst(),
    hiddenRelations: new Set(),
    hiddenModalities: new Set(), // "Denied" stands for what is denied, whatever its modality
    hiddenPublishers: new Set(),
    evidence: 1, // sentences a line needs
    origins: 1, // and independent publishers
    confidence: 0, // and how sure each of them has to be
    since: null, // days, the first and the last; null is open
    until: null,
    only: null, // a node whose neighbourhood alone is drawn
    path: null, // {from, to}: two nodes, null while one is still to be chosen
    selected: null, // {node: id} or {edge: id}
    colour: "type", // or "community"
    size: null, // the name of a measure; null is the number of links
    shown: "graph", // or "table", "timeline"
    theme: null, // "light" or "dark"; null follows the system
    physics: false,
  });

  const listeners = [];
  const state = initial();

  const set = (changes) => {
    const keys = Object.keys(changes).filter((key) => changes[key] !== state[key]);
    if (!keys.length) return;
    Object.assign(state, changes);
    for (const listener of listeners) listener(state, new Set(keys));
  };

  return {
    get: () => state,
    initial,
    listen: (listener) => listeners.push(listener),
    // Everything but how the page looks goes back to the first view.
    reset: () => set({ ...initial(), theme: state.theme }),
    set,
  };
})();
