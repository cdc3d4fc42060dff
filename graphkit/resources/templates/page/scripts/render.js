// Draw the view with vis-network and tell the state what is clicked.
graphkit.render = (() => {
  const { data, dom, figures, filters, items, labels, looks, place, state, view } = graphkit;
  const holder = document.getElementById("graph");
  const tip = document.getElementById("tip");
  const coarse = window.matchMedia("(pointer: coarse)");
  const FINGER = 22; // pixels around it that a finger covers
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const nodes = items.keeper();
  const edges = items.keeper();
  // Lines among which the word of a denial is written unasked; among more it covers names, and a bar at the end tells it.
  const SPARSE = 150;
  let network = null;
  let drawn = { nodes: [], edges: [] };
  let theme = null;
  let hovered = null;

  const zoomOf = () => (network ? Math.min(Math.max(network.getScale(), 0.25), 2) : 1);

  const nodeItem = (node, focus, ends) => {
    const { border, inside, opacity, outline, radius, shape } = figures.ofNode(node, focus, ends, theme);
    const lifted = { background: inside, border: theme.ink };
    return {
      id: node.id,
      x: node.x,
      y: node.y,
      shape,
      size: radius,
      borderWidth: border,
      opacity,
      color: { background: inside, border: outline, highlight: lifted, hover: lifted },
    };
  };

  // Whether a line is long enough on the screen to be written on.
  const hasRoom = ({ from, to }) => {
    const [a, b] = [data.nodeById.get(from), data.nodeById.get(to)];
    return Math.hypot(a.x - b.x, a.y - b.y) * zoomOf() > 130;
  };

  const edgeItem = (edge, selected) => {
    const { chosen, colour, dashes, end, negative, opacity, width, words } = figures.ofEdge(edge, selected);
    return {
      id: edge.id,
      from: edge.from,
      to: edge.to,
      width,
      dashes: dashes ?? false,
      smooth: edge.smooth,
      arrows: { to: { enabled: end !== null, type: end ?? "arrow" } },
      color: { color: colour, highlight: colour, hover: colour, opacity },
      label: (chosen && hasRoom(edge)) || (negative && drawn.edges.length <= SPARSE) ? words : undefined,
      font: { color: theme.ink, strokeColor: theme.paper, strokeWidth: 4, size: 12.5 / zoomOf(), align: "horizontal" },
    };
  };

  // Where the nodes are now, after physics or a hand has moved them.
  const takePlaces = () => {
    for (const [id, place] of Object.entries(network.getPositions())) Object.assign(data.nodeById.get(id), place);
  };

  // Without this vis-network draws all anew after each list of items that come, change and go.
  const atOnce = (change) => {
    network.body.emitter.emit("_blockRedraw");
    change();
    network.body.emitter.emit("_allowRedraw");
    network.body.emitter.emit("_requestRedraw");
  };

  const update = () => {
    const { selected } = state.get();
    const focus = figures.inFocus();
    takePlaces();
    drawn = view.current();
    if (!state.get().physics) place.settle(drawn.nodes, drawn.edges);
    theme = looks.colours();
    const ends = view.selectedEnds();
    atOnce(() => {
      nodes.replace(drawn.nodes.map((node) => nodeItem(node, focus, ends)));
      edges.replace(drawn.edges.map((edge) => edgeItem(edge, selected)));
    });
  };

  const onScreen = (node, place, focus, ends) => {
    const inside = network.body.nodes[node.id];
    const { x, y } = network.canvasToDOM({ x: inside.x, y: inside.y });
    const chosen = ends.includes(node.id) || node.id === hovered;
    return { ...figures.labelOf(node, place, focus, chosen), x, y, radius: looks.radiusOf(node) * network.getScale() };
  };

  const writeLabels = (context) => {
    const focus = figures.inFocus();
    const ends = view.selectedEnds();
    const named = drawn.nodes.filter((node) => network.body.nodes[node.id]).map((node, place) => onScreen(node, place, focus, ends));
    named.sort((a, b) => a.order - b.order);
    const ratio = window.devicePixelRatio || 1;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    labels.write(context, named, { ink: theme.ink, paper: theme.paper, width: holder.clientWidth, height: holder.clientHeight });
    context.restore();
  };

  const showTip = (place, ...lines) => {
    tip.replaceChildren(...lines);
    tip.hidden = false;
    const { clientWidth, clientHeight } = holder;
    tip.style.left = `${Math.max(4, Math.min(place.x + 14, clientWidth - tip.offsetWidth - 8))}px`;
    tip.style.top = `${Math.max(4, Math.min(place.y + 14, clientHeight - tip.offsetHeight - 8))}px`;
  };

  const hideTip = () => {
    tip.hidden = true;
    hovered = null;
  };

  const tipOfNode = (id, place) => {
    const node = data.nodeById.get(id);
    const more = view.hiddenNeighbours(id).length;
    hovered = id;
    showTip(place, dom.own(node.name, "strong"),
      dom.el("small", {}, data.typeOf(node).one, node.date ? ` · ${node.date}` : "", more ? ` · ${more} more not drawn` : ""));
  };

  const tipOfEdge = (id, place) => {
    const edge = data.edgeById.get(id);
    const said = filters.sentencesAt(data.placesOf(edge.statements));
    showTip(place, dom.own(data.nameOf(edge.from)), ` — ${edge.polarity === "Negative" ? "not: " : ""}${edge.words} — `, dom.own(data.nameOf(edge.to)),
      dom.el("small", {}, edge.modality === "Asserted" ? "" : `${data.modalityOf(edge.modality)} · `, dom.count(said, "sentence", "sentences")));
  };

  // The node nearest to a finger, which is not as sharp as a mouse.
  const nearest = ({ x, y }) => {
    if (!coarse.matches) return undefined;
    let [found, least] = [undefined, FINGER];
    for (const { id } of drawn.nodes) {
      const place = network.canvasToDOM(network.body.nodes[id]);
      const far = Math.hypot(place.x - x, place.y - y);
      if (far < least) [found, least] = [id, far];
    }
    return found;
  };

  const choose = ({ nodes: [hit], edges: [line], pointer }) => {
    const node = hit ?? labels.at(pointer.DOM) ?? nearest(pointer.DOM);
    if (node) view.select({ node });
    else if (line) view.select({ edge: line });
    else view.select(null);
    hideTip();
  };

  const fit = (ids) => {
    if (!drawn.nodes.length) return;
    const animation = calm.matches || !ids ? false : { duration: 350 };
    network.fit({ nodes: ids || drawn.nodes.map((node) => node.id), maxZoomLevel: 1.4, animation });
  };

  // Move the picture if what is selected lies outside it.
  const reveal = (ids) => {
    const outside = ids.some((id) => {
      const inside = network.body.nodes[id];
      if (!inside) return false;
      const { x, y } = network.canvasToDOM({ x: inside.x, y: inside.y });
      return x < 30 || y < 30 || x > holder.clientWidth - 30 || y > holder.clientHeight - 50;
    });
    if (outside) network.focus(ids[0], { scale: Math.max(network.getScale(), 0.7), animation: calm.matches ? false : { duration: 350 } });
  };

  const start = () => {
    theme = looks.colours();
    network = new vis.Network(holder, { nodes: nodes.set, edges: edges.set }, data.options);
    holder.firstElementChild.removeAttribute("tabindex"); // the drawing is one stop of Tab, not two
    network.on("afterDrawing", writeLabels);
    network.on("click", choose);
    network.on("doubleClick", ({ nodes: [node] }) => node && view.expand(node));
    network.on("hoverNode", ({ node, pointer }) => tipOfNode(node, pointer.DOM));
    network.on("hoverEdge", ({ edge, pointer }) => tipOfEdge(edge, pointer.DOM));
    for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(event, hideTip);
    holder.addEventListener("pointerleave", hideTip);
    looks.onTheme(update);
    update();
    fit();
    update(); // once more, now that the zoom is known
    state.listen((now, changed) => {
      if (changed.has("physics")) network.setOptions({ physics: { enabled: now.physics } });
      update();
      if (changed.has("only") || changed.has("budget")) fit();
      else if (changed.has("selected") && now.selected) reveal(view.selectedEnds());
      else if (changed.has("path") && view.pathNodes().size) fit([...view.pathNodes()]);
    });
  };

  return { fit, start, takePlaces, get network() { return network; }, get drawn() { return drawn; } };
})();
