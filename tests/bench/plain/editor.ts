/// <reference types="vite/client" />

/** Monaco as its own documentation sets it up, with a text and no language: what typing in our editor is measured beside. */

import * as monaco from 'monaco-editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';

self.MonacoEnvironment = { getWorker: () => new EditorWorker() };

Object.assign(window, {
  openText: (value: string) => monaco.editor.create(document.querySelector('#root') as HTMLElement, { value, language: 'plaintext', automaticLayout: true }),
});
