import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { missingProperties, undescribed, undocumentedExports } from '../../scripts/manifest-check.mjs';

const manifestOf = (element: object) => ({
  modules: [{ declarations: [{ name: 'SyncTrial', tagName: 'sync-trial', description: 'A trial.', ...element }] }],
});

describe('manifest check', () => {
  test('an element with everything described passes', () => {
    const element = {
      members: [{ name: 'by', description: 'What to group by.' }],
      slots: [{ name: '', summary: 'Text.' }],
    };
    assert.deepEqual(undescribed(manifestOf(element)), []);
  });

  test('each undescribed part is named with its element', () => {
    const element = {
      description: '',
      members: [{ name: 'by' }],
      attributes: [{ name: 'by' }],
      events: [{ name: 'sync-open' }],
      slots: [{ name: '' }],
      cssParts: [{ name: 'bar' }],
      cssProperties: [{ name: '--sync-bar' }],
    };
    assert.deepEqual(undescribed(manifestOf(element)), [
      'sync-trial has no description',
      'sync-trial.by: the member has no description',
      'sync-trial.by: the attribute has no description',
      'sync-trial.sync-open: the event has no description',
      'sync-trial.(default): the slot has no description',
      'sync-trial.bar: the part has no description',
      'sync-trial.--sync-bar: the custom property has no description',
    ]);
  });

  test('a property that the analyzer overlooked is told, decorated fields and accessors alike', () => {
    const text = `class SyncTrial extends LitElement {
      @property() by = 'action';
      @property({ attribute: false }) get source() { return null; }
      @state() hovered = null;
    }`;
    const manifest = manifestOf({ members: [{ name: 'by' }] });
    assert.deepEqual(missingProperties(manifest, [text]), ['sync-trial.source: the property is not in the manifest']);
  });

  test('an element that is not in the manifest at all is told', () => {
    const text = 'class SyncOther extends LitElement { @property() by = 1; }';
    assert.deepEqual(missingProperties(manifestOf({}), [text]), [
      'SyncOther.by: the class is not in the manifest as an element',
    ]);
  });
});

describe('docstrings of exports', () => {
  const folder = mkdtempSync(join(tmpdir(), 'docstrings-'));
  after(() => rmSync(folder, { recursive: true }));

  test('exported functions, types and constants need one, also when they are re-exported', () => {
    writeFileSync(join(folder, 'inner.ts'), '/** Told. */\nexport const told = 1;\nexport interface Mute {}\n');
    writeFileSync(
      join(folder, 'index.ts'),
      "export * from './inner.js';\nexport function mute() {}\nfunction own() {}\n",
    );
    const sentences = undocumentedExports([join(folder, 'index.ts')], {});
    assert.deepEqual(sentences.map((sentence) => sentence.replace(/^.*\/(?=[a-z]+\.ts)/, '')).sort(), [
      'index.ts:2 mute has no docstring',
      'inner.ts:3 Mute has no docstring',
    ]);
  });
});
