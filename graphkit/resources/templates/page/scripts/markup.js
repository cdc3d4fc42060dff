// What is drawn as GraphML and as GEXF 1.3, for networkx, Gephi and others. Both are built as
// documents and never as strings, and both are directed: `directed` says which lines are not.
graphkit.markup = (() => {
  const { data, looks, picture, sheets, view } = graphkit;
  const { clean } = picture;
  const GRAPHML = "http://graphml.graphdrawing.org/xmlns";
  const GEXF = "http://gexf.net/1.3";
  const VIZ = "http://gexf.net/1.3/viz";
  const SHAPES = { dot: "disc", square: "square", diamond: "diamond", triangle: "triangle" };
  const OWN = { node: new Set(["id", "label"]), edge: new Set(["source", "target", "source_label", "target_label"]) };

  const builder = (paper, namespace) => (name, settings = {}, ...children) => {
    const made = paper.createElementNS(namespace, name);
    for (const [key, value] of Object.entries(settings)) if (value !== null && value !== undefined) made.setAttribute(key, clean(value));
    made.append(...children);
    return made;
  };

  const written = (paper) => `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(paper)}\n`;

  // The type of a column, after the values that are there.
  const typeOf = (rows, name) => {
    const values = rows.map((row) => row[name]).filter((value) => value !== null && value !== undefined);
    if (values.length && values.every((value) => typeof value === "boolean")) return "boolean";
    if (values.length && values.every((value) => typeof value === "number")) return values.every(Number.isInteger) ? "integer" : "double";
    return "string";
  };

  const attributes = (table, kind, left) =>
    table.columns.filter((name) => !left.has(name)).map((name, number) => ({ key: `${kind[0]}${number}`, name, type: typeOf(table.rows, name) }));

  const isThere = (value) => value !== null && value !== undefined && value !== "";

  const graphml = () => {
    const paper = document.implementation.createDocument(GRAPHML, "graphml");
    const make = builder(paper, GRAPHML);
    const [nodes, edges] = [sheets.nodes(), sheets.edges()];
    const keys = { node: attributes(nodes, "node", new Set(["id"])), edge: attributes(edges, "edge", OWN.edge) };
    const cells = (row, kind) => keys[kind].filter(({ name }) => isThere(row[name])).map(({ key, name }) => make("data", { key }, clean(row[name])));
    for (const [kind, list] of Object.entries(keys)) {
      for (const { key, name, type } of list) paper.documentElement.append(make("key", { id: key, for: kind, "attr.name": name, "attr.type": type === "integer" ? "long" : type }));
    }
    paper.documentElement.append(make("graph", { edgedefault: "directed" },
      ...nodes.rows.map((row) => make("node", { id: row.id }, ...cells(row, "node"))),
      ...edges.rows.map((row, number) => make("edge", { id: `e${number}`, source: row.source, target: row.target }, ...cells(row, "edge")))));
    return written(paper);
  };

  // Whole days: a month begins with its first and ends with its last.
  const isDay = /^\d{4}-\d\d-\d\d$/;
  const firstDay = (text) => ({ 4: `${text}-01-01`, 7: `${text}-01` })[text.length] ?? text;
  const lastDay = (text) => {
    if (text.length === 4) return `${text}-12-31`;
    if (text.length !== 7) return text;
    const [year, month] = text.split("-").map(Number);
    return `${text}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`;
  };
  const spanOf = (first, last) => {
    const start = first ? firstDay(first.split("/")[0]) : null;
    const end = last ?? first ? lastDay((last ?? first).split("/").at(-1)) : null;
    return { start: isDay.test(start) ? start : null, end: isDay.test(end) ? end : null };
  };

  // A node lasts from the first to the last of its lines; one that something undated ties has no ends.
  const spansOfNodes = (edges, nodes) => {
    const spans = new Map();
    for (const node of nodes) if (node.date) spans.set(node.id, [spanOf(node.date, node.date)]);
    for (const edge of edges) {
      for (const id of [edge.from, edge.to]) {
        if (data.nodeById.get(id).date) continue;
        spans.has(id) ? spans.get(id).push(spanOf(edge.first, edge.last)) : spans.set(id, [spanOf(edge.first, edge.last)]);
      }
    }
    const whole = (list) => {
      const [starts, ends] = [list.map(({ start }) => start), list.map(({ end }) => end)];
      return { start: starts.includes(null) ? null : starts.sort()[0], end: ends.includes(null) ? null : ends.sort().at(-1) };
    };
    return new Map([...spans].map(([id, list]) => [id, whole(list)]));
  };

  const colourOf = (hex) => ({ r: Number.parseInt(hex.slice(1, 3), 16), g: Number.parseInt(hex.slice(3, 5), 16), b: Number.parseInt(hex.slice(5, 7), 16) });

  const gexf = () => {
    const paper = document.implementation.createDocument(GEXF, "gexf");
    const [make, look] = [builder(paper, GEXF), builder(paper, VIZ)];
    const shown = view.current();
    const [nodes, edges] = [sheets.nodes(), sheets.edges()];
    const keys = { node: attributes(nodes, "node", OWN.node), edge: attributes(edges, "edge", new Set([...OWN.edge, "label", "weight"])) };
    const spans = spansOfNodes(shown.edges, shown.nodes);
    const cells = (row, kind) => {
      const found = keys[kind].filter(({ name }) => isThere(row[name])).map(({ key, name }) => make("attvalue", { for: key, value: row[name] }));
      return found.length ? [make("attvalues", {}, ...found)] : [];
    };
    const columns = (kind) => make("attributes", { class: kind }, ...keys[kind].map(({ key, name, type }) => make("attribute", { id: key, title: name, type })));
    const node = (row, number) => {
      const { id, type, x, y } = shown.nodes[number];
      return make("node", { id, label: row.label, ...spans.get(id) }, ...cells(row, "node"),
        look("viz:color", colourOf(looks.colourOf(shown.nodes[number]))), look("viz:position", { x, y: -y, z: 0 }),
        look("viz:size", { value: looks.radiusOf(shown.nodes[number]) }), look("viz:shape", { value: SHAPES[data.typeOf({ type }).shape] ?? "disc" }));
    };
    const edge = (row, number) => {
      const { first, last } = shown.edges[number];
      return make("edge", { id: `e${number}`, source: row.source, target: row.target, label: row.label, weight: row.weight, ...spanOf(first, last) },
        ...cells(row, "edge"), look("viz:shape", { value: row.modality === "Asserted" ? "solid" : "dashed" }));
    };
    paper.documentElement.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:viz", VIZ); // once, not at each use
    paper.documentElement.setAttribute("version", "1.3");
    paper.documentElement.append(
      make("meta", {}, make("creator", {}, "graphkit"), make("description", {}, clean(document.title))),
      make("graph", { mode: "dynamic", defaultedgetype: "directed", timeformat: "date", timerepresentation: "interval" },
        columns("node"), columns("edge"), make("nodes", {}, ...nodes.rows.map(node)), make("edges", {}, ...edges.rows.map(edge))));
    return written(paper);
  };

  return { gexf, graphml };
})();
