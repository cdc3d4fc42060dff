// Put the parts together once all of them are there.
(() => {
  const { address, controls, data, dom, filters, focus, help, keys, legend, looks, panel, print, reader, render, search, state, table, time, timeline, tools, view } = graphkit;
  const byId = (id) => document.getElementById(id);
  const STEP = 100;

  const period = () => {
    const days = filters.days().flatMap((ends) => ends ?? []).sort();
    if (!days.length) return null;
    return days[0] === days.at(-1) ? days[0] : `${days[0]} to ${days.at(-1)}`;
  };

  const some = (number, one, many) => (number ? dom.count(number, one, many) : null);

  // Each part stays on one line.
  const summary = () =>
    [
      some(data.documents.length, "document", "documents"),
      some(data.nodes.length, "node", "nodes"),
      some(data.statements, "statement", "statements"),
      period(),
    ].filter(Boolean).flatMap((part, place) => [place ? " · " : null, dom.el("span", {}, part)]).filter(Boolean);

  const showCount = () => {
    const { nodes, edges, among } = view.current();
    const shown = nodes.length === data.nodes.length ? dom.count(nodes.length, "node", "nodes") : `showing ${nodes.length.toLocaleString("en")} of ${dom.count(data.nodes.length, "node", "nodes")}`;
    const lines = edges.length === among ? dom.count(among, "line", "lines") : `the weightiest ${edges.length.toLocaleString("en")} of ${dom.count(among, "line", "lines")}`;
    byId("count").textContent = `${shown} · ${lines}`;
    const isTimeline = state.get().shown === "timeline"; // it lists what is not drawn as well
    byId("count").hidden = !data.nodes.length || isTimeline;
    byId("empty").hidden = nodes.length > 0 || isTimeline;
    byId("empty").textContent = data.nodes.length ? "The filters leave nothing to draw." : "Nothing to draw yet: no person, meeting or topic was found.";
  };

  const press = (id, on) => byId(id).setAttribute("aria-pressed", String(on));

  const showButtons = (now) => {
    press("show-graph", now.shown === "graph");
    press("show-table", now.shown === "table");
    press("show-timeline", now.shown === "timeline");
    press("physics", now.physics);
    byId("graph").hidden = now.shown !== "graph";
    byId("fit").disabled = now.shown !== "graph";
    byId("physics").disabled = now.shown !== "graph";
    const waiting = view.waiting();
    byId("more").hidden = !waiting || now.shown === "timeline";
    byId("more").textContent = `Draw ${Math.min(waiting, STEP)} more`;
  };

  const actions = {
    "show-graph": () => state.set({ shown: "graph" }),
    "show-table": () => state.set({ shown: "table" }),
    "show-timeline": () => state.set({ shown: "timeline" }),
    fit: () => render.fit(),
    more: () => view.drawMore(STEP),
    physics: () => state.set({ physics: !state.get().physics }),
    reset: () => state.reset(),
  };

  byId("query").disabled = !data.nodes.length;
  byId("summary").replaceChildren(...summary());
  byId("graph").setAttribute("aria-label", `Graph of ${dom.count(data.nodes.length, "node", "nodes")}`);
  for (const [id, action] of Object.entries(actions)) byId(id).addEventListener("click", action);
  for (const part of [looks, render, panel, search, legend, time, controls, table, timeline, tools, graphkit.export]) part.start();
  for (const part of [reader, keys, help, print, focus]) part.start();
  showCount();
  showButtons(state.get());
  state.listen((now) => {
    showCount();
    showButtons(now);
  });
  address.start();

  // For tests and for those who open the console; nothing else is public.
  window.graphkit = {
    data,
    find: search.find,
    findSentences: search.findSentences,
    paths: graphkit.paths,
    time,
    get drawn() { return render.drawn; },
    get network() { return render.network; },
    select: view.select,
    state,
  };
})();
