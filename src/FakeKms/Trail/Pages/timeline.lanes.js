// ---- Lanes
const canvas = $('canvas'), box = $('lanes'), pen = canvas.getContext('2d');
const hasKeyless = records.some(r => r.k.length === 0);
const names = lanes.map(lane => lane[0]).concat(hasKeyless ? ['no key'] : []);
const lanesOf = r => r.k.length ? r.k : [lanes.length];
let labels = 150, width = 0, height = 0, spots = [], view = [0, 1];
const first = records.length ? records[0].t : 0;
const last = records.reduce((latest, r) => Math.max(latest, r.t), first);
const byTime = () => $('axis').value === 'time';
const at = i => byTime() ? (i >= records.length ? last : records[i].t) - first : i;
const whole = () => byTime() ? [-(last - first || 1) * 0.02, (last - first || 1) * 1.02] : [-0.7, Math.max(records.length - 0.3, 9)];
const x = value => labels + (value - view[0]) / (view[1] - view[0]) * (width - labels);

function zoom(factor, middle = (view[0] + view[1]) / 2) {
  const [from, to] = whole();
  const size = Math.min(to - from, Math.max((view[1] - view[0]) * factor, byTime() ? 1 : 4));
  const start = middle - (middle - view[0]) * size / (view[1] - view[0]);
  pan(0, Math.min(to - size, Math.max(from, start)), size);
}
function pan(by, start = view[0], size = view[1] - view[0]) {
  const [from, to] = whole();
  start = Math.min(to - size, Math.max(from, start + by * size));
  view = [start, start + size];
  draw();
}
function follow(i) {
  if (at(i) < view[0] || at(i) > view[1]) pan(0, at(i) - (view[1] - view[0]) / 2);
  const top = lanesOf(records[i])[0] * LANE, room = box.clientHeight - AXIS;
  if (top < box.scrollTop || top + LANE > box.scrollTop + room) box.scrollTop = Math.max(0, top - room / 2);
  draw();
}

const ago = s => s >= 86400 ? '+' + number(Math.round(s / 8640) / 10) + ' d' : s >= 3600 ? '+' + Math.round(s / 360) / 10 + ' h' : s >= 60 ? '+' + Math.round(s / 6) / 10 + ' min' : '+' + s + ' s';
const bandColour = state => state === 'Enabled' ? 'enabled' : state.startsWith('Pending') || state === 'Creating' || state === 'Updating' ? 'pending' : state === 'Deleted' ? 'deleted' : 'disabled';

function cut(text, room) {
  if (pen.measureText(text).width <= room) return text;
  while (text.length > 1 && pen.measureText(text + '\u2026').width > room) text = text.slice(0, -1);
  return text + '\u2026';
}

function mark(kind, px, py, size, colours) {
  pen.fillStyle = pen.strokeStyle = colours[kind];
  pen.lineWidth = 2.2;
  pen.beginPath();
  if (kind === 'ok') pen.arc(px, py, size, 0, 7);
  else if (kind === 'failed') { pen.moveTo(px - size, py - size); pen.lineTo(px + size, py + size); pen.moveTo(px + size, py - size); pen.lineTo(px - size, py + size); }
  else if (kind === 'denied') pen.rect(px - size, py - size, size * 2, size * 2);
  else if (kind === 'service') { pen.moveTo(px, py - size - 1); pen.lineTo(px + size + 1, py); pen.lineTo(px, py + size + 1); pen.lineTo(px - size - 1, py); pen.closePath(); }
  else pen.arc(px, py, size + 3.5, 0, 7);
  if (kind === 'failed' || kind === 'fault') pen.stroke(); else pen.fill();
}

let pending = 0;
const draw = () => { if (!pending) pending = requestAnimationFrame(() => { pending = 0; paint(); }); };

function paint() {
  const style = getComputedStyle(document.documentElement);
  const colours = 'ok failed denied service fault text soft line back panel focus material material2 enabled disabled pending deleted'.split(' ');
  const c = Object.fromEntries(colours.map(name => [name, style.getPropertyValue('--' + name)]));
  const scale = window.devicePixelRatio || 1;
  width = box.clientWidth;
  labels = Math.min(220, Math.max(90, width * 0.18));
  const total = names.length * LANE + AXIS;
  $('height').style.height = total + 'px';
  height = Math.min(total, Math.round(window.innerHeight * 0.34) - 2);
  if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(height * scale)) {
    [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
    [canvas.style.width, canvas.style.height] = [width + 'px', height + 'px'];
  }
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  pen.fillStyle = c.back;
  pen.fillRect(0, 0, width, height);
  pen.font = '12px system-ui, "DejaVu Sans", sans-serif';
  pen.textBaseline = 'middle';
  pen.save();
  pen.beginPath();
  pen.rect(0, 0, width, height - AXIS);
  pen.clip();
  paintBands(c);
  paintMarks(c);
  pen.restore();
  paintJumps(c);
  paintLabels(c);
}

