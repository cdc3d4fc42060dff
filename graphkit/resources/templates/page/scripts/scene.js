// The drawn nodes and lines as a list of plain marks, in the pixels of a picture of its own:
// all of them, whatever part of it the window shows, with title, names and legend.
// A mark is {path, fill, stroke, width, dashes, opacity, title} or {rows: [{text, x, y}], fill, halo, weight, size, start}.
graphkit.scene = (() => {
  const { data, figures, labels, looks, outlines, state, view } = graphkit;
  const MARGIN = { side: 110, top: 70, bare: 30, bottom: 30 };
  const NARROWEST = 560;
  const TITLE = 19;
  const SMALL = 12.5;
  const ROW = 22; // of the legend
  const pen = document.createElement("canvas").getContext("2d");

  const widthOf = (text, size, weight = "") => {
    pen.font = `${weight} ${size}px ${labels.FAMILY}`;
    return pen.measureText(text).width;
  };

  const words = (text, x, y, more) => ({ rows: [{ text, x, y }], size: SMALL, start: true, weight: "", ...more });

  // A text cut to a width, with an ellipsis.
  const cut = (text, width, size, weight) => {
    const letters = [...text];
    if (widthOf(text, size, weight) <= width) return text;
    while (letters.length && widthOf(`${letters.join("")}…`, size, weight) > width) letters.length -= Math.ceil(letters.length / 20);
    return `${letters.join("").trim()}…`;
  };

  const nodesOf = ({ nodes }, theme) => {
    const [focus, ends] = [figures.inFocus(), view.selectedEnds()];
    return nodes.map((node, number) => {
      const look = figures.ofNode(node, focus, ends, theme);
      return { node, look, x: node.x, y: node.y, radius: look.radius, label: figures.labelOf(node, number, focus, ends.includes(node.id)) };
    });
  };

  const frameOf = (placed, above) => {
    const [xs, ys] = [placed.map(({ x }) => x), placed.map(({ y }) => y)];
    const least = (values) => values.reduce((a, b) => Math.min(a, b), values[0] ?? 0);
    const most = (values) => values.reduce((a, b) => Math.max(a, b), values[0] ?? 0);
    const [left, top] = [least(xs), least(ys)];
    const wide = most(xs) - left + 2 * MARGIN.side;
    const width = Math.ceil(Math.max(NARROWEST, wide));
    return { left: left - MARGIN.side - (width - wide) / 2, top: top - above, width, height: Math.ceil(most(ys) - top + above + MARGIN.bottom + 40) };
  };

  const lineMarks = (edge, from, to, theme) => {
    const { colour, chosen, dashes, end, negative, opacity, width, words: text } = figures.ofEdge(edge, state.get().selected);
    const { path, tip, middle } = outlines.line(from, to, edge.smooth, end, width);
    const title = [data.nameOf(edge.from), text, data.nameOf(edge.to)].join(" – ");
    return {
      line: [{ path, fill: "none", stroke: colour, width, dashes, opacity, title }, ...(tip ? [{ path: tip, fill: colour, opacity }] : [])],
      text: chosen || negative ? [{ rows: [{ text, ...middle }], size: SMALL, weight: "", fill: theme.ink, halo: theme.paper, opacity: Math.max(opacity, 0.3) }] : [],
    };
  };

  const nodeMark = ({ node, look, x, y, radius }) => ({
    path: outlines.node(look.shape, x, y, radius),
    fill: look.inside,
    stroke: look.outline,
    width: look.border,
    opacity: look.opacity,
    title: `${node.name} (${data.typeOf(node).one})`,
  });

  const nameMarks = (placed, frame, theme) => {
    const order = placed.map(({ label, x, y, radius }) => ({ ...label, x, y, radius })).sort((a, b) => a.order - b.order);
    return labels.arrange(pen, order, frame)
      .map((found) => ({ rows: labels.rowsOf(found), size: labels.SIZE, weight: found.node.strong ? "600" : "", fill: theme.ink, halo: theme.paper }));
  };

  const swatch = (x, y, { colour, shape, inside }) => ({ path: outlines.node(shape, x + 8, y, 6), fill: inside, stroke: colour, width: 1.8 });
  const stroke = (x, y, { colour, dashes }) => ({ path: `M${x} ${y}H${x + 24}`, fill: "none", stroke: colour, width: 2.4, dashes });

  // What the colours, shapes and strokes of this picture mean: {text, draw}.
  const keys = ({ nodes, edges }, theme) => {
    const byGroup = state.get().colour === "community";
    const types = data.types.filter((type) => nodes.some((node) => node.type === type.id));
    const families = data.families.filter((family) => edges.some((edge) => data.familyOf(edge.relation) === family));
    const dot = (text, colour, shape, hollow) => ({ text, draw: (x, y) => swatch(x, y, { colour, shape, inside: hollow ? theme.paper : colour }), room: 20 });
    const dash = (text, colour, dashes = null) => ({ text, draw: (x, y) => stroke(x, y, { colour, dashes }), room: 31 });
    const groups = byGroup ? [...new Set(nodes.map(({ community }) => community))].filter((number) => number in data.palette).sort((a, b) => a - b) : [];
    return [
      ...types.map((type) => dot(type.many, byGroup ? theme.quiet : type.colour, type.shape, type.hollow)),
      ...groups.map((number) => dot(`around ${data.nameOf(data.idOf(data.communities[number][0]))}`, looks.colourOfGroup(number), "dot", false)),
      ...families.map((family) => dash(family.label, looks.colourOfFamily(family))),
      ...(edges.some((edge) => edge.modality !== "Asserted") ? [dash("planned, hoped for or called for", theme.ink, [6, 5])] : []),
    ];
  };

  const legend = (shown, { width, height }, theme) => {
    const marks = [];
    let [x, y] = [16, height + ROW];
    for (const { text, draw, room } of keys(shown, theme)) {
      const label = cut(text, width - 60, SMALL);
      const wide = room + widthOf(label, SMALL) + 18;
      if (x + wide > width && x > 16) [x, y] = [16, y + ROW];
      marks.push(draw(x, y), words(label, x + room, y, { fill: theme.ink }));
      x += wide;
    }
    return { marks, height: y + ROW };
  };

  const moved = (placed, frame) => placed.map((each) => ({ ...each, x: each.x - frame.left, y: each.y - frame.top }));

  const heading = ({ width }, theme) => [
    words(cut(document.title, width - 32, TITLE, "650"), 16, 24, { fill: theme.ink, size: TITLE, weight: "650" }),
    words(document.getElementById("count").textContent, 16, 46, { fill: theme.quiet }),
  ];

  // {width, height, paper, title, layers: [{name, marks}]}; a bare one has no heading.
  const make = ({ bare = false } = {}) => {
    const shown = view.current();
    graphkit.render.takePlaces();
    const theme = looks.colours();
    const loose = nodesOf(shown, theme);
    const frame = frameOf(loose, bare ? MARGIN.bare : MARGIN.top);
    const placed = moved(loose, frame);
    const at = new Map(placed.map((each) => [each.node.id, each]));
    const lines = shown.edges.map((edge) => lineMarks(edge, at.get(edge.from), at.get(edge.to), theme));
    const below = legend(shown, frame, theme);
    return {
      width: frame.width,
      height: below.height,
      paper: theme.paper,
      title: document.title,
      layers: [
        { name: "lines", marks: lines.flatMap(({ line }) => line) },
        { name: "nodes", marks: placed.map(nodeMark).reverse() },
        { name: "words", marks: lines.flatMap(({ text }) => text) },
        { name: "names", marks: nameMarks(placed, frame, theme) },
        { name: "legend", marks: [...(bare ? [] : heading(frame, theme)), ...below.marks] },
      ],
    };
  };

  return { make };
})();
