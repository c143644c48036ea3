// What all parts of the page know: the records, and how they are told. The parts are one module, in the order in which timeline.html names them.
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
