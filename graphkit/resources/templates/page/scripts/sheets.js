// What is drawn as tables: comma-separated values after RFC 4180, and the rows that the
// graph formats are written from too.
graphkit.sheets = (() => {
  const { data, filters, view } = graphkit;
  const FORMULA = /^[=+\-@\t\n]/; // what a spreadsheet would run
  const BYTE_ORDER = "\uFEFF"; // without it some spreadsheets take the text for another encoding

  // A text of a document as a cell: nothing that runs, nothing that ends the row.
  const cell = (value) => {
    if (value === null || value === undefined) return "";
    if (typeof value === "number" || typeof value === "boolean") return String(value);
    const text = String(value).replaceAll("\0", "").replace(/\r\n?/g, "\n");
    const guarded = FORMULA.test(text) ? `'${text}` : text;
    return /[",\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
  };

  const csv = (columns, rows) =>
    BYTE_ORDER + [columns, ...rows.map((row) => columns.map((name) => row[name]))].map((row) => `${row.map(cell).join(",")}\r\n`).join("");

  const NODE_COLUMNS = () => ["id", "label", "type", "country", "date", "alt_labels", "links", "community", ...data.measures.map(({ name }) => name)];
  const EDGE_COLUMNS = ["source", "source_label", "target", "target_label", "relation", "label", "weight", "directed", "modality", "polarity", "first", "last", "sentences", "documents"];

  const nodeRow = (node) => ({
    id: node.id,
    label: node.name,
    type: node.type,
    country: node.country,
    date: node.date,
    alt_labels: node.alt_labels.join("; "),
    links: node.strength,
    community: node.community === null ? null : node.community + 1,
    ...Object.fromEntries(data.measures.map(({ name, values }) => [name, values[node.rank]])),
  });

  const edgeRow = (edge) => {
    const places = data.placesOf(edge.statements);
    return {
      source: edge.from,
      source_label: data.nameOf(edge.from),
      target: edge.to,
      target_label: data.nameOf(edge.to),
      relation: edge.relation,
      label: edge.words,
      weight: edge.weight,
      directed: data.isDirected(edge),
      modality: edge.modality,
      polarity: edge.polarity,
      first: edge.first,
      last: edge.last,
      sentences: filters.sentencesAt(places),
      documents: new Set(places.map((place) => data.columns.document[place])).size,
    };
  };

  const nodes = () => ({ columns: NODE_COLUMNS(), rows: view.current().nodes.map(nodeRow) });
  const edges = () => ({ columns: EDGE_COLUMNS, rows: view.current().edges.map(edgeRow) });

  return {
    edges,
    edgesCsv: () => csv(edges().columns, edges().rows),
    nodes,
    nodesCsv: () => csv(nodes().columns, nodes().rows),
  };
})();
