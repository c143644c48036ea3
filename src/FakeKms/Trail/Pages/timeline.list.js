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
  row.style.top = place * ROW + 'px';
  const outcome = element('span', KINDS[r.o][0] + ' ' + show(wordOf(r)), r.o);
  if (r.f) outcome.prepend(element('span', KINDS.fault[0] + ' ', 'fault'));
  row.append(element('span', clock(r.t), 'time'), outcome, element('span', show(r.n)), element('span', show(keysOf(r))), element('span', show(r.c)));
  row.title = show(tipOf(i));
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
  tellChosen();
}

// A row that is under the pointer stays: were it made anew while the button is down, no click would come of it.
function tellChosen() {
  for (const row of rows.values()) row.setAttribute('aria-selected', row.id === 'r' + chosen);
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
  renderList(false);
  follow(i);
  if (!$('detail').hidden) fill();
}

list.addEventListener('scroll', () => renderList(false));
// A pointer chooses what it points at.
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
  const said = JSON.parse(r.j).errorMessage;
  if (said) facts.splice(1, 0, ['Message', said]);
  if (r.f) facts.push(['Injected', r.f]);
  $('facts').replaceChildren(...facts.flatMap(([term, text]) => [element('dt', term), element('dd', show(text), term === 'Outcome' ? r.o : term === 'Injected' ? 'fault' : '')]));
  $('why').hidden = !r.d;
  $('decision').textContent = r.d ? lines(r.d) : '';
  $('json').textContent = indented(r.j);
  $('detail').scrollTop = 0;
}

function open() { $('detail').hidden = false; fill(); renderList(false); }
function close() { $('detail').hidden = true; list.focus(); renderList(false); }
$('close').addEventListener('click', close);
