// Put the parts together once all of them are there.
(() => {
  const { data, dom, legend, panel, render, search, state, table, view } = graphkit;
  const byId = (id) => document.getElementById(id);

  const period = () => {
    const days = data.records.flatMap((record) => (record.date || "").split("/")).filter(Boolean).sort();
    if (!days.length) return null;
    return days[0] === days.at(-1) ? days[0] : `${days[0]} to ${days.at(-1)}`;
  };

  const some = (number, one, many) => (number ? dom.count(number, one, many) : null);

  const summary = () =>
    [
      some(data.documents.length, "document", "documents"),
      some(data.nodes.length, "node", "nodes"),
      some(new Set(data.records.map((record) => record.id)).size, "statement", "statements"),
      period(),
    ].filter(Boolean).join(" · ");

  const showCount = () => {
    const { nodes, edges } = view.current();
    const shown = nodes.length === data.nodes.length ? dom.count(nodes.length, "node", "nodes") : `showing ${nodes.length.toLocaleString("en")} of ${dom.count(data.nodes.length, "node", "nodes")}`;
    byId("count").textContent = `${shown} · ${dom.count(edges.length, "line", "lines")}`;
    byId("count").hidden = !data.nodes.length;
    byId("empty").hidden = nodes.length > 0;
    byId("empty").textContent = data.nodes.length ? "The filters leave nothing to draw." : "Nothing to draw yet: no person, meeting or topic was found.";
  };

  const press = (id, on) => byId(id).setAttribute("aria-pressed", String(on));

  const showButtons = (now) => {
    press("show-graph", !now.table);
    press("show-table", now.table);
    press("physics", now.physics);
    byId("graph").hidden = now.table;
    byId("fit").disabled = now.table;
    byId("physics").disabled = now.table;
    const waiting = data.nodes.filter((node) => !now.brought.has(node.id) && !now.hiddenTypes.has(node.type)).length;
    byId("more").hidden = !waiting || Boolean(now.only);
    byId("more").textContent = `Draw ${Math.min(waiting, 100)} more`;
  };

  const drawMore = () => {
    const now = state.get();
    const next = data.nodes.filter((node) => !now.brought.has(node.id) && !now.hiddenTypes.has(node.type)).slice(0, 100);
    state.set({ brought: new Set([...now.brought, ...next.map((node) => node.id)]) });
    render.fit();
  };

  const actions = {
    "show-graph": () => state.set({ table: false }),
    "show-table": () => state.set({ table: true }),
    fit: () => render.fit(),
    more: drawMore,
    physics: () => state.set({ physics: !state.get().physics }),
    reset: () => state.reset(),
  };

  // #node=… names the node to begin with.
  const followAddress = () => {
    const [key, id] = window.location.hash.slice(1).split("=");
    try {
      if (key === "node") view.select({ node: decodeURIComponent(id) });
    } catch (error) {
      if (!(error instanceof URIError)) throw error;
    }
  };

  byId("query").disabled = !data.nodes.length;
  byId("summary").textContent = summary();
  byId("graph").setAttribute("aria-label", `Graph of ${dom.count(data.nodes.length, "node", "nodes")}`);
  for (const [id, action] of Object.entries(actions)) byId(id).addEventListener("click", action);
  for (const part of [render, panel, search, legend, table]) part.start();
  showCount();
  showButtons(state.get());
  state.listen((now) => {
    showCount();
    showButtons(now);
  });
  followAddress();
  window.addEventListener("hashchange", followAddress);

  // For tests and for those who open the console; nothing else is public.
  window.graphkit = {
    data,
    find: search.find,
    get drawn() { return render.drawn; },
    get network() { return render.network; },
    select: view.select,
    state,
  };
})();
