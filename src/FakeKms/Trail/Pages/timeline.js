'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const $ = id => document.getElementById(id);
  const { lanes, bands, records } = data;
  const ROW = 28, LANE = 34, AXIS = 24;
  const KINDS = {
    ok: ['\u25CF', 'ok'], failed: ['\u2716', 'failed'], denied: ['\u25A0', 'denied'], service: ['\u25C6', 'by KMS itself'], fault: ['\u25EF', 'injected fault'],
  };
  const number = value => value.toLocaleString('en-US');

  // Marks that turn the direction of writing, and others that nobody sees, are written out.
  const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}]/gu;
  const show = text => text.replace(HIDDEN, c => '<U+' + c.codePointAt(0).toString(16).toUpperCase().padStart(4, '0') + '>');
  const lines = text => text.split(/\r?\n/).map(show).join('\n');
  const clock = seconds => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z').replace('T', ' ');
  const keysOf = r => r.k.length ? r.k.map(lane => lanes[lane][0]).join(', ') : '';
  const wordOf = r => (r.e || KINDS[r.o][1]) + (r.f ? ', injected' : '');

  const element = (tag, text, className) => {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  // The text of a record, indented as ToJson(indented: true) does it. Strings are copied as they stand, but for what nobody sees.
  function indented(json) {
    let out = '', depth = 0;
    const tokens = json.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^{}[\],:"\s]+/g);
    const line = () => '\n' + '  '.repeat(depth);
    tokens.forEach((token, i) => {
      const before = tokens[i - 1];
      if (token === '}' || token === ']') {
        depth--;
        out += (before === '{' || before === '[' ? '' : line()) + token;
        return;
      }
      if (before === '{' || before === '[' || before === ',') out += line();
      if (token === '{' || token === '[') depth++;
      out += token === ':' ? ': ' : token;
    });
    return out.replace(/[\p{Cf}\p{Zl}\p{Zp}\p{Co}]/gu, c => [...Array(c.length)].map((_, i) => '\\u' + c.charCodeAt(i).toString(16).padStart(4, '0')).join(''));
  }

  // ---- Filter
  let shown = records.map((_, i) => i);
  let visible = new Uint8Array(records.length).fill(1);
  let chosen = -1;

  const options = (id, first, pairs) => {
    const select = $(id);
    for (const [value, text] of [['', first], ...pairs]) select.append(new Option(show(text), value));
  };
  options('outcome', 'all', Object.entries(KINDS).map(([kind, [, word]]) => [kind, word]));
  options('key', 'all', lanes.map((lane, i) => [String(i), lane[0]]).concat([['none', 'about no key']]));
  options('event', 'all', [...new Set(records.map(r => r.n))].sort().map(name => [name, name]));

  const texts = [];
  const textOf = i => texts[i] ??= (records[i].j + ' ' + keysOf(records[i]) + ' ' + records[i].c + ' ' + (records[i].f || '') + ' ' + (records[i].d || '')).toLowerCase();

  function filter() {
    const words = $('search').value.toLowerCase().split(/\s+/).filter(Boolean);
    const outcome = $('outcome').value, key = $('key').value, event = $('event').value;
    shown = [];
    records.forEach((r, i) => {
      const fits = (!outcome || (outcome === 'fault' ? r.f !== undefined : r.o === outcome)) && (!event || r.n === event)
        && (!key || (key === 'none' ? r.k.length === 0 : r.k.includes(Number(key)))) && words.every(word => textOf(i).includes(word));
      visible[i] = fits ? 1 : 0;
      if (fits) shown.push(i);
    });
    $('count').textContent = shown.length === records.length ? number(records.length) + ' records' : number(shown.length) + ' of ' + number(records.length) + ' records';
    $('none').hidden = shown.length > 0;
    $('list').classList.toggle('empty', shown.length === 0);
    $('list').scrollTop = 0;
    if (chosen >= 0 && visible[chosen]) reveal();
    renderList(true);
    draw();
  }

  // ---- List: only the rows in sight are in the document
  const list = $('list');
  const spacer = element('div');
  spacer.setAttribute('role', 'presentation');
  list.append(spacer);
  const rows = new Map();

  function rowOf(place) {
    const i = shown[place], r = records[i];
    const row = element('div', undefined, 'row');
    row.id = 'r' + i;
    row.setAttribute('role', 'option');
    row.setAttribute('aria-setsize', shown.length);
    row.setAttribute('aria-posinset', place + 1);
    row.setAttribute('aria-selected', i === chosen);
    row.style.top = place * ROW + 'px';
    const outcome = element('span', KINDS[r.o][0] + ' ' + show(wordOf(r)), r.o);
    if (r.f) outcome.prepend(element('span', KINDS.fault[0] + ' ', 'fault'));
    row.append(element('span', clock(r.t), 'time'), outcome, element('span', show(r.n)), element('span', show(keysOf(r))), element('span', show(r.c)));
    row.title = show(wordOf(r) + (r.f ? ': ' + r.f : ''));
    row.addEventListener('click', () => { choose(i); open(); });
    return row;
  }

  function renderList(anew) {
    if (anew) {
      for (const row of rows.values()) row.remove();
      rows.clear();
    }
    spacer.style.height = shown.length * ROW + 'px';
    const first = Math.max(0, Math.floor(list.scrollTop / ROW) - 5);
    const last = Math.min(shown.length, Math.ceil((list.scrollTop + list.clientHeight) / ROW) + 5);
    for (const [place, row] of rows) {
      if (place < first || place >= last) { row.remove(); rows.delete(place); }
    }
    for (let place = first; place < last; place++) {
      if (rows.has(place)) continue;
      const row = rowOf(place);
      rows.set(place, row);
      const after = [...rows.keys()].filter(other => other > place).sort((a, b) => a - b)[0];
      list.insertBefore(row, after === undefined ? null : rows.get(after));
    }
    if (chosen >= 0 && document.getElementById('r' + chosen)) list.setAttribute('aria-activedescendant', 'r' + chosen);
    else list.removeAttribute('aria-activedescendant');
  }

  function reveal() {
    const top = shown.indexOf(chosen) * ROW;
    if (top < list.scrollTop) list.scrollTop = top;
    else if (top + ROW > list.scrollTop + list.clientHeight) list.scrollTop = top + ROW - list.clientHeight;
  }

  function choose(i) {
    chosen = i;
    reveal();
    renderList(true);
    follow(i);
    if (!$('detail').hidden) fill();
  }

  list.addEventListener('scroll', () => renderList(false));
  // Not for a press of the mouse: the row under it would be another one by the time of the click, which then would not come.
  list.addEventListener('focus', () => { if (chosen < 0 && shown.length && list.matches(':focus-visible')) choose(shown[0]); });
  list.addEventListener('keydown', e => {
    const place = shown.indexOf(chosen), page = Math.max(1, Math.floor(list.clientHeight / ROW) - 1);
    const to = { ArrowDown: place + 1, ArrowUp: place - 1, PageDown: place + page, PageUp: place - page, Home: 0, End: shown.length - 1 }[e.key];
    if (to !== undefined && shown.length) choose(shown[Math.min(shown.length - 1, Math.max(0, to))]);
    else if ((e.key === 'Enter' || e.key === ' ') && chosen >= 0) { open(); $('name').focus(); }
    else return;
    e.preventDefault();
  });

  // ---- The record
  function fill() {
    const r = records[chosen];
    $('name').textContent = show(r.n);
    const facts = [['Outcome', KINDS[r.o][0] + ' ' + wordOf(r)], ['Time', clock(r.t)], ['Caller', r.c], ['Region', r.r], ['Key', r.k.map(lane => lanes[lane][0] + '  ' + lanes[lane][1]).join(', ') || 'none']];
    if (r.f) facts.push(['Injected', r.f]);
    $('facts').replaceChildren(...facts.flatMap(([term, text]) => [element('dt', term), element('dd', show(text), term === 'Outcome' ? r.o : term === 'Injected' ? 'fault' : '')]));
    $('why').hidden = !r.d;
    $('decision').textContent = r.d ? lines(r.d) : '';
    $('json').textContent = indented(r.j);
    $('detail').scrollTop = 0;
  }

  function open() { $('detail').hidden = false; fill(); renderList(true); }
  function close() { $('detail').hidden = true; list.focus(); renderList(true); }
  $('close').addEventListener('click', close);

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

  const near = e => {
    const { left, top } = canvas.getBoundingClientRect();
    const [px, py] = [e.clientX - left, e.clientY - top];
    let best, least = 196;
    for (const [sx, sy, i] of spots) {
      const far = (sx - px) ** 2 + (sy - py) ** 2 + (visible[i] ? 0 : 150);
      if (far < least) [best, least] = [i, far];
    }
    return best;
  };
  const tipOf = i => clock(records[i].t) + '  ' + records[i].n + '  ' + wordOf(records[i]) + '  ' + keysOf(records[i]) + '  by ' + records[i].c;
  const stateAt = e => {
    const { left, top } = canvas.getBoundingClientRect();
    const lane = Math.floor((e.clientY - top + box.scrollTop) / LANE), px = e.clientX - left;
    const here = bands.filter(band => band.l === lane && x(at(band.a)) <= px && (band.b === undefined || x(at(band.b)) > px));
    return lane < names.length && e.clientY - top < height - AXIS ? [names[lane], ...here.map(band => band.m ? 'material ' + band.s.slice(0, 12) + '\u2026' : band.s)].join(', ') : '';
  };
  let held = null;
  canvas.addEventListener('pointerdown', e => { held = { x: e.clientX, start: view[0], moved: false }; canvas.setPointerCapture(e.pointerId); });
  canvas.addEventListener('pointermove', e => {
    if (held && Math.abs(e.clientX - held.x) > 3) held.moved = true;
    if (held?.moved) { pan(0, held.start - (e.clientX - held.x) / (width - labels) * (view[1] - view[0])); return; }
    const i = near(e);
    $('tip').textContent = show(i === undefined ? stateAt(e) : tipOf(i));
    canvas.style.cursor = i === undefined ? 'default' : 'pointer';
  });
  canvas.addEventListener('pointerup', e => {
    const i = held?.moved ? undefined : near(e);
    held = null;
    if (i === undefined) return;
    if (!visible[i]) { $('filter').reset(); filter(); }
    choose(i);
    open();
  });
  canvas.addEventListener('wheel', e => {
    if (!e.ctrlKey && !e.shiftKey) return;
    e.preventDefault();
    if (e.shiftKey) { pan((e.deltaY || e.deltaX) / 1000); return; }
    const px = e.clientX - canvas.getBoundingClientRect().left;
    zoom(e.deltaY > 0 ? 1.25 : 0.8, view[0] + (px - labels) / (width - labels) * (view[1] - view[0]));
  }, { passive: false });
  box.addEventListener('scroll', draw);
  box.addEventListener('keydown', e => {
    const act = { ArrowLeft: () => pan(-0.2), ArrowRight: () => pan(0.2), '+': () => zoom(0.6), '=': () => zoom(0.6), '-': () => zoom(1.6), 0: fit }[e.key];
    if (!act || e.ctrlKey || e.metaKey) return;
    e.preventDefault();
    act();
  });
  const fit = () => { view = whole(); draw(); };
  $('in').addEventListener('click', () => zoom(0.6));
  $('out').addEventListener('click', () => zoom(1.6));
  $('fit').addEventListener('click', fit);
  $('axis').addEventListener('change', fit);

  // ---- Start
  if (data.title) $('title').textContent = show(data.title);
  const failures = records.filter(r => r.o === 'failed' || r.o === 'denied').length, faults = records.filter(r => r.f).length;
  const count = (n, one) => number(n) + ' ' + one + (n === 1 ? '' : 's');
  $('summary').textContent = [count(records.length, 'record'), count(lanes.length, 'key'), number(failures) + ' failed or denied', ...(faults ? [count(faults, 'injected fault')] : []),
    ...(records.length ? [clock(first) + (last > first ? ' to ' + clock(last) : '')] : [])].join(' \u00B7 ');
  canvas.setAttribute('aria-label', 'Lanes of ' + count(lanes.length, 'key') + ' with ' + count(records.length, 'record') + '. The list below has the same records.');
  $('legend').append(...Object.entries(KINDS).map(([kind, [glyph, word]]) => {
    const item = element('li', ' ' + word);
    item.prepend(element('span', glyph, kind));
    return item;
  }));
  for (const id of ['search', 'outcome', 'key', 'event']) $(id).addEventListener('input', filter);
  $('filter').addEventListener('submit', e => e.preventDefault());
  $('filter').addEventListener('reset', () => setTimeout(filter));
  document.addEventListener('keydown', e => {
    if (e.key === 'Escape' && !$('detail').hidden) close();
    else if (e.key === '/' && !/INPUT|SELECT/.test(document.activeElement.tagName)) { e.preventDefault(); $('search').focus(); }
  });
  new ResizeObserver(() => { renderList(false); draw(); }).observe($('split'));
  window.addEventListener('resize', draw);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  view = whole();
  filter();
})();
