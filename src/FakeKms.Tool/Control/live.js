// Looks once a second whether there are other records than these. If so the page loads itself again, and is then as its reader had left it.
(() => {
  'use strict';
  const every = 1000, kept = 'fakekms-live', fields = ['search', 'outcome', 'key', 'event', 'axis'];
  const $ = id => document.getElementById(id), live = $('live');
  live.style.cssText = 'position:fixed;right:1rem;bottom:.5rem;margin:0;font-size:.8rem';
  live.textContent = 'Live';

  function keep() {
    const at = document.activeElement;
    sessionStorage.setItem(kept, JSON.stringify({
      values: Object.fromEntries(fields.map(id => [id, $(id).value])),
      focus: fields.includes(at && at.id) ? at.id : null,
      y: window.scrollY,
    }));
  }

  function takeUp() {
    const state = JSON.parse(sessionStorage.getItem(kept) || 'null');
    if (!state) return;
    for (const id of fields) {
      const value = state.values[id], field = $(id);
      // A key or an event that the records no longer have is not filtered by.
      if (field.options && ![...field.options].some(option => option.value === value)) continue;
      if (field.value === value) continue;
      field.value = value;
      field.dispatchEvent(new Event(id === 'axis' ? 'change' : 'input', { bubbles: true }));
    }
    if (state.focus) $(state.focus).focus();
    window.scrollTo(0, state.y);
  }

  async function look() {
    try {
      const answer = await fetch('/_fakekms/health', { cache: 'no-store' });
      const now = await answer.json();
      const isNew = now.records !== seen.records || now.lastEventId !== seen.lastEventId;
      // Whoever reads a record goes on reading it.
      if (isNew && $('detail').hidden) { keep(); location.reload(); return; }
      live.textContent = isNew ? 'New records: close this one to see them.' : 'Live';
    } catch {
      live.textContent = 'The fake does not answer.';
    }
    setTimeout(look, every);
  }

  window.addEventListener('pagehide', keep);
  takeUp();
  setTimeout(look, every);
})();
