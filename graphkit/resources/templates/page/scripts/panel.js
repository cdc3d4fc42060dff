// The panel: what the selected node, line or path is, and every sentence that says so.
graphkit.panel = (() => {
  const { cards, data, dom, linePanel, lists, looks, nodePanel, pathPanel, state, view } = graphkit;
  const { el, own } = dom;
  const holder = document.getElementById("panel");
  const TOP = 8;
  // What leaves the panel as it is, so that rows stay open: the buttons alone are made anew.
  const BUTTONS_ONLY = new Set(["added", "budget", "colour", "hiddenTypes", "only", "physics", "shown", "size", "theme"]);

  const mostTied = () => {
    const types = data.types.filter((type) => data.nodes.some((node) => node.type === type.id && type.first));
    return types.slice(0, 1).flatMap((type) => {
      const top = data.nodes.filter((node) => node.type === type.id && node.strength > 0).slice(0, TOP);
      if (!top.length) return [];
      return [lists.heading(`Most mentioned ${type.many.toLowerCase()}`),
        el("ul", { className: "plain" }, top.map((node) =>
          el("li", {}, dom.icon(type), el("span", { className: "grow" }, cards.name(node.id)), el("span", { className: "number" }, dom.count(node.strength, "link", "links")))))];
    });
  };

  const sentencesOf = (number) => {
    const places = [];
    data.columns.document?.forEach((document, place) => document === number && places.push(place));
    const made = cards.sentences(places, { first: 5 });
    return made.length ? made : [el("p", { className: "lead" }, "Nothing was read in it.")];
  };

  const source = ({ title, publisher, issued, url }, number) =>
    el("li", { className: "card" }, own(title, "strong"),
      el("p", { className: "meta" }, publisher ? own(publisher) : null, publisher && issued ? " · " : "", issued ?? "", " ", url ? dom.link(url, "Source ↗") : null),
      lists.folding(["What was read in it"], () => sentencesOf(number)));

  // The latest documents first.
  const sources = () => {
    if (!data.documents.length) return [];
    const day = (number) => data.documents[number].issued ?? "";
    const numbers = [...data.documents.keys()].sort((a, b) => (day(a) > day(b) ? -1 : day(a) < day(b) ? 1 : a - b));
    return [lists.heading(dom.count(numbers.length, "document", "documents")), lists.list(numbers.map((number) => () => source(data.documents[number], number)), TOP, "plain-cards")];
  };

  const overview = () => [
    el("h2", {}, "What this shows"),
    el("p", { className: "lead" }, data.edges.length
      ? "Each line stands for sentences in the documents. Select a line to read them, a node to see all that is said of it."
      : data.nodes.length ? "Nothing ties these nodes together. Select one to see what is said of it."
      : "No person, meeting or topic was found in the documents."),
    ...mostTied(),
    ...sources(),
  ];

  const content = () => {
    const { path, selected } = state.get();
    const before = pathPanel.isPending() ? [pathPanel.notice()] : selected && path ? [pathPanel.back()] : [];
    if (selected?.node) return [...before, ...nodePanel.content(data.nodeById.get(selected.node))];
    if (selected) return [...before, ...linePanel.content(data.edgeById.get(selected.edge))];
    return path?.to ? pathPanel.content() : [...before, ...overview()];
  };

  const update = () => holder.replaceChildren(...content().filter(Boolean));

  const updateButtons = () => {
    const { selected } = state.get();
    const old = holder.querySelector(":scope > .actions");
    if (!selected?.node || !old) return;
    const focused = old.contains(document.activeElement) ? document.activeElement.id : null;
    old.replaceWith(nodePanel.actions(data.nodeById.get(selected.node)));
    if (focused) (document.getElementById(focused) ?? document.getElementById("only")).focus();
  };

  // On a phone the panel is below what was tapped, or the reader deep inside it: show its beginning.
  const phone = window.matchMedia("(max-width: 760px)");
  const toTop = (now) => {
    holder.scrollTop = 0;
    if (phone.matches && (now.shown !== "graph" || holder.getBoundingClientRect().top < 0)) holder.scrollIntoView();
  };

  const listener = (now, changed) => {
    const onPath = !now.selected && now.path?.to;
    if ([...changed].every((key) => BUTTONS_ONLY.has(key) && !(onPath && key === "hiddenTypes"))) return updateButtons();
    const place = holder.scrollTop;
    const { id } = holder.contains(document.activeElement) ? document.activeElement : {};
    update();
    if (changed.has("selected") || changed.has("path")) toTop(now);
    else holder.scrollTop = place;
    if (id) (document.getElementById(id) ?? holder).focus({ preventScroll: true });
    return undefined;
  };

  // Make cards until the one with a sentence is there, and show it.
  const reveal = (sentence) => {
    const found = () => holder.querySelector(`[data-sentence="${sentence}"]`);
    const more = () => holder.querySelector(":scope > .list > .rest, :scope > .rest.outside");
    while (!found() && more()) more().click();
    found()?.scrollIntoView({ block: "nearest" });
  };

  // What the first selection would wait for is counted while nothing else is to do.
  const warm = () => {
    if (data.nodes.length) nodePanel.content(data.nodes[0]);
  };

  const start = () => {
    update();
    looks.onTheme(update);
    (window.requestIdleCallback ?? setTimeout)(warm);
    state.listen(listener);
    document.addEventListener("keydown", (event) => {
      const inside = holder.contains(event.target) || pathPanel.isPending();
      if (event.key !== "Escape" || event.defaultPrevented || !inside) return;
      event.preventDefault();
      view.back();
    });
  };

  return { reveal, start };
})();
