// A scene as SVG, built as a document and never as a string, and as PNG.
graphkit.picture = (() => {
  const { labels, scene } = graphkit;
  const SVG = "http://www.w3.org/2000/svg";
  const LARGEST = 8192; // pixels of a side; beyond, browsers give an empty canvas
  const FORBIDDEN = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu; // in XML
  const clean = (text) => String(text).replace(FORBIDDEN, "");

  const element = (paper, name, settings, ...children) => {
    const made = paper.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(settings)) if (value !== null && value !== undefined && value !== "") made.setAttribute(key, clean(value));
    made.append(...children);
    return made;
  };

  const seen = (opacity) => (opacity === undefined || opacity === 1 ? null : opacity);

  const pathOf = (paper, { path, fill, stroke, width, dashes, opacity, title }) =>
    element(paper, "path", { d: path, fill, stroke, "stroke-width": stroke && width, "stroke-dasharray": dashes?.join(" "), "stroke-linejoin": stroke && "round", opacity: seen(opacity) },
      ...(title ? [element(paper, "title", {}, clean(title))] : []));

  const textOf = (paper, { rows, size, weight, fill, halo, start, opacity }) =>
    element(paper, "text", {
      "font-size": size, "font-weight": weight, fill, "text-anchor": start ? "start" : "middle", "dominant-baseline": "central", opacity: seen(opacity),
      ...(halo ? { stroke: halo, "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke" } : {}),
    }, ...rows.map(({ text, x, y }) => element(paper, "tspan", { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 }, clean(text))));

  // Put a scene into a document: the page's own, or one that becomes a file.
  const drawIn = (paper, { width, height, paper: ground, title, layers }) =>
    element(paper, "svg", { viewBox: `0 0 ${width} ${height}`, width, height, "font-family": labels.FAMILY, role: "img" },
      element(paper, "title", {}, clean(title)),
      element(paper, "rect", { width: "100%", height: "100%", fill: ground }),
      ...layers.map(({ name, marks }) => element(paper, "g", { "data-layer": name }, ...marks.map((mark) => (mark.rows ? textOf : pathOf)(paper, mark)))));

  const svg = () => {
    const paper = document.implementation.createDocument(SVG, "svg");
    paper.replaceChild(drawIn(paper, scene.make()), paper.documentElement);
    return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(paper)}\n`;
  };

  const paint = (context, mark) => {
    context.globalAlpha = mark.opacity ?? 1;
    if (mark.rows) return paintText(context, mark);
    const path = new Path2D(mark.path);
    context.setLineDash(mark.dashes ?? []);
    if (mark.fill !== "none") {
      context.fillStyle = mark.fill;
      context.fill(path);
    }
    if (mark.stroke) {
      context.strokeStyle = mark.stroke;
      context.lineWidth = mark.width;
      context.stroke(path);
    }
    return undefined;
  };

  const paintText = (context, { rows, size, weight, fill, halo, start }) => {
    context.setLineDash([]);
    context.font = `${weight} ${size}px ${labels.FAMILY}`;
    context.textAlign = start ? "left" : "center";
    for (const { text, x, y } of rows) {
      if (halo) {
        context.strokeStyle = halo;
        context.lineWidth = 4;
        context.strokeText(text, x, y);
      }
      context.fillStyle = fill;
      context.fillText(text, x, y);
    }
  };

  // A promise of the PNG, two pixels for each of the scene where that is not too large.
  const png = () => {
    const { width, height, paper, layers } = scene.make();
    const scale = Math.min(2, LARGEST / width, LARGEST / height);
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: Math.floor(width * scale), height: Math.floor(height * scale) });
    const context = canvas.getContext("2d");
    context.scale(scale, scale);
    context.fillStyle = paper;
    context.fillRect(0, 0, width, height);
    Object.assign(context, { lineJoin: "round", textBaseline: "middle" });
    for (const { marks } of layers) for (const mark of marks) paint(context, mark);
    return new Promise((done) => { canvas.toBlob(done, "image/png"); });
  };

  return { clean, drawIn, png, svg };
})();
