// ---- Start
$('note').textContent = lines(data.note.trim());
$('note').hidden = !data.note.trim();
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
