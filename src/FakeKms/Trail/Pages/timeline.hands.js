// ---- Pointer and keys in the lanes
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
