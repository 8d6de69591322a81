/** JSON laid out as it is written in a project: two blanks for each level, a short list or object on one line where it was on one. */

import { type JsonNode, readJson } from './json-text.ts';

/** As wide as a line may be, characters. */
const WIDTH = 100;

/** Every value stays as it is written. Null where the text is no JSON: what is broken is not moved about. */
export function formatJson(text: string): string | null {
  const { root, flaws } = readJson(text);
  if (root === null || flaws.length > 0) return null;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  return mark + laidOut(root, '', 0).replaceAll('\n', eol) + eol;

  /** `before`: what stands before it on its line. */
  function laidOut(node: JsonNode, indent: string, before: number): string {
    const source = text.slice(node.span.start, node.span.end);
    const parts = partsOf(node);
    if (parts === null) return source;
    const [open, close] = node.kind === 'object' ? ['{', '}'] : ['[', ']'];
    if (parts.length === 0) return open + close;
    if (!source.includes('\n')) {
      const inner = parts.map(({ key, value }) => key + laidOut(value, '', 0)).join(', ');
      const line = node.kind === 'object' ? `${open} ${inner} ${close}` : open + inner + close;
      if (indent.length + before + line.length <= WIDTH) return line;
    }
    const deeper = `${indent}  `;
    const lines = parts.map(({ key, value }) => deeper + key + laidOut(value, deeper, key.length));
    return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
  }

  function partsOf(node: JsonNode): readonly { readonly key: string; readonly value: JsonNode }[] | null {
    if (node.kind === 'list') return node.items.map((value) => ({ key: '', value }));
    if (node.kind !== 'object') return null;
    return node.members.flatMap(({ keySpan, value }) => (value === null ? [] : [{ key: `${text.slice(keySpan.start, keySpan.end)}: `, value }]));
  }
}
