// Renders bibliographies with citeproc-js. Two ways to call it:
//
//   node citeproc_js.js reference JOB.json     JOB: {items, styles: {name: path}, locales, format,
//       locale, out}; writes {name: {entries: [[id, text]], error}} to the path `out`
//   node citeproc_js.js print ITEMS.json STYLE.csl LOCALES_DIR     prints the entries as text
//
// `locales` and LOCALES_DIR are folders of locales-xx-XX.xml.
'use strict';
const fs = require('fs');
const path = require('path');
const CSL = require('citeproc');

const NO_FORM = /\[CSL STYLE ERROR: reference with no printed form\.\]/;

function system(items, localesDir) {
  const byId = new Map(items.map((item) => [String(item.id), item]));
  const locales = new Map();
  return {
    retrieveItem: (id) => byId.get(String(id)),
    retrieveLocale(tag) {
      if (!locales.has(tag)) {
        const file = path.join(localesDir, `locales-${tag}.xml`);
        locales.set(tag, fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : false);
      }
      return locales.get(tag);
    },
  };
}

function bibliography(sys, items, styleFile, format, locale) {
  const engine = new CSL.Engine(sys, fs.readFileSync(styleFile, 'utf8'), locale, Boolean(locale));
  engine.setOutputFormat(format);
  engine.updateItems(items.map((item) => item.id));
  return engine.makeBibliography();
}

// citeproc-js leaves out entries that print nothing, and says of no other whose it is:
// each entry therefore carries its id through the output hook.
function tagEntries(format) {
  CSL.Output.Formats[format]['@bibliography/entry'] = function (state, text) {
    return `${this.system_id}\u0001${text}`;
  };
}

function reference(job) {
  const items = JSON.parse(fs.readFileSync(job.items, 'utf8'));
  const sys = system(items, job.locales);
  tagEntries(job.format);
  const result = {};
  for (const [name, file] of Object.entries(job.styles)) {
    try {
      const [meta, tagged] = bibliography(sys, items, file, job.format, job.locale) || [null, []];
      const texts = new Map(tagged.map((entry) => entry.split('\u0001')));
      const ids = meta ? meta.entry_ids.map((group) => group[0]) : [];
      const text = (id) => ((texts.get(id) || '').replace(NO_FORM, ''));
      result[name] = { entries: ids.map((id) => [id, text(id)]) };
    } catch (error) {
      result[name] = { entries: [], error: String(error) };
    }
  }
  fs.writeFileSync(job.out, JSON.stringify(result));
}

function print(itemsFile, styleFile, localesDir) {
  const items = JSON.parse(fs.readFileSync(itemsFile, 'utf8'));
  const entries = bibliography(system(items, localesDir), items, styleFile, 'text')[1];
  process.stdout.write(entries.join(''));
}

const [command, ...rest] = process.argv.slice(2);
if (command === 'reference') reference(JSON.parse(fs.readFileSync(rest[0], 'utf8')));
else if (command === 'print') print(...rest);
else throw new Error(`no such command: ${command}`);
