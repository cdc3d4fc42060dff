// Meetings, calls, visits and events by month, those without a date at the end.
graphkit.timeline = (() => {
  const { acts, cards, data, dom, filters, said, state } = graphkit;
  const { el, own } = dom;
  const holder = document.getElementById("timeline");
  const STEP = 60;
  const NAMES = 8;
  const TOPICS = 6;
  const UNDATED = "";
  const month = new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" });
  let newest = true;
  let room = STEP;

  // The month or the year a date begins with; nothing where it is no date.
  const monthOf = (node) => /^\d{4}(-(0[1-9]|1[0-2])(?!\d))?/.exec(node.date ?? "")?.[0] ?? UNDATED;
  const title = (key) => {
    if (key === UNDATED) return "Without a date";
    return key.length === 4 ? key : month.format(new Date(`${key}-01T00:00:00Z`));
  };

  const compare = (a, b) => {
    const [one, other] = [a, b].map((node) => (monthOf(node) === UNDATED ? UNDATED : node.date));
    if (!one || !other) return Number(!one) - Number(!other) || a.rank - b.rank;
    if (one === other) return a.rank - b.rank;
    return (one < other ? -1 : 1) * (newest ? -1 : 1);
  };

  const encounters = () => {
    const { hiddenTypes, only } = state.get();
    const near = only && new Set([only, ...data.neighbours(only)]);
    const open = (node) => data.typeOf(node).encounter && !hiddenTypes.has(node.type) && filters.nodeLives(node) && (!near || near.has(node.id));
    return data.nodes.filter(open).sort(compare);
  };

  // Who takes part in a meeting and what it is about, the strongest ties first.
  const others = (node, end, fits) => {
    const weights = new Map();
    for (const edge of data.edgesAt(node.id).filter(filters.edgeLives)) {
      const other = edge[end];
      if (other !== node.id && fits(data.nodeById.get(other).rank)) weights.set(other, Math.max(weights.get(other) ?? 0, edge.weight));
    }
    return [...weights].sort(([a, one], [b, two]) => two - one || data.nodeById.get(a).rank - data.nodeById.get(b).rank).map(([id]) => id);
  };

  const named = (className, ids, most) => {
    if (!ids.length) return null;
    const rest = ids.length - most;
    return el("p", { className }, cards.listed(ids.slice(0, most)), rest > 0 ? ` and ${rest.toLocaleString("en")} more` : "");
  };

  const row = (node) => {
    const passing = said.inside(data.placesAround(node.id));
    const badge = acts.stage(node.id);
    const chosen = state.get().selected?.node === node.id;
    return el("li", { className: badge ? "encounter planned-card" : "encounter", "data-node": node.id, ...(chosen ? { "aria-current": "true" } : {}) },
      el("div", { className: "day" }, said.dayInWords(node.date ?? "") || "–"),
      el("div", {},
        el("p", { className: "what" }, dom.icon(data.typeOf(node)), cards.name(node.id), badge),
        named("who", others(node, "from", acts.isActor), NAMES),
        named("about", others(node, "to", acts.isTopic), TOPICS),
        el("p", { className: "meta" }, `${data.typeOf(node).one} · ${dom.count(said.count(passing), "sentence", "sentences")} in ${dom.count(said.documentsIn(passing), "document", "documents")}`)));
  };

  const byMonth = (nodes) => {
    const groups = new Map();
    for (const node of nodes) {
      const key = monthOf(node);
      groups.has(key) ? groups.get(key).push(node) : groups.set(key, [node]);
    }
    return groups;
  };

  const section = (key, nodes, total) =>
    el("section", { "aria-label": title(key) },
      el("h2", {}, title(key), el("small", {}, dom.count(total, "entry", "entries"))), el("ol", {}, nodes.map(row)));

  const turn = () => {
    newest = !newest;
    room = STEP;
    update();
    holder.scrollTop = 0;
    holder.querySelector("button").focus();
  };

  const head = (nodes) =>
    el("div", { className: "head" },
      el("p", {}, nodes.length ? `${dom.count(nodes.length, "meeting, call, visit or event", "meetings, calls, visits and events")} that the filters let through. Select a name to read the sentences.` : "No meeting, call, visit or event that the filters let through."),
      nodes.length > 1 ? el("button", { onclick: turn }, newest ? "Newest first ↓" : "Oldest first ↑") : null);

  const more = (rest) => {
    const number = Math.min(rest, STEP);
    return el("button", { className: "rest", onclick: () => {
      const shown = holder.querySelectorAll(".encounter").length;
      room += STEP;
      update();
      holder.querySelectorAll(".encounter")[shown].querySelector("a").focus({ preventScroll: true });
    } }, rest > STEP ? `Show ${number} more of ${rest.toLocaleString("en")}` : `Show ${number} more`);
  };

  const update = () => {
    holder.hidden = state.get().shown !== "timeline";
    if (holder.hidden) return;
    const nodes = encounters();
    const totals = byMonth(nodes);
    const sections = [...byMonth(nodes.slice(0, room))].map(([key, found]) => section(key, found, totals.get(key).length));
    const place = holder.scrollTop;
    holder.replaceChildren(head(nodes), ...sections, ...(nodes.length > room ? [more(nodes.length - room)] : []));
    holder.scrollTop = place;
  };

  // A selection marks a row and leaves the list as it is.
  const mark = () => {
    const id = state.get().selected?.node;
    for (const each of holder.querySelectorAll(".encounter")) each.dataset.node === id ? each.setAttribute("aria-current", "true") : each.removeAttribute("aria-current");
  };

  const LEAVE = new Set(["added", "budget", "colour", "path", "physics", "selected", "size", "theme"]);
  const start = () => {
    document.getElementById("show-timeline").hidden = !data.nodes.some((node) => data.typeOf(node).encounter);
    update();
    state.listen((now, changed) => ([...changed].every((key) => LEAVE.has(key)) ? mark() : update()));
  };

  return { start };
})();
