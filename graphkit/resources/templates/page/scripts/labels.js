// Write names onto the canvas in a size that can be read at any zoom, the important
// ones first, and leave out those that would cover a node or another name.
graphkit.labels = (() => {
  const SIZE = 12.5;
  const LINE = 14.5;
  const CELL = 90;
  const MARGIN = 2;
  const widths = new Map();
  let placed = [];

  const font = (node) => `${node.strong ? "600 " : ""}${SIZE}px system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif`;

  const measured = (context, lines, weight) => {
    const key = `${weight}|${lines.join("\n")}`;
    if (!widths.has(key)) widths.set(key, Math.max(...lines.map((line) => context.measureText(line).width)));
    return widths.get(key);
  };

  const grid = () => {
    const cells = new Map();
    const keys = (box) => {
      const found = [];
      for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1) {
        for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1) found.push(`${x},${y}`);
      }
      return found;
    };
    const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    return {
      add: (box) => {
        for (const key of keys(box)) cells.has(key) ? cells.get(key).push(box) : cells.set(key, [box]);
      },
      isFree: (box) => keys(box).every((key) => !(cells.get(key) || []).some((other) => other.id !== box.id && meets(box, other))),
    };
  };

  const box = (id, left, top, width, height) => ({ id, left, top, right: left + width, bottom: top + height });

  // Below the node, to its right, above it, to its left, then the corners.
  const spots = (node, width, height) => {
    const away = node.radius + MARGIN;
    const slant = away * 0.75;
    const put = (x, y) => box(node.id, node.x + x, node.y + y, width, height);
    return [
      put(-width / 2, away), put(away, -height / 2), put(-width / 2, -away - height), put(-away - width, -height / 2),
      put(slant, slant), put(-slant - width, slant), put(slant, -slant - height), put(-slant - width, -slant - height),
    ];
  };

  const bodyOf = (node) => box(node.id, node.x - node.radius, node.y - node.radius, 2 * node.radius, 2 * node.radius);

  // `nodes` are in falling importance, in screen pixels: {id, lines, x, y, radius, strong, always, silent}.
  const write = (context, nodes, { ink, paper, width: right, height: bottom }) => {
    const bodies = grid();
    const taken = grid();
    placed = [];
    const inside = (spot) => spot.left >= 0 && spot.top >= 0 && spot.right <= right && spot.bottom <= bottom;
    for (const node of nodes) bodies.add(bodyOf(node));
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    for (const node of nodes) {
      if (node.silent || !inside(box(node.id, node.x, node.y, 0, 0))) continue;
      context.font = font(node);
      const choices = spots(node, measured(context, node.lines, node.strong) + 4, node.lines.length * LINE);
      const free = choices.filter((spot) => taken.isFree(spot) && inside(spot));
      const spot = free.find(bodies.isFree) || (node.always ? free[0] : null) || (node.strong ? choices[0] : null);
      if (!spot) continue;
      taken.add(spot);
      placed.push(spot);
      context.strokeStyle = paper;
      context.lineWidth = 4;
      context.fillStyle = ink;
      node.lines.forEach((line, row) => {
        const x = (spot.left + spot.right) / 2;
        const y = spot.top + (row + 0.5) * LINE;
        context.strokeText(line, x, y);
        context.fillText(line, x, y);
      });
    }
  };

  const at = ({ x, y }) => placed.find((spot) => x >= spot.left && x <= spot.right && y >= spot.top && y <= spot.bottom)?.id;

  return { at, write };
})();