const topOf = lane => lane * LANE - box.scrollTop;
const inSight = lane => topOf(lane) > -LANE && topOf(lane) < height - AXIS;

function paintBands(c) {
  const counts = {};
  for (const band of bands) {
    if (band.m) counts[band.l] = (counts[band.l] || 0) + 1;
    if (!inSight(band.l)) continue;
    const from = Math.max(labels, x(at(band.a))), to = Math.min(width, band.b === undefined ? width : x(at(band.b)));
    if (to <= from) continue;
    const top = topOf(band.l);
    pen.fillStyle = band.m ? (counts[band.l] % 2 ? c.material : c.material2) : c[bandColour(band.s)];
    if (band.m) pen.fillRect(from, top + LANE - 6, to - from, 4);
    else pen.fillRect(from, top + 2, to - from, LANE - 9);
    if (!band.m && to - from > 60) {
      pen.fillStyle = c.soft;
      pen.font = '10px system-ui, "DejaVu Sans", sans-serif';
      pen.fillText(cut(band.s, to - from - 8), from + 4, top + 8);
    }
  }
  pen.font = '12px system-ui, "DejaVu Sans", sans-serif';
}

// Where the clock moved, or the hours of it.
function paintJumps(c) {
  const base = height - AXIS;
  pen.fillStyle = c.panel;
  pen.fillRect(0, base, width, AXIS);
  pen.fillStyle = c.soft;
  let free = labels + 4;
  const label = (text, px) => {
    const room = pen.measureText(text).width + 10;
    if (px < free || px + room > width) return;
    pen.fillText(text, px, base + AXIS / 2);
    free = px + room;
  };
  if (byTime()) {
    for (let i = 0; i <= 6; i++) {
      const value = view[0] + (view[1] - view[0]) * i / 6;
      label(clock(Math.round(first + value)).slice(0, 16), Math.max(labels + 4, x(value)));
    }
    return;
  }
  if (records.length) label(clock(records[Math.max(0, Math.ceil(view[0]))].t), labels + 4);
  for (let i = Math.max(1, Math.ceil(view[0])); i < records.length && i <= view[1] + 1; i++) {
    const gap = records[i].t - records[i - 1].t;
    const px = x(i - 0.5);
    if (gap <= 0 || px < labels) continue;
    // Where there are too many to be named, lines would hide the rest.
    if (px < free || px > width - 40) continue;
    pen.globalAlpha = 0.4;
    pen.fillRect(Math.round(px), 0, 1, base + 4);
    pen.globalAlpha = 1;
    label(ago(gap), px + 4);
  }
}

function paintMarks(c) {
  spots = [];
  const step = (width - labels) / (view[1] - view[0]);
  const size = byTime() ? 4 : Math.max(1.6, Math.min(5, step / 2.6));
  const seen = new Set();
  // What failed is drawn last, so that what succeeded does not hide it.
  for (const turn of ['ok', 'service', 'denied', 'failed', 'fault']) {
    records.forEach((r, i) => {
      if (turn === 'fault' ? r.f === undefined : r.o !== turn) return;
      const px = x(at(i));
      if (px < labels - 6 || px > width + 6) return;
      for (const lane of lanesOf(r)) {
        if (!inSight(lane)) continue;
        const py = topOf(lane) + LANE / 2 + 2;
        const spot = turn + lane + ':' + Math.round(px) + visible[i];
        if (turn !== 'fault') spots.push([px, py, i]);
        if (seen.has(spot)) continue;
        seen.add(spot);
        pen.globalAlpha = visible[i] ? 1 : 0.12;
        mark(turn, px, py, turn === 'ok' || turn === 'fault' ? size : Math.max(3, size), c);
      }
    });
  }
  pen.globalAlpha = 1;
  if (chosen < 0) return;
  pen.strokeStyle = c.focus;
  pen.lineWidth = 2;
  for (const lane of lanesOf(records[chosen])) {
    if (inSight(lane)) pen.strokeRect(x(at(chosen)) - 9, topOf(lane) + LANE / 2 - 7, 18, 18);
  }
}

function paintLabels(c) {
  pen.fillStyle = c.back;
  pen.fillRect(0, 0, labels, height - AXIS);
  names.forEach((name, lane) => {
    if (!inSight(lane)) return;
    pen.fillStyle = c.text;
    pen.fillText(cut(show(name), labels - 16), 10, topOf(lane) + LANE / 2);
    pen.fillStyle = c.line;
    if (topOf(lane) + LANE <= height - AXIS) pen.fillRect(0, topOf(lane) + LANE - 1, width, 1);
  });
  pen.fillStyle = c.panel;
  pen.fillRect(0, height - AXIS, labels, AXIS);
  pen.fillStyle = c.line;
  pen.fillRect(Math.round(labels), 0, 1, height);
  pen.fillRect(0, height - AXIS, width, 1);
}
