// How each node and line is drawn under the state: what the canvas and the exported picture share.
graphkit.figures = (() => {
  const { data, looks, state, view } = graphkit;
  const LANDMARKS = 8; // nodes whose names are written even where it is tight
  const FADED = { node: 0.16, line: 0.06 };
  const LIT = 0.62; // lines where none is selected: those behind show through

  // The nodes that stay in full colour; null is all.
  const inFocus = () => {
    const { selected } = state.get();
    if (selected?.node) return new Set([selected.node, ...data.neighbours(selected.node)]);
    if (selected) return new Set(view.selectedEnds());
    const onPath = view.pathNodes();
    return onPath.size ? onPath : null;
  };

  const ofNode = (node, focus, ends, theme) => {
    const style = data.typeOf(node);
    const selected = ends.includes(node.id);
    const colour = looks.colourOf(node);
    return {
      border: selected ? 4 : 2,
      colour,
      inside: style.hollow ? theme.paper : colour,
      opacity: focus && !focus.has(node.id) ? FADED.node : 1,
      outline: selected ? theme.ink : colour,
      radius: looks.radiusOf(node),
      shape: style.shape,
    };
  };

  const isLit = (edge, selected) => {
    if (selected?.node) return edge.from === selected.node || edge.to === selected.node;
    if (selected) return edge.id === selected.edge;
    return !view.pathEdges().size || view.pathEdges().has(edge.id);
  };

  const ofEdge = (edge, selected) => {
    const negative = edge.polarity === "Negative";
    const chosen = edge.id === selected?.edge;
    const onPath = !selected && view.pathEdges().has(edge.id);
    return {
      chosen,
      colour: looks.colourOfFamily(data.familyOf(edge.relation)),
      dashes: edge.modality === "Asserted" ? null : [6, 5],
      end: negative ? "bar" : data.isDirected(edge) ? "arrow" : null,
      negative,
      opacity: isLit(edge, selected) ? (selected || onPath ? 1 : LIT) : FADED.line,
      width: edge.width + (chosen || onPath ? 1.5 : 0),
      words: `${negative ? "not: " : ""}${edge.words}`,
    };
  };

  // What `labels` has to know of a node; `place` is its rank among those drawn.
  const labelOf = (node, place, focus, chosen) => ({
    id: node.id,
    lines: node.label.split("\n"),
    strong: chosen,
    always: chosen || (!focus && place < LANDMARKS),
    order: chosen ? 0 : 1,
    silent: Boolean(focus) && !focus.has(node.id) && !chosen,
  });

  return { inFocus, labelOf, ofEdge, ofNode };
})();
