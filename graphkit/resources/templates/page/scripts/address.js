// The state as the part of the address behind #, so that a view can be linked to and comes back.
graphkit.address = (() => {
  const { data, state, view } = graphkit;
  const SETS = { types: "hiddenTypes", relations: "hiddenRelations", modalities: "hiddenModalities", publishers: "hiddenPublishers", add: "added" };
  const WORDS = { since: "since", until: "until", only: "only", colour: "colour", size: "size", show: "shown", theme: "theme" };
  const NUMBERS = { more: "budget", evidence: "evidence", independent: "origins", confidence: "confidence" };
  const BETWEEN = "|";
  const WAIT = 300; // browsers refuse many changes of the address in short time

  const same = (a, b) => (a instanceof Set ? a.size === b.size && [...a].every((one) => b.has(one)) : a === b);

  // A line is known by its ends and what it says, not by its number in this file.
  const edgeName = (id) => {
    const edge = data.edgeById.get(id);
    return [edge.from, edge.relation, edge.to, edge.modality, edge.polarity].join(BETWEEN);
  };
  const edgeCalled = (name) => data.edges.find((edge) => edgeName(edge.id) === name);

  const written = (now) => {
    const first = state.initial();
    const parts = new URLSearchParams();
    if (now.selected?.node) parts.set("node", now.selected.node);
    if (now.selected?.edge) parts.set("line", edgeName(now.selected.edge));
    if (now.path) parts.set("path", [now.path.from, now.path.to].join(BETWEEN));
    for (const [name, key] of Object.entries(SETS)) if (!same(now[key], first[key])) parts.set(name, [...now[key]].sort().join(BETWEEN));
    for (const [name, key] of Object.entries({ ...WORDS, ...NUMBERS })) if (now[key] !== first[key]) parts.set(name, String(now[key]));
    return parts.toString();
  };

  const known = (id) => data.nodeById.has(id);
  const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text);
  const FITS = {
    since: isDay,
    until: isDay,
    only: known,
    colour: (text) => text === "community",
    size: (text) => data.measures.some(({ name }) => name === text),
    show: (text) => text === "table" || text === "timeline",
    theme: (text) => text === "light" || text === "dark",
  };

  // What an address says; what it says wrongly is left out.
  const read = (hash) => {
    const parts = new URLSearchParams(hash.replace(/^#/, ""));
    const changes = state.initial();
    for (const [name, key] of Object.entries(SETS)) if (parts.has(name)) changes[key] = new Set(parts.get(name).split(BETWEEN).filter(Boolean));
    changes.added = new Set([...changes.added].filter(known));
    for (const [name, key] of Object.entries(WORDS)) if (parts.has(name) && FITS[name](parts.get(name))) changes[key] = parts.get(name);
    for (const [name, key] of Object.entries(NUMBERS)) if (Number(parts.get(name)) > 0) changes[key] = Number(parts.get(name));
    const [from, to] = (parts.get("path") ?? "").split(BETWEEN);
    if (known(from) && known(to)) changes.path = { from, to };
    const edge = parts.has("line") ? edgeCalled(parts.get("line")) : null;
    const selected = known(parts.get("node")) ? { node: parts.get("node") } : edge ? { edge: edge.id } : null;
    return { changes, selected };
  };

  const follow = () => {
    const { changes, selected } = read(window.location.hash);
    state.set(changes);
    if (selected) view.select(selected);
  };

  let timer = null;
  const write = () => {
    timer = null;
    const hash = written(state.get());
    if (hash !== window.location.hash.slice(1)) history.replaceState(null, "", `#${hash}`);
  };

  const start = () => {
    if (window.location.hash) follow();
    window.addEventListener("hashchange", follow);
    state.listen(() => { timer ??= setTimeout(write, WAIT); });
  };

  return { link: () => `${window.location.href.split("#")[0]}#${written(state.get())}`, start };
})();
