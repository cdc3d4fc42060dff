// Where nodes are drawn. Those of the first view have their places from the start; one
// that is brought in gets the free spot nearest to those it is tied to, and keeps it.
graphkit.place = (() => {
  const { data } = graphkit;
  const CELL = 120;
  const ROWS = 1e6; // more than there are
  const STEP = 16; // between the spots that are tried
  const WIDER_THAN_HIGH = 1.1;
  const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
  const [LETTER, LINE, GAP] = [6.6, 15, 10]; // what a label takes, in the units of the picture
  const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/g; // letters as wide as two
  const fixed = new Set(data.first);

  const sizeOf = (node) => {
    const lines = node.label.split("\n");
    const wide = Math.max(...lines.map((line) => line.length + (line.match(WIDE)?.length ?? 0))) * LETTER;
    return { width: Math.max(wide, 2 * node.size) + GAP, height: 2 * node.size + lines.length * LINE + GAP };
  };

  const board = () => {
    const cells = new Map();
    const keys = ({ x, y, width, height }) => {
      const found = [];
      for (let column = Math.floor((x - width / 2) / CELL); column <= Math.floor((x + width / 2) / CELL); column += 1) {
        for (let row = Math.floor((y - height / 2) / CELL); row <= Math.floor((y + height / 2) / CELL); row += 1) found.push(column * ROWS + row);
      }
      return found;
    };
    const meet = (a, b) => Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height;
    return {
      add: (box) => {
        for (const key of keys(box)) cells.has(key) ? cells.get(key).push(box) : cells.set(key, [box]);
      },
      isFree: (box) => keys(box).every((key) => !(cells.get(key) || []).some((other) => meet(box, other))),
    };
  };

  const has = (node) => typeof node.x === "number";
  const boxOf = (node) => ({ x: node.x, y: node.y, ...sizeOf(node) });

  // The middle of those it is tied to, the strongly tied nearer.
  const wish = (node, settled, lines) => {
    const sum = { x: 0, y: 0, weight: 0 };
    for (const edge of lines) {
      const other = data.nodeById.get(edge.from === node.id ? edge.to : edge.from);
      if (other === node || !settled.has(other.id)) continue;
      sum.x += other.x * edge.weight;
      sum.y += other.y * edge.weight;
      sum.weight += edge.weight;
    }
    return sum.weight ? { x: sum.x / sum.weight, y: sum.y / sum.weight } : { x: 0, y: 0 };
  };

  const nearest = (from, size, taken, tried) => {
    const start = `${Math.round(from.x / CELL)} ${Math.round(from.y / CELL)}`;
    for (let turn = tried.get(start) ?? 0; ; turn += 1) {
      const [distance, angle] = [STEP * Math.sqrt(turn), turn * GOLDEN_ANGLE];
      const box = { x: from.x + distance * Math.cos(angle) * WIDER_THAN_HIGH, y: from.y + distance * Math.sin(angle), ...size };
      if (!taken.isFree(box)) continue;
      tried.set(start, Math.floor(turn * 0.8));
      return box;
    }
  };

  // Give a place to each of these nodes that has none, or whose place is taken by another.
  const settle = (nodes, lines) => {
    const taken = board();
    const settled = new Set();
    const keep = (node) => {
      taken.add(boxOf(node));
      settled.add(node.id);
    };
    for (const node of nodes) if (fixed.has(node.id) && has(node)) keep(node);
    for (const node of nodes) if (!settled.has(node.id) && has(node) && taken.isFree(boxOf(node))) keep(node);
    const waiting = nodes.filter((node) => !settled.has(node.id));
    if (!waiting.length) return;
    const at = new Map(waiting.map((node) => [node.id, []]));
    for (const edge of lines) for (const id of [edge.from, edge.to]) at.get(id)?.push(edge);
    const tried = new Map();
    for (const node of waiting) {
      const { x, y } = nearest(wish(node, settled, at.get(node.id)), sizeOf(node), taken, tried);
      Object.assign(node, { x: Math.round(x), y: Math.round(y) });
      keep(node);
    }
  };

  return { settle };
})();
